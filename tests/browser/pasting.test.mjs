// What is pasted: words of Word, Outlook and web pages into long text, tables of spreadsheets into the chronology, much too
// much of everything, and what means harm.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { box, button, fieldOf, heading, link, openEntry, paste } from './lib/writer.mjs';

const event = 'What happened';
const sample = (name) => readFileSync(new URL(`./pasting/${name}`, import.meta.url), 'utf8');

describe('pasting', () => {
  let page, close, context;
  before(async () => ({ page, close, context } = await openEntry()));
  after(() => close?.());

  const begin = async (name) => {
    await box(page, name).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
  };
  const value = (name) => box(page, name).inputValue();
  const pasted = async (formats, name = event) => {
    await begin(name);
    await paste(page, formats);
    return value(name);
  };

  test('Word: headings, lists, bold and italic', async () => {
    const words = await pasted({ 'text/html': sample('word.html'), 'text/plain': 'never used' });
    assert.equal(words, sample('word.md').trimEnd());
    await page.keyboard.press('Control+z');
    assert.equal(await value(event), '', 'one step of undo');
  });

  test('Outlook and a web page: the same, tables as lines, addresses kept, nothing else', async () => {
    assert.equal(await pasted({ 'text/html': sample('web.html'), 'text/plain': '' }), sample('web.md').trimEnd());
  });

  test('what means harm leaves words and nothing active', async () => {
    let asked = 0;
    page.on('request', (request) => { if (/example\.org/.test(request.url())) asked += 1; });
    page.on('dialog', () => assert.fail('a script ran'));
    const words = await pasted({ 'text/html': sample('hostile.html'), 'text/plain': 'x' });
    assert.doesNotMatch(words, /alert|onerror|javascript:|srcdoc|@import|expression/i);
    assert.match(words, /Before the script/);
    assert.match(words, /after the script/);
    assert.match(words, /a link that leads nowhere/);
    assert.equal(asked, 0, 'nothing was fetched');
    assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
    await page.locator('h1').first().focus();
    assert.equal(await page.locator('#mirror img, #mirror script, #mirror iframe').count(), 0);
  });

  test('lists nested 3,000 deep and a table of 20,000 cells come to an end', async () => {
    const deep = '<ul><li>x'.repeat(3000);
    assert.match(await pasted({ 'text/html': deep, 'text/plain': '' }), /x/);
    const cells = '<table>' + '<tr><td>a</td><td>b</td></tr>'.repeat(10000) + '</table>';
    await pasted({ 'text/html': cells, 'text/plain': '' }); // in slices
    await page.waitForFunction(() => document.activeElement.value?.split('\n').length === 10000);
  });

  test('5 MB is refused as a whole, with a sentence; what was there stays', async () => {
    await begin(event);
    await page.keyboard.type('kept');
    await paste(page, { 'text/plain': 'word '.repeat(1_000_000) });
    await page.getByText(/^Nothing was put in: 5\.0 million characters do not fit here/).first().waitFor();
    assert.equal(await value(event), 'kept');
    await paste(page, { 'text/html': '<p>' + 'word '.repeat(1_000_000) + '</p>', 'text/plain': 'word '.repeat(1_000_000) });
    assert.equal(await value(event), 'kept');
    await page.keyboard.type('!');
    await page.getByText(/^Nothing was put in/).first().waitFor({ state: 'detached' }).catch(() => {});
    assert.equal(await value(event), 'kept!');
  });

  test('a long Word document is read in slices: the same words as in one, and the page answers meanwhile', async () => {
    const item = (at) => `<p class=MsoNormal>On ${at} July the <b>worker</b> visited <i>again</i>.</p>\n<ul><li>one</li><li>two</li></ul>\n<table><tr><td>a${at}</td><td>b</td></tr></table>\n`;
    const html = `<html><body><!--StartFragment-->${Array.from({ length: 2000 }, (_, at) => item(at)).join('')}<!--EndFragment--></body></html>`;
    const same = await page.evaluate(async (copied) => {
      const { commonMarkInSlices, commonMarkOf } = await import('./paste.js');
      let turns = 0;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => channel.port2.postMessage((turns += 1));
      channel.port2.postMessage(0);
      const sliced = await commonMarkInSlices(copied);
      channel.port1.close();
      return { same: sliced === commonMarkOf(copied), turns, slices: Math.floor(copied.length / 60_000), begins: sliced.slice(0, 60) };
    }, html);
    assert.ok(same.same, 'the same words');
    assert.ok(same.turns >= same.slices && same.slices > 4, `the page had its turn ${same.turns} times`);
    assert.match(same.begins, /^On 0 July the \*\*worker\*\* visited \*again\*\./);
    await begin(event);
    await paste(page, { 'text/html': html, 'text/plain': 'x' });
    await page.waitForFunction(() => document.activeElement.value?.includes('On 1999 July the **worker**'));
    await page.keyboard.press('Control+z');
    assert.equal(await value(event), '', 'one step of undo');
  });

  test('200 KB goes in, and undo takes it out', async () => {
    const words = 'A visit on 8 July 2013. '.repeat(8500);
    await begin(event);
    await page.locator('h1').first().focus(); // what was taken out and what is put in are two steps
    await box(page, event).focus();
    await page.evaluate((text) => document.execCommand('insertText', false, text), words);
    assert.equal((await value(event)).length, words.length);
    await page.keyboard.press('Control+z');
    assert.equal(await value(event), '');
  });

  test('a name of 10,000 characters is kept whole', async () => {
    const name = 'Abcdefghi '.repeat(1000).trim();
    await begin('Worker');
    await page.keyboard.insertText(name);
    await page.locator('h1').first().focus();
    assert.equal(await value('Worker'), name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });

  test('NUL, control characters, lone surrogates and overrides: words stay, the rest is told', async () => {
    const words = await pasted({ 'text/plain': 'a\u0007b\u202edesrever\u202c \ud800c\u001b[31m\r\nline' });
    assert.equal(words, 'abdesrever c[31m\nline');
    await page.getByText(/^5 hidden characters were left out/).first().waitFor();
    assert.equal(await pasted({ 'text/plain': 'one\r\ntwo\u2066' }, 'Worker'), 'one two');
  });

  test('plain text is left to the browser', async () => {
    await begin(event);
    assert.equal(await paste(page, { 'text/plain': 'Plain words' }), false);
  });

  test('a spreadsheet pasted where no text is typed opens the import: HTML of Excel', async () => {
    await page.locator('h1').first().focus();
    assert.equal(await paste(page, { 'text/html': sample('excel.html'), 'text/plain': sample('excel.tsv') }), true);
    await heading(page, 'Import a file').waitFor();
    await page.getByText(/pasted table/).first().waitFor();
    await page.getByText('Planned visit.', { exact: false }).first().waitFor();
    await button(page, 'Cancel').click().catch(() => link(page, 'Chronology').click());
    await heading(page, 'Chronology').waitFor();
  });

  test('HTML of LibreOffice, and tabs alone', async () => {
    for (const formats of [{ 'text/html': sample('libreoffice.html'), 'text/plain': 'x' }, { 'text/plain': sample('excel.tsv') }]) {
      await link(page, 'Chronology').click();
      await heading(page, 'Chronology').waitFor();
      assert.equal(await paste(page, formats), true);
      await heading(page, 'Import a file').waitFor();
      await page.getByText('No reply at the door', { exact: false }).first().waitFor();
    }
    await link(page, 'Chronology').click();
    await heading(page, 'Chronology').waitFor();
    assert.equal(await paste(page, { 'text/plain': 'only words' }), false, 'words are no table');
  });

  test('the button asks the browser; without leave it says what to do', async () => {
    await button(page, 'Paste a table').click();
    await page.getByText(/^The browser does not let Tributary look at what you copied|^What you copied is no table/).first().waitFor();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((tsv) => navigator.clipboard.writeText(tsv), sample('excel.tsv'));
    await button(page, 'Paste a table').click();
    await heading(page, 'Import a file').waitFor();
    const agency = box(page, 'Agency');
    assert.ok(await agency.count());
  });
});
