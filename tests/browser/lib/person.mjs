// What a person does, by role and name only: every function is a walk that a screen reader user could take.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const passphrase = 'lantern meadow otter brisk';

export const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
export const link = (page, name) => page.getByRole('link', { name, exact: typeof name === 'string' });
export const box = (page, name) => page.getByRole('textbox', { name, exact: typeof name === 'string' });
export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: typeof name === 'string' });

// Waits until the status line says that everything is stored.
export const saved = (page) => page.getByText(/^Saved on this device at \d\d:\d\d$/).first().waitFor();

// `look` is called at each of the three steps, with its name.
export async function setUp(page, { name, agency, role }, look = () => {}) {
  await look('you');
  await box(page, 'Your name').fill(name);
  await box(page, 'Agency').fill(agency);
  await box(page, 'Role').fill(role);
  await button(page, 'Continue').click();
  await box(page, 'Passphrase').fill(passphrase);
  await box(page, 'The same passphrase again').fill(passphrase);
  await look('passphrase');
  await button(page, 'Continue').click();
  await heading(page, 'Keep your recovery kit').waitFor();
  await look('recovery kit');
  const groups = (await page.getByRole('main').textContent()).match(/[0-9A-HJKMNP-TV-Z]{8}/g);
  assert.equal(groups.length, 8, 'the kit shows eight groups');
  await box(page, 'Type the third group from the page').fill(groups[2]);
  await button(page, 'Continue').click();
  await heading(page, 'Home').waitFor();
  return groups.join('-');
}

export async function unlock(page, words = passphrase) {
  await box(page, 'Passphrase').fill(words);
  await button(page, 'Unlock').click();
  await page.getByRole('navigation').waitFor();
}

export async function newReferral(page, { reference, subject, from = '', to = '' }) {
  await link(page, 'Home').or(link(page, 'All cases')).first().click();
  await button(page, 'New referral').click();
  await box(page, 'Reference').fill(reference);
  await box(page, 'Subject').fill(subject);
  await box(page, /^Review period from/).fill(from);
  await box(page, /^Review period to/).fill(to);
  await button(page, 'Open the case').click();
  await heading(page, /Overview|Child/).waitFor();
}

export async function choose(page, name, file) {
  const chooser = page.waitForEvent('filechooser');
  await button(page, name).first().click();
  await (await chooser).setFiles(file);
}

export async function importFile(page, file, agency, rows) {
  await link(page, 'Chronology').click();
  await choose(page, 'Import a file', file);
  await heading(page, 'Import a file').waitFor();
  await box(page, 'Agency').fill(agency);
  await box(page, 'Agency').press('Tab');
  await button(page, `Finish with ${rows} rows`).click();
}

// Presses something that gives a file, and returns its name and bytes.
export async function download(page, press) {
  const coming = page.waitForEvent('download');
  await press();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

export async function saveMyCard(page) {
  await link(page, 'All cases').or(link(page, 'Home')).first().click();
  await link(page, 'People and trust').click();
  return download(page, () => button(page, 'Save my contact card').click());
}
