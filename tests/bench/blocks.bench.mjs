// The longest time for which the page does not answer, during everything that takes long. Goal: 50 ms.
// TRIBUTARY_ROWS: sizes of the case, "5000,20000".
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumProgram, serveSite, started, temporaryFolder } from '../browser/lib/harness.mjs';
import { box, button, choose, heading, link, newReferral, saved, saveMyCard, setUp, unlock } from '../browser/lib/person.mjs';
import { download } from '../browser/lib/download.mjs';
import { tableOf } from '../browser/lib/tables.mjs';
import { heartbeatEvery, longestBlock, startHeartbeat } from './lib/main_thread.mjs';
import { report } from './lib/report.mjs';

const goal = 50;
const site = await serveSite();
const folder = temporaryFolder();

async function openPerson(browser, who) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, locale: 'en-GB', timezoneId: 'Europe/London' });
  context.setDefaultTimeout(240_000);
  await context.addInitScript(startHeartbeat, heartbeatEvery);
  const page = await context.newPage();
  await page.goto(site.url);
  await started(page);
  await setUp(page, who);
  return { context, page };
}

const earlier = new Map(); // what was measured with fewer rows

async function measure(browser, page, rows, name, work) {
  const { cpu, wall, heartbeat, seconds } = await longestBlock(browser, page, work);
  const block = cpu || heartbeat;
  const before = earlier.get(name);
  report(`longest block, ${rows} entries, ${name}`, block, 'ms',
    { goal, compared: before && [before.block, `the same with ${before.rows} entries`], words: `wall clock ${Math.max(wall, heartbeat).toFixed(0)} ms, all of it ${seconds.toFixed(1)} s` });
  earlier.set(name, { block, rows });
}

const heap = (page) => page.evaluate(() => globalThis.tributaryParts?.bridge.program.HEAPU8.length ?? 0);

async function importMeasured(browser, page, rows, agency, name) {
  const file = join(folder, `${name}-${rows}.csv`);
  writeFileSync(file, tableOf(rows));
  await link(page, 'Chronology').click();
  await measure(browser, page, rows, 'reading a table', async () => {
    await choose(page, 'Import a file', file);
    await box(page, 'Agency').waitFor();
  });
  await box(page, 'Agency').fill(agency);
  await box(page, 'Agency').press('Tab');
  await measure(browser, page, rows, 'a column gets another meaning', async () => {
    const column = page.getByRole('combobox', { name: 'Worker becomes' });
    await column.selectOption('Kept with the row only');
    await page.getByText('Not used').first().waitFor();
  });
  await measure(browser, page, rows, 'importing', async () => {
    await button(page, `Finish with ${rows} rows`).click();
    await heading(page, /^(Chronology|Merged chronology)$/).waitFor();
    await page.getByText(new RegExp(`${rows} entries`)).first().waitFor();
    await saved(page);
  });
}

async function undoing(browser, page, rows) {
  await link(page, 'History').click();
  await heading(page, 'History').waitFor();
  await measure(browser, page, rows, 'taking an import back', async () => {
    await button(page, /^Undo: import/).first().click();
    await page.getByText(/^Undone: import/).first().waitFor();
    await saved(page);
  });
  await measure(browser, page, rows, 'doing it again', async () => {
    await button(page, /^Redo: import/).first().click();
    await page.getByText(/^Done again: import/).first().waitFor();
    await saved(page);
  });
}

async function lists(browser, page, rows) {
  await link(page, 'Overview').click();
  await measure(browser, page, rows, 'going to the merged list', async () => {
    await link(page, 'Merged chronology').click();
    await page.getByText(new RegExp(`${rows} entries from`)).first().waitFor();
  });
  await measure(browser, page, rows, 'finding', async () => {
    await box(page, /^Find in/).pressSequentially('number 77', { delay: 60 });
    await page.getByText(/number 77\d*\./).first().waitFor();
  });
  await box(page, /^Find in/).fill('');
  await measure(browser, page, rows, 'going to the history', async () => {
    await link(page, 'History').click();
    await page.getByText(`Imported ${rows} rows from`).first().waitFor();
  });
  await link(page, 'Chronology').click();
  await button(page, 'Add an entry').click();
  const event = box(page, 'What happened');
  await event.waitFor();
  await measure(browser, page, rows, 'one edit', async () => {
    await event.fill('Joint visit with the health visitor.');
    await event.press('Tab');
    await saved(page);
  });
}

async function unlocking(browser, page, rows) {
  await page.goto(`${site.url}?audit`);
  await heading(page, 'Unlock').waitFor();
  await measure(browser, page, rows, 'unlocking', async () => {
    await unlock(page);
    await heading(page, /./).first().waitFor();
  });
  report(`memory of the program after unlocking ${rows} entries`, (await heap(page)) / 1e6, 'MB', { digits: 0 });
}

async function handOver(browser, author, board, rows) {
  const card = await saveMyCard(board.page);
  const cardFile = join(folder, `${rows}-${card.name}`);
  writeFileSync(cardFile, card.bytes);
  await link(author.page, 'Hand over').click();
  await choose(author.page, 'Add someone', cardFile);
  await author.page.getByRole('checkbox', { name: /Nell Sallow/ }).check();
  let bundle;
  await measure(browser, author.page, rows, 'sealing (export)', async () => {
    bundle = await download(author.page, () => button(author.page, 'Seal and save the file').click());
    await saved(author.page);
  });
  report(`size of a bundle of ${rows} entries`, bundle.bytes.length / 1000, 'KB', { digits: 0 });
  const file = join(folder, bundle.name);
  writeFileSync(file, bundle.bytes);
  const { page } = board;
  await link(page, 'Home').click();
  await measure(browser, page, rows, 'opening a bundle', async () => {
    await choose(page, 'Open a bundle', file);
    await heading(page, 'Review before adding').waitFor();
    await page.getByText('Signature holds').first().waitFor();
  });
  await page.getByRole('radio', { name: /^Yes, the words are the same/ }).check();
  await measure(browser, page, rows, 'adding a bundle', async () => {
    await button(page, /^Add \d+ changes$/).click();
    await heading(page, 'Merged chronology').waitFor();
    await saved(page);
  });
}

async function size(rows) {
  const browser = await chromium.launch({ executablePath: chromiumProgram, args: chromiumFlags });
  try {
    const author = await openPerson(browser, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
    await newReferral(author.page, { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2005', to: '14 November 2016' });
    await importMeasured(browser, author.page, rows, "Children's social care", 'own');
    await undoing(browser, author.page, rows);
    await lists(browser, author.page, rows);
    const board = await openPerson(browser, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
    await handOver(browser, author, board, rows);
    await board.context.close();
    await unlocking(browser, author.page, rows);
  } finally {
    await browser.close();
  }
}

for (const rows of (process.env.TRIBUTARY_ROWS ?? '5000,20000').split(',').map(Number)) await size(rows);
await site.close();
