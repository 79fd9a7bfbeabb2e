// The handover loop: two people with two browser profiles, real files, by role and name only; first with the server
// running, then with the server stopped after the first visit.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { box, button, choose, download, heading, importFile, link, newReferral, saved, saveMyCard, setUp, unlock } from './lib/person.mjs';

const data = (name) => fileURLToPath(new URL(`../data/child-r/${name}`, import.meta.url));
const author = { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' };
const board = { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' };
const review = { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2013', to: '14 November 2014' };

// Adds an entry without touching the mouse.
async function addEntryByKeyboard(page, date, words) {
  await button(page, 'Add an entry').focus();
  await page.keyboard.press('Enter');
  const known = box(page, 'Date your agency knew or acted');
  await known.waitFor();
  await known.focus();
  await page.keyboard.type(date);
  await page.keyboard.press('Tab');
  await box(page, 'What happened').focus();
  await page.keyboard.type(words);
  await page.keyboard.press('Tab');
  await saved(page);
}

async function loop(mode) {
  const site = await serveSite();
  const folder = temporaryFolder();
  const a = await openProfile(join(folder, 'author'), site.url);
  const b = await openProfile(join(folder, 'board'), site.url);
  try {
    if (mode === 'offline') {
      for (const { page } of [a, b]) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await site.close();
      for (const { page } of [a, b]) await page.reload();
    }

    await setUp(a.page, author, (step) => axe(a.page, `first run, ${step}`));
    await axe(a.page, 'home');
    await setUp(b.page, board);

    const card = await saveMyCard(b.page);
    await axe(b.page, 'people and trust');
    assert.match(card.name, /^card-[a-z0-9-]+\.tribcard$/);
    const cardFile = join(folder, card.name);
    writeFileSync(cardFile, card.bytes);

    await newReferral(a.page, review);
    await axe(a.page, 'overview');
    await importFile(a.page, data('children-social-care.csv'), author.agency, 43);
    await heading(a.page, 'Chronology').waitFor();
    await saved(a.page);
    await addEntryByKeyboard(a.page, '25/7/13', 'Joint visit with HV1, added by keyboard.');
    await axe(a.page, 'chronology with an entry');
    await box(a.page, 'What your agency did').focus();
    await a.page.keyboard.type('Child in need meeting set.');
    await a.page.keyboard.press('Tab');
    await saved(a.page);

    await link(a.page, 'Hand over').click();
    await choose(a.page, 'Add someone', cardFile);
    await a.page.getByRole('checkbox', { name: /Nell Sallow/ }).check();
    await axe(a.page, 'hand over');
    const bundle = await download(a.page, () => button(a.page, 'Seal and save the file').click());
    assert.match(bundle.name, /^bundle-[a-z0-9]{4}-[a-z0-9]{4}\.trib$/);
    const bundleFile = join(folder, bundle.name);
    writeFileSync(bundleFile, bundle.bytes);
    await saved(a.page);
    await link(a.page, 'History').click();
    await heading(a.page, 'History').waitFor();
    await axe(a.page, 'history');

    await newReferral(b.page, review);
    await importFile(b.page, data('police.csv'), 'Police', 32);
    await saved(b.page);
    await link(b.page, 'Family').click();
    await axe(b.page, 'family');
    await link(b.page, 'All cases').click();
    await choose(b.page, 'Open a bundle', bundleFile);
    await heading(b.page, 'Review before adding').waitFor();
    await b.page.getByText('Signature holds').first().waitFor();
    assert.ok(await b.page.getByText(/Idris Wold/).count() > 0, 'the review says who signed it');
    await axe(b.page, 'review');
    await b.page.getByRole('radio', { name: /TH-2014-03/ }).check();
    await b.page.getByRole('radio', { name: /^Yes, the words are the same/ }).check();
    await button(b.page, /^Add \d+ changes$/).click();
    await heading(b.page, 'Merged chronology').waitFor();
    await b.page.getByText(/^(75|76) entries from 2 agencies/).first().waitFor();
    await saved(b.page);
    await axe(b.page, 'merged chronology');

    for (const { page } of [a, b]) {
      await page.reload();
      await heading(page, 'Unlock').waitFor();
      await axe(page, 'unlock');
      await unlock(page);
    }
    await b.page.getByText(/^76 entries from 2 agencies/).first().waitFor();
    const agencies = await b.page.getByRole('row').filter({ hasText: /POL|CSC/ }).count();
    assert.ok(agencies > 5, `both agencies stand in the merged list (${agencies} rows seen)`);
    await link(a.page, 'Chronology').click();
    await a.page.getByText(/44 entries/).first().waitFor();
    await box(a.page, /^Find in/).fill('added by keyboard');
    await a.page.getByText(/Joint visit with HV1, added by keyboard/).first().waitFor();

    await link(b.page, 'This device').click();
    await heading(b.page, 'This device').waitFor();
    await axe(b.page, 'this device');
    await button(b.page, 'Lock now').click();
    await heading(b.page, 'Unlock').waitFor();
    const left = await b.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('input,textarea')].map((e) => e.value).join(' '));
    for (const word of ['Idris', 'TH-2014-03', 'Child R', 'Police']) assert.ok(!left.includes(word), `"${word}" is still in the page after locking`);
    for (const { errors } of [a, b]) assert.deepEqual(errors, [], 'nothing was written to the console');
    console.log(`loop (${mode}): ${bundle.bytes.length} bytes handed over, 76 entries merged`);
  } finally {
    await a.close();
    await b.close();
    await site.close();
  }
}

await loop('online');
await loop('offline');
