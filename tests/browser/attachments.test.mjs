// Files that belong to an entry: attached, kept sealed, shown in a frame without scripts, removed and brought back, in a backup
// and out of it again on another device. By role and name only. TRIBUTARY_LONG=1: a file of 200 MB as well.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { addEntry, box, button, heading, newReferral, passphrase, saved, setUp, unlock } from './lib/person.mjs';

const folder = temporaryFolder();
const file = (name, content) => (writeFileSync(join(folder, name), content), join(folder, name));
const secret = 'marigold-lighthouse-words';
const letter = file('letter.txt', `Dear colleague,\n${secret}\n`);
const hostile = file('page.html', `<script>document.body.textContent = 'ran'; parent.document.title = 'ran'</script>${secret}`);
const pixel = file('scan.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
const megabytes = process.env.TRIBUTARY_LONG ? 200 : 20;
const large = file('records.bin', randomBytes(megabytes * 1_000_000));

const site = await serveSite();
const profile = await openProfile(join(folder, 'author'), site.url);
const { page } = profile;
const hand = mouse(page);

const row = (of, name) => of.getByRole('complementary').getByRole('listitem').filter({ hasText: name });
const act = (of, name, action) => row(of, name).getByRole('button', { name: action, exact: true }).click();
const dialog = (of, name) => of.getByRole('dialog', { name });

async function attach(name, path) {
  await hand.choose('Attach a file', path);
  await row(page, name).waitFor({ timeout: 120_000 });
  await saved(page);
}

const sizeOf = async (of, name) => assert.match(await row(of, name).innerText(), new RegExp(`${megabytes}\\sMB`));

/** What the frame shows, and that it may run nothing. */
async function shown(of, name) {
  await act(of, name, 'View');
  await dialog(of, name).waitFor();
  const frame = of.locator('iframe');
  await frame.waitFor();
  const sandbox = await frame.getAttribute('sandbox');
  assert.notEqual(sandbox, null, 'the frame is in a sandbox');
  assert.ok(!sandbox.includes('allow-scripts') && !sandbox.includes('allow-same-origin'), `the sandbox allows "${sandbox}"`);
  const inside = await (await frame.elementHandle()).contentFrame();
  await inside.waitForLoadState();
  const words = await inside.locator('body').innerText();
  await axe(of, `the viewer of ${name}`);
  await dialog(of, name).getByRole('button', { name: 'Close the attachment', exact: true }).click();
  await frame.waitFor({ state: 'detached' });
  return words;
}

/** Every chunk that is stored, as one text. */
const storedText = (of) => of.evaluate(async () => {
  const database = await new Promise((done, fail) => Object.assign(indexedDB.open('/attachments'), { onsuccess: (event) => done(event.target.result), onerror: fail }));
  const all = await new Promise((done, fail) => Object.assign(database.transaction('chunks').objectStore('chunks').getAll(), { onsuccess: (event) => done(event.target.result), onerror: fail }));
  database.close();
  return { chunks: all.length, text: all.map((each) => new TextDecoder('latin1').decode(each.contents ?? each)).join('') };
});

try {
  await setUp(hand, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
  await newReferral(hand, { reference: 'TH-2014-03', subject: 'Child R' });
  await hand.go('Chronology');
  await heading(page, 'Chronology').waitFor();
  await addEntry(hand, { date: '25/7/13', happened: 'A letter came.' });

  await attach('letter.txt', letter);
  await attach('page.html', hostile);
  await attach('scan.png', pixel);
  await attach('records.bin', large);
  await axe(page, 'an entry with attachments');
  await sizeOf(page, 'records.bin');

  const { chunks, text } = await storedText(page);
  assert.ok(chunks >= 3 + Math.floor((megabytes * 1_000_000) / (1 << 20)), `${chunks} chunks are stored`);
  for (const word of [secret, 'letter.txt', 'Dear colleague']) assert.ok(!text.includes(word), `"${word}" is stored as it is`);

  assert.match(await shown(page, 'letter.txt'), new RegExp(secret));
  assert.match(await shown(page, 'page.html'), /<script>/, 'a page is shown as its source');
  assert.notEqual(await page.title(), 'ran');
  await shown(page, 'scan.png');

  // What cannot be shown is given out as a copy, after it was said what that means.
  await act(page, 'records.bin', 'Save a copy');
  await dialog(page, 'Save a copy outside Tributary?').waitFor();
  const coming = page.waitForEvent('download');
  await dialog(page, 'Save a copy outside Tributary?').getByRole('button', { name: 'Save a copy', exact: true }).click();
  await coming;

  // It is there after a lock, and not before it was unlocked.
  await page.reload();
  await heading(page, 'Unlock').waitFor();
  await unlock(page);
  assert.match(await shown(page, 'letter.txt'), new RegExp(secret));

  await act(page, 'letter.txt', 'Remove');
  await box(page, 'Say why this attachment is removed').fill('Belongs to another case');
  await button(page, 'Remove attachment').click();
  await page.getByText('Removed: Belongs to another case').first().waitFor();
  await row(page, 'letter.txt').getByRole('button', { name: 'Bring back' }).click();
  await row(page, 'letter.txt').getByRole('button', { name: 'View' }).waitFor();

  // A backup holds the contents too.
  await hand.go('This device');
  const backup = await hand.download('button', 'Back up now');
  assert.ok(backup.bytes.length > megabytes * 1_000_000, `the backup has ${backup.bytes.length} bytes`);
  assert.ok(!backup.bytes.includes(secret), 'the backup is sealed');
  const kept = file('kept.tribbackup', backup.bytes);

  const other = await openProfile(join(folder, 'another'), site.url);
  await button(other.page, 'Restore a backup').click();
  await mouse(other.page).choose('Choose the backup', kept);
  await box(other.page, 'Passphrase of the backup').fill(passphrase);
  await button(other.page, 'Restore this backup').click();
  await heading(other.page, 'Home').waitFor({ timeout: 120_000 });
  await other.page.getByRole('link', { name: /Child R/ }).first().click();
  await mouse(other.page).go(/^Chronology/);
  await other.page.getByRole('grid').getByRole('row').nth(1).click();
  assert.match(await shown(other.page, 'letter.txt'), new RegExp(secret));
  await sizeOf(other.page, 'records.bin');
  await other.close();
  console.log(`attachments: four files, one of ${megabytes} MB, sealed, shown without scripts, removed, brought back, restored from a backup elsewhere`);
} finally {
  await profile.close();
  await site.close();
}
