// What a person does, by role and name only: every function is a walk that a screen reader user could take.
// `who` is a page, or one of the hands of hands.mjs; a page is worked with the mouse.
import assert from 'node:assert/strict';
import { mouse } from './hands.mjs';

export const passphrase = 'lantern meadow otter brisk';

export const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
export const link = (page, name) => page.getByRole('link', { name, exact: typeof name === 'string' });
export const box = (page, name) => page.getByRole('textbox', { name, exact: typeof name === 'string' });
export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: typeof name === 'string' });

const handOf = (who) => (who.fill && who.leave ? who : mouse(who));

// Waits until the status line says that everything is stored.
export const saved = (who) => (who.page ?? who).getByText(/^Saved on this device at \d\d:\d\d$/).first().waitFor();

// `look` is called at each of the three steps, with its name.
export async function setUp(who, { name, agency, role }, look = () => {}) {
  const hand = handOf(who);
  await look('you');
  await hand.fill('Your name', name);
  await hand.fill('Agency', agency);
  await hand.fill('Role', role);
  await hand.press('button', 'Continue');
  await hand.fill('Passphrase', passphrase);
  await hand.fill('The same passphrase again', passphrase);
  await look('passphrase');
  await hand.press('button', 'Continue');
  await heading(hand.page, 'Keep your recovery kit').waitFor();
  await look('recovery kit');
  const groups = (await hand.page.getByRole('main').textContent()).match(/[0-9A-HJKMNP-TV-Z]{8}/g);
  assert.equal(groups.length, 8, 'the kit shows eight groups');
  await hand.fill('Type the third group from the page', groups[2]);
  await hand.press('button', 'Continue');
  await heading(hand.page, 'Home').waitFor();
  return groups.join('-');
}

export async function unlock(who, words = passphrase) {
  const hand = handOf(who);
  await hand.fill('Passphrase', words);
  await hand.press('button', 'Unlock');
  await hand.page.getByRole('navigation', { name: /^(Case|Tributary)$/ }).waitFor();
}

export async function home(who) {
  await handOf(who).go(/^(Home|All cases)$/);
  await heading(who.page ?? who, 'Home').waitFor();
}

export async function newReferral(who, { reference, subject, from = '', to = '' }) {
  const hand = handOf(who);
  await home(hand);
  await hand.press('button', 'New referral');
  await hand.fill('Reference', reference);
  await hand.fill('Subject', subject);
  await hand.fill(/^Review period from/, from);
  await hand.fill(/^Review period to/, to);
  await hand.press('button', 'Open the case');
  await heading(hand.page, /Overview|Child/).waitFor();
}

export const choose = (who, name, file) => handOf(who).choose(name, file);

export async function importFile(who, file, agency, rows, look = () => {}) {
  const hand = handOf(who);
  await hand.go('Chronology');
  await heading(hand.page, 'Chronology').waitFor();
  await hand.choose('Import a file', file);
  await heading(hand.page, 'Import a file').waitFor();
  await hand.fill('Agency', agency);
  await hand.leave();
  await look(hand, 'import');
  await hand.press('button', `Finish with ${rows} rows`);
  await heading(hand.page, /hronology$/).waitFor();
}

export async function addEntry(who, { date, happened, did }) {
  const hand = handOf(who);
  await hand.press('button', 'Add an entry');
  await hand.fill('Date your agency knew or acted', date);
  await hand.fill('What happened', happened);
  if (did) await hand.fill('What your agency did', did);
  await hand.leave();
  await saved(hand);
}

/** The card as a file: `{ name, bytes }`. */
export async function saveMyCard(who) {
  const hand = handOf(who);
  await home(hand);
  await hand.go('People and trust');
  await heading(hand.page, 'People and trust').waitFor();
  return hand.download('button', 'Save my contact card');
}
