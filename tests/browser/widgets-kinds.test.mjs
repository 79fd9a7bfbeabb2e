// The pages of the gallery, one for each kind of widget: every rule of axe-core in four looks, nothing drawn undescribed, everything
// in Chromium's accessibility tree named, no small target, no sideways scrolling; then each widget by mouse, by keyboard alone
// and by the click that assistive technology makes.
import assert from 'node:assert/strict';
import { test, after, before, describe } from 'node:test';
import { audit, axe, openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { everythingNamed, smallTargets, tabStops } from './lib/reach.mjs';

// As the gallery lists them; a page that goes missing fails here.
const kinds = {
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
const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }, { forcedColors: 'active' }];

let site, profile, page;
before(async () => {
  site = await serveSite('gallery');
  profile = await openProfile(temporaryFolder(), `${site.url}?audit&renderer=cpu#/kind`);
  page = profile.page;
});
after(async () => {
  await profile?.close();
  await site?.close();
});

// A fresh page, so that no test leans on what another one left.
async function open(name) {
  await page.goto('about:blank');
  await page.goto(`${site.url}?audit&renderer=cpu#/kind${name && '/' + kinds[name]}`);
  await started(page);
}
const text = (words) => page.getByText(words, { exact: true }).first().waitFor({ state: 'attached' });
const role = (kind, name) => page.getByRole(kind, { name, exact: typeof name === 'string' });
const press = (keys) => keys.split(' ').reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const assistive = (locator) => locator.evaluate((element) => element.click());
const focused = () => page.evaluate(() => (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).replace(/\s+/g, ' ').trim());
// Waits for an attribute: what is typed shows in the next frame.
const has = (locator, name, value) => page.waitForFunction(([element, key, wanted]) => element.getAttribute(key) === wanted, [locator, name, value]);
const is = async (locator, name, value) => has(await locator.elementHandle(), name, value);
const activeLine = (box) => box.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant'))?.textContent ?? '');

test('the list leads to every page', async () => {
  await open('');
  const names = await page.getByRole('main').getByRole('link').allTextContents();
  assert.deepEqual(names, Object.keys(kinds));
});

describe('every page', () => {
  for (const name of Object.keys(kinds)) {
    test(name, async () => {
      await open(name);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      assert.equal(await page.title(), `${name}, Tributary`);
      assert.equal(await audit(page), '', 'drawn and not described');
      for (const look of looks) {
        await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, ...look });
        await page.evaluate(() => globalThis.tributaryParts.loop.now());
        await axe(page, `${name}, ${JSON.stringify(look)}`);
      }
      await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null });
      await everythingNamed(page, name);
      assert.deepEqual(await smallTargets(page), []);
      const stops = await tabStops(page);
      assert.ok(stops.length <= 25, `${stops.length} stops: ${stops.join(', ')}`);
    });
  }
});

describe('combo box', () => {
  test('by mouse', async () => {
    await open('Combo box');
    const box = role('combobox', 'Agency');
    await box.click();
    await role('option', 'Police').click();
    await text('Chosen: Police');
    assert.equal(await box.inputValue(), 'Police');
    await is(box, 'aria-expanded', 'false');
    assert.equal(await focused(), 'Agency', 'focus stays in the box');
  });
  test('by keyboard', async () => {
    await open('Combo box');
    const box = role('combobox', 'Agency');
    await box.focus();
    await page.keyboard.type('h');
    await is(box, 'aria-expanded', 'true');
    await press('ArrowDown ArrowDown ArrowDown');
    assert.equal(await activeLine(box), 'Housing');
    await press('Home');
    assert.equal(await activeLine(box), 'Health visiting');
    await press('End ArrowDown ArrowDown ArrowDown Enter');
    assert.equal(await box.inputValue(), 'Housing');
    await press('Alt+ArrowDown Escape');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await press('Home Shift+End');
    await page.keyboard.type('taxi');
    await role('option', 'Nothing here matches').waitFor();
    await press('Tab');
    assert.equal(await box.inputValue(), 'taxi', 'what was typed is kept');
  });
  test('by assistive click', async () => {
    await open('Combo box');
    await assistive(role('combobox', 'Agency'));
    await assistive(role('option', 'Housing'));
    await text('Chosen: Housing');
  });
  test('a palette of 404 lines', async () => {
    await open('Combo box');
    const box = role('combobox', 'Go to');
    await box.focus();
    assert.equal(await activeLine(box), 'Add an entry');
    await press('ArrowUp');
    assert.match(await activeLine(box), /Entry 400/);
    const list = role('listbox', 'Go to');
    assert.ok((await list.getByRole('option').count()) < 40, 'only lines in sight exist');
    await page.keyboard.type('hand');
    await role('option', 'Hand over').waitFor();
    assert.equal(await activeLine(box), 'Hand over');
    await press('Enter');
    await text('Went to: Hand over');
  });
});

describe('disclosure', () => {
  test('by mouse, by keyboard, by assistive click', async () => {
    await open('Disclosure');
    const button = role('button', 'How dates are read');
    const region = role('region', 'How dates are read');
    await button.click();
    await region.waitFor();
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    assert.equal(await button.getAttribute('aria-controls'), await region.getAttribute('id'));
    await press('Enter');
    await region.waitFor({ state: 'detached' });
    await assistive(button);
    await region.waitFor();
  });
});
