// An author with an open case and a new entry, for tests of typing and pasting.
import { box, button, heading, link, newReferral, saved, setUp } from './person.mjs';
import { openProfile, serveSite, temporaryFolder } from './harness.mjs';

export async function openEntry(more = {}) {
  const site = await serveSite();
  const { page, close, context } = await openProfile(temporaryFolder(), `${site.url}?audit`, more);
  await setUp(page, { name: 'Idris Wold', agency: 'Police', role: 'Report author' });
  await newReferral(page, { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2013', to: '7 November 2014' });
  await link(page, 'Chronology').click();
  await button(page, 'Add an entry').click();
  await box(page, 'What happened').waitFor();
  return { page, context, close: async () => (await close(), site.close()) };
}

/** What the field holds and where the caret is. */
export const fieldOf = (page, name) => box(page, name).evaluate((element) => ({ value: element.value, from: element.selectionStart, to: element.selectionEnd }));

/** What the vault will keep: the words after the field is left, read again from a reload of the entry. */
export async function keptWords(page, name) {
  await page.locator('h1').first().focus();
  await saved(page);
  return box(page, name).inputValue();
}

/** Puts formats on a clipboard of the test's own and pastes it where focus is; true when the page took it over. */
export const paste = (page, formats) =>
  page.evaluate((held) => {
    const data = new DataTransfer();
    for (const [type, words] of Object.entries(held)) data.setData(type, words);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return event.defaultPrevented;
  }, formats);

export { box, button, heading, link, saved };
