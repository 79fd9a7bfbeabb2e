// Work that takes long: it says how far it is, Cancel keeps nothing, typing goes on meanwhile, locking in the middle loses
// nothing, and where no worker can be had everything works all the same. By role and name only.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { box, button, choose, heading, link, newReferral, saved, saveMyCard, setUp, unlock } from './lib/person.mjs';
import { download } from './lib/download.mjs';
import { tableOf } from './lib/tables.mjs';

const rows = 5000;
const author = { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' };
const board = { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' };
const review = { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2005', to: '14 November 2016' };
const folder = temporaryFolder();
const file = join(folder, 'rows.csv');
writeFileSync(file, tableOf(rows));
const manyRows = 20000; // so many that nobody is too late to stop it
const longFile = join(folder, 'many-rows.csv');
writeFileSync(longFile, tableOf(manyRows));

// A slower processor, so that long work is long enough to be seen on any machine.
async function slowDown(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  return () => session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}

// Gives what ends the slowness, when there is any.
async function beginImport(page, times = 1) {
  const [table, count] = times > 1 ? [longFile, manyRows] : [file, rows];
  await link(page, 'Chronology').click();
  await choose(page, 'Import a file', table);
  await box(page, 'Agency').fill(author.agency);
  await box(page, 'Agency').press('Tab');
  const finish = button(page, `Finish with ${count} rows`);
  await finish.waitFor();
  const quick = times > 1 ? await slowDown(page, times) : undefined;
  await finish.click();
  return quick;
}

// Answers the request for the worker's program in another way. Without the service worker, which would answer first.
const asItWas = { serviceWorkers: 'block' };
const holdWorker = (page, until) => page.route('**/task-worker.js', async (route) => { await until; await route.continue(); });
const refuseWorker = (page) => page.route('**/task-worker.js', (route) => route.abort());

const progressOf = (page, name) => page.getByRole('progressbar', { name });

async function cancelled(page) {
  const quick = await beginImport(page, 8);
  await progressOf(page, 'Importing').waitFor();
  await page.getByText(/^\d+ of 20000 rows$/).first().waitFor();
  await axe(page, 'an import under way');
  await button(page, 'Cancel').click();
  await page.getByText('Stopped. Nothing was kept.').first().waitFor();
  await quick();
  await progressOf(page, 'Importing').waitFor({ state: 'detached' });
  await heading(page, 'Import a file').waitFor(); // the rows are there to be finished, or set aside
  await button(page, 'Set aside').click();
  await page.getByText('No entries yet').first().waitFor();
}

async function locked(page) {
  const quick = await beginImport(page, 8);
  await progressOf(page, 'Importing').waitFor();
  await button(page, 'Lock now').click();
  await quick();
  await heading(page, 'Unlock').waitFor();
  await unlock(page);
  await link(page, 'Chronology').click();
  await page.getByText('No entries yet').first().waitFor();
}

// Locking throws the worker away; the next one is kept from starting until something was typed, saved and seen to be saved.
async function typedWhileSealing(page, cardFile) {
  await button(page, 'Lock now').click();
  await heading(page, 'Unlock').waitFor();
  await unlock(page);
  await button(page, 'Add an entry').click();
  await box(page, 'What happened').waitFor();
  const entry = page.url();
  await link(page, 'Hand over').click();
  await choose(page, 'Add someone', cardFile);
  await page.getByRole('checkbox', { name: /Nell Sallow/ }).check();
  let letGo;
  await holdWorker(page, new Promise((resolve) => { letGo = resolve; }));
  return download(page, async () => {
    await button(page, 'Seal and save the file').click();
    await progressOf(page, 'Sealing the file').waitFor();
    await page.evaluate((address) => { location.href = address; }, entry);
    await box(page, 'What happened').fill('Typed while the file was being sealed.');
    await box(page, 'What happened').press('Tab');
    await page.getByText('Changed once').first().waitFor();
    await saved(page);
    assert.equal(await progressOf(page, 'Sealing the file').count(), 1, 'the file is still being sealed');
    letGo();
  });
}

const site = await serveSite();
const a = await openProfile(join(folder, 'author'), site.url, asItWas);
const b = await openProfile(join(folder, 'board'), site.url, asItWas);
try {
  for (const { page } of [a, b]) page.setDefaultTimeout(60_000);
  await setUp(a.page, author);
  await setUp(b.page, board);
  const card = await saveMyCard(b.page);
  const cardFile = join(folder, card.name);
  writeFileSync(cardFile, card.bytes);

  await newReferral(a.page, review);
  await saved(a.page);
  await cancelled(a.page);
  await locked(a.page);
  await beginImport(a.page);
  await a.page.getByText(`${rows} entries`).first().waitFor();
  await saved(a.page);

  const bundle = await typedWhileSealing(a.page, cardFile);
  const bundleFile = join(folder, bundle.name);
  writeFileSync(bundleFile, bundle.bytes);
  await progressOf(a.page, 'Sealing the file').waitFor({ state: 'detached' });

  // Where no worker can be had, the page does it.
  await refuseWorker(b.page);
  await link(b.page, 'Home').click();
  await choose(b.page, 'Open a bundle', bundleFile);
  await heading(b.page, 'Review before adding').waitFor();
  await b.page.getByText('Signature holds').first().waitFor();
  await b.page.getByRole('radio', { name: /^Yes, the words are the same/ }).check();
  await button(b.page, /^Add \d+ changes$/).click();
  await heading(b.page, 'Merged chronology').waitFor();
  await saved(b.page);

  for (const { page } of [a, b]) {
    await page.reload();
    await unlock(page);
  }
  await b.page.getByText(/^5001 entries from 1 agency/).first().waitFor();
  await link(a.page, 'Chronology').click();
  await a.page.getByText('5001 entries').first().waitFor();
  await box(a.page, /^Find in/).fill('Typed while');
  await a.page.getByText('Typed while the file was being sealed.').first().waitFor();
  console.log(`long work: ${bundle.bytes.length} bytes sealed beside the page, ${rows} rows`);
} finally {
  b.errors.splice(0, b.errors.length, ...b.errors.filter((error) => !/ERR_FAILED|task-worker/.test(error))); // the refused worker is told by the browser
  await a.close();
  await b.close();
  await site.close();
}
