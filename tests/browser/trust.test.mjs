// Two people who trust each other's keys: words compared, a receipt that closes the loop, new keys in place of old ones,
// and what was sealed to the old ones still opens. By role and name only.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { addEntry, heading, home, newReferral, saved, saveMyCard, setUp } from './lib/person.mjs';

const review = { reference: 'TH-2014-03', subject: 'Child R' };
const folder = temporaryFolder();
const site = await serveSite();
const a = await openProfile(join(folder, 'author'), site.url);
const b = await openProfile(join(folder, 'board'), site.url);
const author = mouse(a.page), board = mouse(b.page);

const kept = (file) => (writeFileSync(join(folder, file.name), file.bytes), join(folder, file.name));
const main = (hand) => hand.page.getByRole('main');
const says = (hand, words) => main(hand).getByText(words).first().waitFor();

async function peopleAndTrust(hand) {
  await home(hand);
  await hand.go('People and trust');
  await heading(hand.page, 'People and trust').waitFor();
}

async function addCard(hand, file) {
  await peopleAndTrust(hand);
  await hand.choose('Add someone', file);
}

/** The words of my key, as the page gives them. */
async function myWords(hand) {
  await peopleAndTrust(hand);
  const facts = (await main(hand).innerText()).split('\n').map((line) => line.trim()).filter(Boolean);
  return facts[facts.indexOf('Words of your key') + 1];
}

const personRow = (hand, name) => hand.page.getByRole('row').filter({ hasText: name });

async function intoCase(hand) {
  await home(hand);
  await hand.page.getByRole('link', { name: /Child R/ }).first().click();
  await heading(hand.page, /Overview|Child/).waitFor();
}

async function sealTo(hand, name) {
  await intoCase(hand);
  await hand.go('Hand over');
  await heading(hand.page, 'Hand over').waitFor();
  await hand.pick('checkbox', name);
  return kept(await hand.download('button', 'Seal and save the file'));
}

async function openBundle(hand, file, { seen = 'Signature holds', add }) {
  await home(hand);
  await hand.choose('Open a bundle', file);
  await heading(hand.page, 'Review before adding').waitFor();
  await says(hand, seen);
  if (add) await add();
}

try {
  await setUp(author, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
  await setUp(board, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
  const oldCard = kept(await saveMyCard(author)), boardCard = kept(await saveMyCard(board));

  // The words that one reads out are the words that the other sees.
  const oldWords = await myWords(author);
  assert.match(oldWords, /^\w+(, \w+){5}$/);
  await addCard(board, oldCard);
  await personRow(board, 'Idris Wold').getByText(oldWords).waitFor();
  await personRow(board, 'Idris Wold').getByRole('button', { name: 'Compare by telephone' }).click();
  await personRow(board, 'Idris Wold').getByRole('button', { name: 'The words are the same' }).click();
  await personRow(board, 'Idris Wold').getByText(/^Compared/).waitFor();
  await addCard(author, boardCard);

  await newReferral(author, review);
  await author.go('Chronology');
  await addEntry(author, { date: '25/7/13', happened: 'A first visit.' });
  const first = await sealTo(author, /Nell Sallow/);
  await newReferral(board, review);
  await openBundle(board, first, { add: async () => {
    await board.pick('radio', /TH-2014-03/);
    await board.press('button', /^Add \d+ changes$/);
    await heading(board.page, 'Merged chronology').waitFor();
    await saved(board);
  } });

  // A receipt says what became of the bundle. A second bundle is on its way while the author's keys change.
  const sealedBefore = await sealTo(board, /Idris Wold/);
  await board.go('Hand over');
  const receipt = kept(await board.download('button', 'Seal and save the receipt'));
  await axe(b.page, 'hand over with a receipt sent');
  await openBundle(author, receipt, { seen: '1 change' });
  await says(author, /5 changes added\.$/);
  await says(author, 'You have not compared this key yet');
  assert.ok(await a.page.getByRole('radio', { name: /TH-2014-03/ }).isChecked(), 'an answer goes to the case that was handed over');
  await author.pick('radio', /^Yes, the words are the same/);
  await author.press('button', 'Add 1 change');
  await saved(author);
  await intoCase(author);
  await author.go('Hand over');
  await a.page.getByText(/^Receipt from Nell Sallow/).first().waitFor();

  // New keys: other words, and a card that says whose place it takes.
  await peopleAndTrust(author);
  await author.press('button', 'My keys may have been read by somebody');
  await axe(a.page, 'new keys explained');
  await author.press('button', 'Make new keys');
  const asked = a.page.getByRole('dialog', { name: 'Make new keys for yourself?' });
  await axe(a.page, 'new keys asked for');
  await asked.getByRole('button', { name: 'Make new keys', exact: true }).click();
  await a.page.getByRole('button', { name: 'Save the card that takes the place of my old one' }).waitFor();
  await saved(author);
  const newWords = await myWords(author);
  assert.notEqual(newWords, oldWords);
  const change = kept(await author.download('button', 'Save the card that takes the place of my old one'));

  // Whoever has the old card sees that it counts no more, and compares the new words before the new one does.
  await addCard(board, change);
  const rows = personRow(board, 'Idris Wold');
  await rows.getByText('Key no longer counts').waitFor();
  const row = rows.filter({ hasText: newWords });
  await row.getByText('Not compared yet').waitFor();
  await axe(b.page, 'a key that changed');
  await row.getByRole('button', { name: 'Compare by telephone' }).click();
  await row.getByRole('button', { name: 'The words are the same' }).click();
  await row.getByText(/^Compared/).waitFor();

  // What was sealed to the old keys opens with the new ones, and work goes on both ways.
  const waiting = sealedBefore;
  await openBundle(author, waiting, { seen: 'Sealed to you' });
  await author.press('button', 'Set aside');
  await intoCase(author);
  await author.go('Chronology');
  await addEntry(author, { date: '26/7/13', happened: 'A second visit.' });
  const second = await sealTo(author, /Nell Sallow/);
  await openBundle(board, second, { seen: 'Compared by telephone' });
  await board.press('button', /^Add \d+ changes?$/);
  await heading(board.page, 'Merged chronology').waitFor();
  await b.page.getByText(/^2 entries/).first().waitFor();
  console.log('trust: words compared, a receipt taken in, new keys in place of old ones, old bundles still open, and the work goes on');
} finally {
  await a.close();
  await b.close();
  await site.close();
}
