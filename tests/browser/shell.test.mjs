// The shell of the application in a real browser: undo outside text fields only, going anywhere, changed keys, search,
// help, preferences, titles and addresses, files that are dropped, and what a print holds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { addEntry, box, button, heading, link, newReferral, setUp, unlock } from './lib/person.mjs';

const pictures = process.env.TRIBUTARY_PICTURES; // a folder for screenshots, by hand only
const look = async (page, name) => {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const [width, height] of [[1366, 768], [1024, 768], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
};

const folder = temporaryFolder();
const site = await serveSite();
const { page, close } = await openProfile(join(folder, 'person'), site.url);
const says = (words) => page.getByText(new RegExp((words.source ?? words).replaceAll(' ', '\\s'))).first().waitFor();
const titled = async (title) => page.waitForFunction((wanted) => document.title === wanted, `${title}, Tributary`);
const leave = () => page.evaluate(() => document.activeElement.blur());

await setUp(page, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
await newReferral(page, { reference: 'TH-2014-03', subject: 'Child R' });
await link(page, 'Chronology').click();
await addEntry(page, { date: '25/7/2013', happened: 'First visit to the flat' });

// Undo: in a field it is the browser's own; outside it takes back the last change, by its name.
const happened = box(page, 'What happened');
await happened.focus();
await page.keyboard.press('End');
await page.keyboard.type('!');
await page.keyboard.press('Control+z');
await page.waitForFunction(() => !document.activeElement.value.includes('!'));
assert.equal(await happened.inputValue(), 'First visit to the flat', 'undo in a field is the field’s');
await heading(page, 'Chronology').focus();
await page.keyboard.press('Control+z');
await says(/^Undone: change what happened of entry 1\.$/);
await page.waitForFunction(() => [...document.querySelectorAll('textarea')].every((each) => each.value === ''));
await heading(page, 'Chronology').focus();
await page.keyboard.press('Control+y');
await says(/^Done again: change what happened of entry 1\.$/);
await button(page, 'Undo: change what happened of entry 1').waitFor();
await axe(page, 'an entry that was taken back and done again');

// The palette: a place, then a command by its name.
await page.keyboard.press('Control+k');
const where = page.getByRole('combobox', { name: 'Place, case, entry or command' });
await where.waitFor();
await axe(page, 'the palette');
await look(page, 'palette');
await where.fill('fami');
await page.getByRole('option', { name: /^Family/ }).waitFor();
await page.keyboard.press('Enter');
await titled('Family');
await page.keyboard.press('Control+k');
await where.fill('entry 1');
await page.getByRole('option', { name: /^Entry CSC 1/ }).click();
await titled('Chronology');
assert.match(page.url(), /#\/case\/[0-9a-f]+\/chronology\/[0-9a-f]+$/);
await page.keyboard.press('Escape');

// Titles and addresses: back, forward, reload; no word of the case in either.
await page.goBack();
await page.goBack();
await titled('Family');
await page.goForward();
await titled('Chronology');
const opened = page.url();
for (const text of [await page.title(), page.url()]) assert.doesNotMatch(text, /Child|TH-2014|visit/i);
await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Child R' }).click();
await titled('Overview');
await page.goto(opened);
await page.reload();
await heading(page, 'Unlock').waitFor();
await unlock(page);
await titled('Chronology');

// Help for the page, the list of keys, one of them changed, and it works.
await heading(page, 'Chronology').focus();
await page.keyboard.press('F1');
await titled('Help for Chronology');
await says(/Who reads it/);
await axe(page, 'help');
await look(page, 'help');
await page.goBack();
await titled('Chronology');
await heading(page, 'Chronology').focus();
await page.keyboard.press('?');
await titled('Keyboard shortcuts');
await axe(page, 'the keyboard shortcuts');
await look(page, 'shortcuts');
await page.getByRole('combobox', { name: 'Command' }).selectOption('Help for this page');
const keys = box(page, 'Its keys');
await keys.fill('F2');
await keys.press('Enter');
await page.waitForFunction(() => localStorage.getItem('tributary-preferences')?.includes('"help":"F2"'));
await page.getByRole('combobox', { name: 'Command' }).selectOption('Bold');
await keys.fill('B');
await keys.press('Enter');
await says(/^A text needs B itself\. Add Ctrl or Alt\.$/);
await keys.fill('Alt+B');
await keys.press('Enter');
await page.waitForFunction(() => localStorage.getItem('tributary-preferences')?.includes('"bold":"Alt+B"'));
await page.goto(opened);
await titled('Chronology');
await happened.focus();
await page.keyboard.press('Control+a');
await page.keyboard.press('Control+b');
assert.equal(await happened.inputValue(), 'First visit to the flat', 'the old keys do nothing');
await page.keyboard.press('Alt+b');
assert.equal(await happened.inputValue(), '**First visit to the flat**');
await page.keyboard.press('Control+z');
await page.goBack();
await titled('Keyboard shortcuts');
await leave();
await page.keyboard.press('F2');
await titled('Help');
await link(page, 'How accessible Tributary is').first().click();
await titled('Accessibility');
await axe(page, 'the accessibility statement');

// Preferences hold after a reload, before anything is unlocked, and keep nothing of a case.
await link(page, 'This device').click();
await titled('This device');
await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
await page.getByRole('combobox', { name: 'Lock by itself after' }).selectOption('5 minutes');
await page.waitForFunction(() => /"lock_minutes":5,"look":"dark"/.test(localStorage.getItem('tributary-preferences')));
assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /Child|TH-2014|visit|Idris/);
await axe(page, 'this device');
await look(page, 'this-device');
await page.reload();
await heading(page, 'Unlock').waitFor();
assert.match(await page.evaluate(() => localStorage.getItem('tributary-preferences')), /dark/);
await unlock(page);
await titled('This device');

// Search: finds, marks, opens; the words stand in no address.
await page.goto(opened);
await titled('Chronology');
await page.keyboard.press('Control+Shift+F');
await titled('Search');
await box(page, 'Words to find').fill('flat');
await says(/^1 place found$/);
await axe(page, 'search');
await look(page, 'search');
assert.doesNotMatch(page.url(), /flat/);
await box(page, 'Words to find').press('Enter');
await titled('Chronology');
assert.equal(page.url(), opened);

// Without use it says that it will lock, then locks; what was typed and not left yet is kept.
const pass = (minutes) => page.evaluate((more) => {
  const now = Date.now;
  Date.now = () => now() + more * 60000;
  document.dispatchEvent(new Event('visibilitychange'));
}, minutes);
await happened.focus();
await page.keyboard.press('End');
await page.keyboard.type(', typed and not left');
await pass(4.2);
await says(/^Locks in a minute without use$/);
await pass(1);
await heading(page, 'Unlock').waitFor();
await says(/Locked after 5 minutes without use\. What you typed is kept\.$/);
assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), /flat|typed and not left/);
await unlock(page);
await titled('Chronology');
assert.equal(await happened.inputValue(), 'First visit to the flat, typed and not left');

// Dropped: a picture gets its sentence; a file of 300 MB is not read; two tables come one after the other.
const drop = (files) => page.evaluate((list) => {
  const transfer = new DataTransfer();
  for (const { name, text, size } of list) {
    const file = new File([typeof text === 'string' ? text : new Uint8Array(text)], name);
    if (size) Object.defineProperty(file, 'size', { value: size });
    transfer.items.add(file);
  }
  const files = list.some(({ size }) => size) ? list.map(({ name, size }) => ({ name, size, slice: () => new Blob(['Date,What happened\n']), arrayBuffer: () => { throw new Error('read'); } })) : transfer.files;
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
  if (files !== transfer.files) Object.defineProperty(event, 'dataTransfer', { value: { files } });
  window.dispatchEvent(event);
}, files);
await drop([{ name: 'photo.png', text: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a] }]);
await says(/photo\.png is a picture/);
await drop([{ name: 'huge.csv', text: '', size: 300 * 1024 * 1024 }]);
await says(/huge\.csv: This file is larger than Tributary reads/);
await drop([{ name: 'one.csv', text: 'Date,What happened\n1/1/2014,One\n' }, { name: 'two.csv', text: 'Date,What happened\n2/1/2014,Two\n' }]);
await titled('Import a file');
await says(/Columns of one\.csv/);
await button(page, 'Set aside').click();
await says(/Columns of two\.csv/);
await button(page, 'Set aside').click();
await titled('Chronology');

// Print: every row, though few are in view; marked at top and bottom of each page; gone afterwards.
await link(page, 'All cases').first().click();
await titled('Home');
await look(page, 'home');
await axe(page, 'home');
await button(page, 'Open the sample case').click();
await titled('Merged chronology');
await look(page, 'merged');
await page.evaluate(() => { globalThis.print = () => { globalThis.printed = (globalThis.printed ?? 0) + 1; }; });
await heading(page, 'Merged chronology').focus();
await page.keyboard.press('Control+p');
await page.waitForFunction(() => globalThis.printed === 1);
await page.emulateMedia({ media: 'print' });
const paper = page.locator('#paper');
const marks = await paper.locator('.mark').allInnerTexts();
assert.equal(marks.length, 2, 'marked in the head and the foot that repeat on each page');
for (const mark of marks) assert.match(mark, /^OFFICIAL-SENSITIVE\. Child R review/);
const rows = await paper.locator('tbody tbody tr').count();
const told = await paper.getByText(/^\d+ entries, in the order/).innerText();
assert.equal(rows, Number(told.match(/^\d+/)[0]), 'every entry is on paper');
assert.ok(await paper.locator('tbody tbody tr').last().isVisible());
assert.ok(!(await page.locator('#mirror').isVisible()), 'the page itself is not printed');
const pdf = await page.pdf({ format: 'A4' });
const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
assert.ok(pages > 2, 'it runs over several pages');
writeFileSync(join(folder, 'print.pdf'), pdf);
const words = execFileSync('pdftotext', ['-layout', join(folder, 'print.pdf'), '-'], { encoding: 'utf8' });
const sheets = words.split('\f').slice(0, -1);
assert.equal(sheets.length, pages);
for (const sheet of sheets) assert.equal(sheet.match(/OFFICIAL-SENSITIVE\. Child R review/g)?.length, 2, 'marked at the top and bottom of each page');
assert.match(words, /Argument at 27 Ferrier Close/, 'the first entry can be read');
await page.emulateMedia({ media: 'screen' });
await page.evaluate(() => dispatchEvent(new Event('afterprint')));
assert.equal(await page.locator('#paper').count(), 0, 'nothing of it stays in the page');
console.log(`shell: ${rows} entries printed on ${pages} pages`);

await close();

// A browser without what is needed is told before anything is asked.
const bare = await openProfile(join(folder, 'bare'), site.url);
for (const [missing, words] of [['WebAssembly', /has no WebAssembly/], ['indexedDB', /cannot keep your work/]]) {
  const other = await bare.context.newPage();
  await other.addInitScript((name) => Object.defineProperty(window, name, { value: undefined }), missing);
  await other.goto(site.url);
  await other.getByRole('alert').getByText(words).waitFor();
  await other.close();
}
const refusing = await bare.context.newPage();
await refusing.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('private', 'SecurityError'); }; });
await refusing.goto(site.url);
await refusing.getByText('This window forgets everything when it closes. Open Tributary in an ordinary window to keep your work.').waitFor();
await bare.close();
await site.close();
