// The handover loop, walked by two people with any hand: set up, a new case, a table brought in, an entry added and
// changed, sealed to a contact card, opened by the other, compared, added, merged.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addEntry, heading, home, importFile, newReferral, saved, saveMyCard, setUp, unlock } from './person.mjs';

const data = (name) => fileURLToPath(new URL(`../../data/child-r/${name}`, import.meta.url));
const author = { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' };
const board = { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' };
const review = { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2013', to: '14 November 2014' };
export const caseWords = ['Idris', 'Nell Sallow', 'TH-2014-03', 'Child R', 'Police'];

/** `a` and `b` are hands; `look(hand, screen)` is called at each screen. Both stand at Unlock or in the case at the end; gives the bundle's bytes. */
export async function handOver(a, b, folder, look = () => {}) {
  await setUp(a, author, (step) => look(a, `first run, ${step}`));
  await look(a, 'home');
  await setUp(b, board);

  const card = await saveMyCard(b);
  await look(b, 'people and trust');
  assert.match(card.name, /^card-[a-z0-9-]+\.tribcard$/);
  const cardFile = join(folder, card.name);
  writeFileSync(cardFile, card.bytes);

  await newReferral(a, review);
  await look(a, 'overview');
  await importFile(a, data('children-social-care.csv'), author.agency, 43, look);
  await saved(a);
  await look(a, 'chronology');
  await addEntry(a, { date: '25/7/13', happened: 'Joint visit with HV1, added in this walk.', did: 'Child in need meeting set.' });
  await look(a, 'chronology with an entry');
  await a.fill('What your agency did', 'Child in need meeting set for 2 August.');
  await a.leave();
  await saved(a);

  await a.go('Hand over');
  await heading(a.page, 'Hand over').waitFor();
  await a.choose('Add someone', cardFile);
  await a.pick('checkbox', /Nell Sallow/);
  await look(a, 'hand over');
  const bundle = await a.download('button', 'Seal and save the file');
  assert.match(bundle.name, /^bundle-[a-z0-9]{4}-[a-z0-9]{4}\.trib$/);
  const bundleFile = join(folder, bundle.name);
  writeFileSync(bundleFile, bundle.bytes);
  await saved(a);
  await a.go('History');
  await heading(a.page, 'History').waitFor();
  await look(a, 'history');

  await newReferral(b, review);
  await importFile(b, data('police.csv'), 'Police', 32);
  await saved(b);
  await b.go('Family');
  await heading(b.page, 'Family').waitFor();
  await look(b, 'family');
  await home(b);
  await b.choose('Open a bundle', bundleFile);
  await heading(b.page, 'Review before adding').waitFor();
  await b.page.getByText('Signature holds').first().waitFor();
  assert.ok(await b.page.getByText(/Idris Wold/).count() > 0, 'the review says who signed it');
  await look(b, 'review');
  await b.pick('radio', /TH-2014-03/);
  await b.pick('radio', /^Yes, the words are the same/);
  await b.press('button', /^Add \d+ changes$/);
  await heading(b.page, 'Merged chronology').waitFor();
  await b.page.getByText(/^76 entries from 2 agencies/).first().waitFor();
  await saved(b);
  await look(b, 'merged chronology');
  return bundle;
}

/** Both profiles are opened again: what was called saved is there. */
export async function comeBack(a, b, look = () => {}) {
  for (const hand of [a, b]) {
    await hand.page.reload();
    await heading(hand.page, 'Unlock').waitFor();
    await look(hand, 'unlock');
    await unlock(hand);
  }
  await b.page.getByText(/^76 entries from 2 agencies/).first().waitFor();
  const agencies = await b.page.getByRole('row').filter({ hasText: /POL|CSC/ }).count();
  assert.ok(agencies > 5, `both agencies stand in the merged list (${agencies} rows seen)`);
  await a.go('Chronology');
  await a.page.getByText(/44 entries/).first().waitFor();
  await a.fill(/^Find in/, 'added in this walk');
  await a.page.getByText(/Joint visit with HV1, added in this walk/).first().waitFor();
}

/** The places that the loop does not lead through: search in a case, its conflicts, help, the keys, the accessibility statement. */
export async function lookAround(hand, look) {
  const { page } = hand;
  await hand.go('Merged chronology');
  for (const view of ['Timeline', 'Who knew what when', 'Discrepancies', 'Not seen in a row', 'Contact gaps', 'Duplicates']) {
    await hand.press('tab', view);
    await page.waitForFunction((title) => document.title === `${title}, Tributary`, view);
    await look(hand, view);
  }
  await hand.go('Search');
  await heading(page, 'Search').waitFor();
  await hand.fill('Words to find', 'visit');
  await page.getByText(/\d+ places found/).first().waitFor();
  await look(hand, 'search');
  await page.evaluate(() => { location.hash = location.hash.replace(/search$/, 'conflicts'); }); // in the menu only when there are some
  await heading(page, 'Conflicts').waitFor();
  await page.getByText('No conflicts').waitFor();
  await look(hand, 'conflicts');
  await hand.go('Help');
  await page.getByRole('heading', { level: 1, name: /^Help/ }).waitFor();
  await look(hand, 'help');
  await hand.press('link', 'Keyboard shortcuts');
  await heading(page, 'Keyboard shortcuts').waitFor();
  await look(hand, 'keyboard shortcuts');
  await hand.press('link', 'How accessible Tributary is');
  await heading(page, 'Accessibility').waitFor();
  await look(hand, 'accessibility');
}

/** Locks, and no word of the case is left in the page. */
export async function lock(hand, look = () => {}) {
  await hand.go('This device');
  await heading(hand.page, 'This device').waitFor();
  await look(hand, 'this device');
  await hand.press('button', 'Lock now');
  await heading(hand.page, 'Unlock').waitFor();
  const left = await hand.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('input,textarea')].map((e) => e.value).join(' '));
  for (const word of caseWords) assert.ok(!left.includes(word), `"${word}" is still in the page after locking`);
}
