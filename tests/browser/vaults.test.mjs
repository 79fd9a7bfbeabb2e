// Several vaults on one device, in a real browser: each has its own database, lock and preferences; two people work side by side in
// two tabs; one vault goes and the other stays; a vault of before is where it was.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { axe, openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { reflow, resize } from './lib/eyes.mjs';
import { mouse } from './lib/hands.mjs';
import { box, button, heading, newReferral, passphrase, saved, setUp, unlock } from './lib/person.mjs';

const site = await serveSite();
const folder = temporaryFolder();
const { context, page, close } = await openProfile(join(folder, 'shared'), site.url);
const hand = mouse(page);

const databases = (of) => of.evaluate(async () => (await indexedDB.databases()).map((each) => each.name).sort());
const idriss = 'copper window walnut gravel';
const secondIsNamed = 'Idris Wold, Police';

async function setUpAnother(of, name) {
  await hand.fill('Name of this vault', name);
  await hand.fill('Your name', 'Idris Wold');
  await hand.fill('Agency', 'Police');
  await hand.fill('Role', 'Report author');
  await hand.press('button', 'Continue');
  await hand.fill('Passphrase', idriss);
  await hand.fill('The same passphrase again', idriss);
  await hand.press('button', 'Continue');
  await heading(of, 'Keep your recovery kit').waitFor();
  const groups = (await of.getByRole('main').textContent()).match(/[0-9A-HJKMNP-TV-Z]{8}/g);
  await hand.fill('Type the third group from the page', groups[2]);
  await hand.press('button', 'Continue');
  await heading(of, 'Home').waitFor();
}

async function toVaults(of) {
  await mouse(of).go('This device');
  await button(of, 'Lock and show the vaults of this device').click();
  await heading(of, 'Vaults on this device').waitFor();
}

// The first vault, as every version before had it.
await setUp(hand, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
await newReferral(hand, { reference: 'TH-2014-03', subject: 'Child R' });
await saved(page);
assert.deepEqual(await databases(page), ['/vault']);
await page.reload();
await heading(page, 'Unlock').waitFor();

// A second one beside it.
await button(page, 'Somebody else works here too').click();
await heading(page, 'Vaults on this device').waitFor();
await axe(page, 'the list of vaults');
await button(page, 'Make another vault').click();
await heading(page, 'Who you are').waitFor();
await setUpAnother(page, secondIsNamed);
await newReferral(hand, { reference: 'PO-1', subject: 'Child S' });
await saved(page);
const two = await databases(page);
assert.equal(two.length, 2);
assert.match(two[1], /^\/vault-[0-9a-f]{16}$/);
assert.ok(!(await page.getByText('Child R').count()), 'nothing of the first vault is seen in the second');

// Loaded anew, the tab is in its own vault; another tab is asked.
await page.reload();
await heading(page, 'Unlock').waitFor();
await page.getByText(secondIsNamed).first().waitFor();
await unlock(hand, idriss);
const other = await context.newPage();
await other.goto(site.url);
await started(other);
await heading(other, 'Vaults on this device').waitFor();
const list = await other.evaluate(() => document.documentElement.outerHTML);
for (const word of ['Child R', 'Child S', 'TH-2014-03', 'PO-1', 'Nell Sallow']) assert.ok(!list.includes(word), `the list shows "${word}"`);

// Both write at the same time: neither is read-only, and neither wakes the other.
await button(other, 'Open The first vault').click();
await unlock(other);
assert.equal(await other.getByText('Reading only').count(), 0);
assert.equal(await page.getByText('Reading only').count(), 0);
await mouse(other).go('This device');
await box(other, 'Name of this vault').fill('Board office');
await other.keyboard.press('Tab');
await button(other, 'Back up now').waitFor();
const coming = other.waitForEvent('download');
await button(other, 'Back up now').click();
const backup = await coming;
const backupFile = join(folder, 'first.tribbackup');
await backup.saveAs(backupFile);
await saved(other);

// A third tab on the same vault reads.
const third = await context.newPage();
await third.goto(site.url);
await started(third);
await button(third, 'Open Board office').click();
await unlock(third);
await third.getByText('Reading only').first().waitFor();
await third.close();

// Not while it is open elsewhere; then only after its name was typed.
await toVaults(other);
await other.getByText('Last backup today').first().waitFor();
await button(other, `Remove ${secondIsNamed}`).click();
await box(other, 'Name of the vault').fill('Idris');
await button(other, 'Remove it for good').click();
await other.getByText('letter by letter').first().waitFor();
await box(other, 'Name of the vault').fill(secondIsNamed);
await axe(other, 'removing a vault');
await button(other, 'Remove it for good').click();
await other.getByText('is open in another tab').first().waitFor();
assert.equal((await databases(other)).length, 4, 'each has its records and its attachments');
await toVaults(page);
await button(other, `Remove ${secondIsNamed}`).click();
await box(other, 'Name of the vault').fill(secondIsNamed);
await button(other, 'Remove it for good').click();
await other.getByText(`${secondIsNamed} is removed from this device`).first().waitFor();
assert.deepEqual(await databases(other), ['/attachments', '/vault']);
assert.deepEqual(await other.evaluate(async () => (navigator.storageBuckets ? await navigator.storageBuckets.keys() : []).filter((name) => name.includes('copy-'))), []);
assert.equal(await other.evaluate(() => localStorage.getItem('tributary-vaults').includes('Idris')), false);

// Its backup becomes another vault beside; the one that is here stays as it is.
await button(other, 'Open Board office').click();
await heading(other, 'Unlock').waitFor();
await button(other, 'Restore a backup').click();
await button(other, 'Restore it as another vault, beside this one').click();
await heading(other, 'Who you are').waitFor();
await mouse(other).choose('Choose the backup', backupFile);
await box(other, 'Passphrase of the backup').fill(passphrase);
await button(other, 'Restore this backup').click();
await heading(other, 'Home').waitFor();
await other.getByText('Child R').first().waitFor();
assert.equal((await databases(other)).length, 4, 'each has its records and its attachments');

// Without a network, and when what is told of the vaults is lost, all of them are found.
await other.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
await site.close();
await other.reload();
await heading(other, 'Vaults on this device').waitFor();
assert.equal(await other.getByRole('button', { name: /^Open / }).count(), 2);
await resize(other, { width: 320, height: 600 });
await reflow(other, 'the list of vaults');
await resize(other, { width: 1366, height: 768 });
await button(other, 'Open The first vault').click();
await unlock(other);
await other.getByText('Child R').first().waitFor();
await close();
console.log('vaults: two side by side, one removed, one restored beside, found again without their list');
