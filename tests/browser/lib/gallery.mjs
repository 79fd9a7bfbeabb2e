// The gallery of widgets in a browser, and short ways to what is on its pages.
import { after } from 'node:test';
import { openProfile, serveSite, started, temporaryFolder } from './harness.mjs';

// As the gallery lists them; a page that goes missing fails here.
export const kinds = {
  'Text': 'text',
  'Link': 'link',
  'Button': 'button',
  'Icon button and tip': 'icon-button',
  'Menu': 'menu',
  'Text box': 'text-box',
  'Date box': 'date-box',
  'Long text': 'long-text',
  'Editor': 'editor',
  'Tick box': 'tick-box',
  'Choice': 'choice',
  'Select': 'select',
  'Combo box': 'combo-box',
  'Disclosure': 'disclosure',
  'Tabs': 'tabs',
  'Tree': 'tree',
  'Table': 'table',
  'Grid': 'grid',
  'Rows in order': 'reorder',
  'Split panes': 'split',
  'Dialog': 'dialog',
  'Message': 'message',
  'Note and card': 'note',
  'Summary': 'summary',
  'Progress': 'progress',
  'Facts and tags': 'facts',
  'Nothing here yet': 'empty',
  'Steps': 'steps',
  'Status line': 'status-line',
};

const site = await serveSite('gallery');
const profile = await openProfile(temporaryFolder(), `${site.url}?audit&renderer=cpu#/kind`);
export const { page } = profile;
after(async () => {
  await profile.close();
  await site.close();
});

// A fresh page, so that no test leans on what another one left.
export async function open(name) {
  await page.goto('about:blank');
  await page.goto(`${site.url}?audit&renderer=cpu#/kind${name && '/' + kinds[name]}`);
  await started(page);
}
export const text = (words) => page.getByText(words, { exact: true }).first().waitFor({ state: 'attached' });
export const role = (kind, name) => page.getByRole(kind, { name, exact: typeof name === 'string' });
export const press = (keys) => keys.split(' ').reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
export const assistive = (locator) => locator.evaluate((element) => element.click());
export const focused = () => page.evaluate(() => (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).replace(/\s+/g, ' ').trim());
// Waits for an attribute: what is typed shows in the next frame.
export const has = (locator, name, value) => page.waitForFunction(([element, key, wanted]) => element.getAttribute(key) === wanted, [locator, name, value]);
export const is = async (locator, name, value) => has(await locator.elementHandle(), name, value);
export const activeLine = (box) => box.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant'))?.textContent ?? '');
