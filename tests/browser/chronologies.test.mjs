// From two agencies' tables to one story: a table is pasted and its columns are confirmed, a Word file and a spreadsheet come in,
// a row that was held is put right, a discrepancy is decided, a question goes out and its answer comes back to the same place.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { reflow } from './lib/eyes.mjs';
import { heading, home, newReferral, saved, saveMyCard, setUp } from './lib/person.mjs';

const data = (name) => fileURLToPath(new URL(`../data/child-r/${name}`, import.meta.url));
const folder = temporaryFolder();
const kept = (file) => (writeFileSync(join(folder, file.name), file.bytes), join(folder, file.name));
const site = await serveSite();
const b = await openProfile(join(folder, 'board'), site.url);
const board = mouse(b.page);
const { page } = b;

// Day first, except where only the month can be: one row in doubt, one impossible, one that reads itself.
const pasted = [
  'Date of contact\tWhat was noted\tSeen?\tReference',
  '04/02/2014\tHome visit. Josh seen with Ms Pellow.\tY\tNote 1',
  '31/02/2014\tCall from the school about absence.\tN/A\tNote 2',
  '2 April 2014\tVisit to Flat 6, Corn Exchange Court. Josh not seen.\tN\tNote 3',
].join('\n');

const question = 'What was the home like that week?';
const answer = 'No beds in the children\'s room; see the inspection.';

async function openCase(hand) {
  await home(hand);
  await hand.page.getByRole('link', { name: /Child R/ }).first().click();
  await heading(hand.page, /Overview|Child/).waitFor();
}

async function finishImport(hand, agency, rows) {
  await heading(hand.page, 'Import a file').waitFor();
  await hand.fill('Agency', agency);
  await hand.leave();
  await hand.press('button', `Finish with ${rows} rows`);
  await heading(hand.page, /hronology$/).waitFor();
  await saved(hand);
}

try {
  await setUp(board, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
  await newReferral(board, { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2013', to: '14 November 2014' });

  // A pasted table: what its columns mean is shown, may be changed, and is asked for once.
  await b.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await board.go('Chronology');
  await heading(page, 'Chronology').waitFor();
  await page.evaluate((words) => navigator.clipboard.writeText(words), pasted);
  await board.press('button', 'Paste a table');
  await heading(page, 'Import a file').waitFor();
  await page.getByText('31/02/2014 is not a day. February 2014 has 28 days. The words are kept.').waitFor();
  await page.getByRole('combobox', { name: 'Reference becomes' }).selectOption({ label: 'Your comment' });
  await axe(page, 'an import with a row held');
  await reflow(page, 'an import with a row held');
  await finishImport(board, 'Early help', 2);

  // The held row waits in its chronology; typing its day takes it in, and its words are those of the file.
  await board.go('Merged chronology');
  await heading(page, 'Merged chronology').waitFor();
  await page.getByText(/^2 entries from 1 agency/).first().waitFor();
  await board.go('Chronology');
  await board.press('button', 'Needs you 1');
  await page.getByText('31/02/2014 | Call from the school about absence. | N/A | Note 2').first().waitFor();
  await board.fill('Type the date', '28/02/2014');
  await board.press('button', 'Take the row in');
  await page.getByRole('textbox', { name: 'Date your agency knew or acted' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Date your agency knew or acted' }).inputValue(), '28/02/2014');
  await saved(board);

  // A Word document and two text files of other agencies, by the same road.
  for (const [file, agency, rows] of [['housing.docx', 'Housing', 31], ['children-social-care.csv', "Children's social care", 43], ['gp.docx', 'GP', 33]]) {
    await board.go('Chronology');
    await board.choose('Import a file', data(file));
    await finishImport(board, agency, rows);
  }
  await board.go('Merged chronology');
  await page.getByText(/^110 entries from 4 agencies/).first().waitFor();

  // What does not agree is shown with its reason; the panel decides one, and asks about another.
  await board.press('tab', 'Discrepancies');
  await page.getByRole('button', { name: 'Agree a version' }).first().waitFor();
  const undecided = () => page.getByRole('button', { name: 'Agree a version' }).count();
  const before = await undecided();
  await board.press('button', 'Agree a version');
  await board.fill('The version the panel agrees', 'The call of the landlord counts.');
  await axe(page, 'a discrepancy being decided');
  await board.press('button', 'Keep the agreed version');
  await page.waitForFunction((count) => [...document.querySelectorAll('#mirror button')].filter((each) => each.textContent === 'Agree a version').length < count, before);

  // The question about the state of the home goes to whoever wrote of it.
  await page.getByRole('heading', { name: 'Home conditions' }).locator('xpath=following::button[normalize-space()="Ask the agencies"][1]').click();
  await board.fill('Question to the agencies', question);
  await board.press('button', 'Ask them');
  await page.getByRole('button', { name: 'Ask them' }).waitFor({ state: 'detached' });
  await saved(board);

  const h = await openProfile(join(folder, 'housing'), site.url);
  const housing = mouse(h.page);
  try {
    await setUp(housing, { name: 'Marcus Lyle', agency: 'Housing', role: 'Report author' });
    const authorCard = kept(await saveMyCard(housing));
    const boardCard = kept(await saveMyCard(board));
    await housing.choose('Add someone', boardCard);
    await openCase(board);
    await board.go('Hand over');
    await heading(page, 'Hand over').waitFor();
    await board.choose('Add someone', authorCard);
    for (const box of await page.getByRole('checkbox', { name: /^Chronology of/ }).all()) await box.uncheck();
    await board.pick('checkbox', /^Chronology of Housing/);
    await board.pick('checkbox', /Marcus Lyle/);
    const asked = kept(await board.download('button', 'Seal and save the file'));

    await home(housing);
    await housing.choose('Open a bundle', asked);
    await heading(h.page, 'Review before adding').waitFor();
    await housing.pick('radio', /^Yes, the words are the same/);
    await housing.press('button', /^Add \d+ changes?$/);
    await heading(h.page, 'Merged chronology').waitFor();
    await housing.go('Chronology');
    await h.page.getByText(/Inspection\. No beds/).first().click();
    await h.page.getByText(question).first().waitFor();
    await axe(h.page, 'a question of the board');
    await h.page.getByRole('complementary').getByRole('button', { name: 'Answer', exact: true }).click();
    await housing.fill('Your answer to the board', answer);
    await h.page.getByRole('complementary').getByRole('button', { name: 'Answer', exact: true }).click();
    await h.page.getByText(`Answered: ${answer}`).first().waitFor();
    await saved(housing);
    await housing.go('Hand over');
    await heading(h.page, 'Hand over').waitFor();
    await housing.pick('checkbox', /Nell Sallow/);
    const answered = kept(await housing.download('button', 'Seal and save the file'));

    await home(board);
    await board.choose('Open a bundle', answered);
    await heading(page, 'Review before adding').waitFor();
    await board.pick('radio', /^Yes, the words are the same/);
    await board.press('button', /^Add \d+ changes?$/);
    await heading(page, 'Merged chronology').waitFor();
    await board.press('tab', 'Discrepancies');
    await page.getByText(answer).first().waitFor();
    await axe(page, 'a discrepancy with its answer');
  } finally {
    await h.close();
  }
  console.log('chronologies: pasted, confirmed, put right, three files more, decided, asked and answered');
} finally {
  await b.close();
  await site.close();
}
