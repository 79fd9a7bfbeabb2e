// Bad input and bad luck, each with its sentence on the screen: what happened, what to do; nothing typed is cleared,
// nothing stored is changed.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listen, spoken } from './lib/ears.mjs';
import { axe, framesWhileIdle, openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { box, button, choose, heading, link, newReferral, passphrase, saved, setUp, unlock } from './lib/person.mjs';

const folder = temporaryFolder();
const site = await serveSite();
const { context, page, close } = await openProfile(join(folder, 'person'), `${site.url}?audit`);
// Words that must not be torn apart (a number and its noun) have a no-break space between them.
const says = (words, where = page) => where.getByText(new RegExp((words.source ?? words).replaceAll(' ', '\\s'))).first().waitFor();

await setUp(page, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
await newReferral(page, { reference: 'TH-2014-03', subject: 'Child R' });

// A table in no encoding, one with an impossible day, one that is none.
await link(page, 'Chronology').click();
const table = async (name, bytes) => {
  writeFileSync(join(folder, name), bytes);
  await choose(page, 'Import a file', join(folder, name));
};
await table('encoding.csv', Buffer.from('Date,What happened\n1/1/2014,\x81\xe2\n', 'latin1'));
await says(/Row 2 holds letters that cannot be read\. Save the file as CSV UTF-8/);
await button(page, 'Set aside').click();
await table('words.csv', 'only words\nand more words\n');
await says(/No table was found in this file/);
await axe(page, 'a file that was not read');
await button(page, 'Set aside').click();
await table('days.csv', 'Date,What happened\n31/02/2014,Closing summary\n1/3/2014,Visit\n');
await says(/31\/02\/2014 is not a day\. February 2014 has 28 days/);
await axe(page, 'import');
await button(page, 'Set aside').click();

// A disk that takes nothing: the words stay, trying again saves them (a real quota: vault-storage.test.mjs).
await button(page, 'Add an entry').click();
const happened = box(page, 'What happened');
await happened.fill('Kept before the disk was full.');
await happened.press('Tab');
await saved(page);
await page.evaluate(() => {
  globalThis.transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = () => { throw new DOMException('no room', 'QuotaExceededError'); };
});
await listen(page);
await happened.fill('Typed while nothing could be stored.');
await happened.press('Tab');
await says(/^Not saved since \d\d:\d\d/);
assert.equal(await happened.inputValue(), 'Typed while nothing could be stored.');
await page.evaluate(() => { IDBDatabase.prototype.transaction = globalThis.transaction; });
await button(page, 'Try again').first().click();
await saved(page);
const told = (await spoken(page)).filter((words) => /saved/i.test(words));
assert.equal(told.length, 2, `spoken when it turns bad and when it is good again: ${told.join(' | ')}`);
assert.match(told[0], /^Not saved since/);
assert.match(told[1], /^Saved on this device/);

// Idle: no frame is drawn, also while a text field has the focus.
await happened.focus();
assert.equal(await framesWhileIdle(page, 10_000), 0, 'frames drawn in 10 idle seconds');
console.log('sentences: 0 frames in 10 idle seconds with a text field focused');

// A second tab reads only, and says so.
const second = await context.newPage();
await second.goto(site.url);
await started(second);
await unlock(second);
await says(/Tributary is open in another tab/, second);
await second.close();

// A wrong passphrase: said, kept in its box, and the right one still opens.
await page.reload();
await heading(page, 'Unlock').waitFor();
await box(page, 'Passphrase').fill('four quite different words');
await button(page, 'Unlock').click();
await says('That passphrase does not open this vault. Your work is still here.');
assert.equal(await box(page, 'Passphrase').inputValue(), 'four quite different words');
await box(page, 'Passphrase').fill(passphrase);
await button(page, 'Unlock').click();
await says(/Typed while nothing could be stored/);

// A case of another device, by its address.
await page.evaluate(() => { location.hash = '#/case/000102030405060708090a0b0c0d0e0f'; });
await heading(page, 'Not on this device').waitFor();
await close();

// Storage refused, and no WebGL: it says so, or draws another way.
const bare = await openProfile(join(folder, 'bare'), `${site.url}?renderer=cpu`);
assert.equal(await bare.page.evaluate(() => document.documentElement.dataset.renderer), 'cpu');
await bare.page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
await bare.page.reload();
await says(/This browser cannot keep your work: it has no database, or it is switched off\./, bare.page);
await bare.close();
const blind = await openProfile(join(folder, 'blind'), site.url, { args: ['--no-sandbox', '--disable-gpu', '--disable-3d-apis'] });
assert.equal(await blind.page.evaluate(() => document.documentElement.dataset.renderer), 'cpu', 'without WebGL the processor draws');
await box(blind.page, 'Your name').fill('Siân');
await blind.close();
await site.close();
