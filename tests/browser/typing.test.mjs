// Typing as the world does it: input methods, dead keys, emoji, names written from the right, lists, marks, and undo across
// all of it; in a text box and in long text. Nothing is timed but the pause after which long text is stored.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit, axe, sleep } from './lib/harness.mjs';
import { stored } from './lib/stored.mjs';
import { box, button, fieldOf, keptWords, openEntry, paste, saved } from './lib/writer.mjs';

const people = 'Who was involved';
const event = 'What happened';

describe('typing', () => {
  let page, close, keyboard, devtools;
  before(async () => {
    const opened = await openEntry();
    ({ page, close } = opened);
    keyboard = page.keyboard;
    devtools = await opened.context.newCDPSession(page);
  });
  after(() => close?.());

  const begin = async (name) => {
    await box(page, name).focus();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
  };
  const value = (name) => box(page, name).inputValue();
  const undo = () => keyboard.press('Control+z');
  const compose = async (steps, words) => {
    for (const text of steps) await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await devtools.send('Input.insertText', { text: words });
  };

  for (const name of [people, event]) {
    test(`Japanese through an input method: ${name}`, async () => {
      await begin(name);
      await compose(['に', 'にほ', 'にほん', '日本'], '日本');
      await keyboard.type(' visit');
      assert.equal(await value(name), '日本 visit');
      assert.equal(await keptWords(page, name), '日本 visit');
    });

    test(`a dead key and its letter are one letter: ${name}`, async () => {
      await begin(name);
      await keyboard.type('Sa');
      await compose(['´'], 'á');
      await keyboard.type('n and caf');
      await compose(['´'], 'é');
      assert.equal(await value(name), 'Saán and café');
      assert.equal(await keptWords(page, name), 'Saán and café');
    });

    test(`emoji made of several, and names from the right: ${name}`, async () => {
      await begin(name);
      for (const words of ['👩‍👧‍👦', ' ', 'فاطمة الزهراء', ' ', 'שרה כהן', ' Ŵyn Nguyễn']) await keyboard.insertText(words);
      const whole = '👩‍👧‍👦 فاطمة الزهراء שרה כהן Ŵyn Nguyễn';
      assert.equal(await value(name), whole);
      await keyboard.press('Home');
      await keyboard.press('Delete');
      assert.equal(await value(name), whole.slice('👩‍👧‍👦'.length), 'the emoji goes as one');
      await undo();
      assert.equal(await value(name), whole);
      assert.equal(await keptWords(page, name), whole);
    });

    test(`undo goes back through all of it, step by step: ${name}`, async () => {
      const earlier = await value(name);
      await begin(name);
      await keyboard.type('one ');
      await compose(['に', '日'], '日');
      await keyboard.insertText(' 🙂 ');
      await keyboard.insertText('فاطمة');
      const seen = [await value(name)];
      for (let steps = 0; steps < 20 && seen.at(-1) !== '' && seen.at(-1) !== earlier; steps += 1) {
        await undo();
        if ((await value(name)) !== seen.at(-1)) seen.push(await value(name));
      }
      assert.ok(['', earlier].includes(seen.at(-1)), 'back to where it began');
      assert.ok(seen.length >= 3, `more than one step: ${JSON.stringify(seen)}`);
      for (const words of seen.slice(0, -1)) assert.ok('one 日 🙂 فاطمة'.startsWith(words.trimEnd()), words);
      // The browser's redo of a composition can take a press that changes nothing.
      for (let steps = 0; steps < 5 && (await value(name)) === seen.at(-1); steps += 1) await keyboard.press('Control+y');
      assert.notEqual(await value(name), seen.at(-1), 'redo brings words back');
    });
  }

  test('bold and italic by keys and by button, on and off, each one step of undo', async () => {
    await begin(event);
    await keyboard.type('One two');
    await keyboard.press('Control+Shift+ArrowLeft');
    await keyboard.press('Control+b');
    assert.equal(await value(event), 'One **two**');
    await keyboard.press('Control+i');
    assert.equal(await value(event), 'One ***two***');
    await keyboard.press('Control+b');
    assert.equal(await value(event), 'One *two*');
    await undo();
    assert.equal(await value(event), 'One ***two***');
    await undo();
    await undo();
    assert.equal(await value(event), 'One two');
    await button(page, 'Italic').click();
    assert.equal(await value(event), 'One *two*', 'a press on a tool leaves the selection');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  });

  test('headings and lists by keys; a list goes on at Enter and ends at an empty item', async () => {
    await begin(event);
    await keyboard.type('Visits');
    await keyboard.press('Control+Alt+Digit2');
    assert.equal(await value(event), '## Visits');
    await keyboard.press('Control+Alt+Digit2');
    assert.equal(await value(event), 'Visits');
    await button(page, 'Heading').click();
    assert.equal(await value(event), '# Visits');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await keyboard.type('first');
    await keyboard.press('Control+Shift+Digit7');
    assert.equal(await value(event), '# Visits\n1. first');
    await keyboard.press('Enter');
    await keyboard.type('second');
    await keyboard.press('Enter');
    assert.equal(await value(event), '# Visits\n1. first\n2. second\n3. ');
    await keyboard.press('Enter');
    await keyboard.type('after');
    assert.equal(await value(event), '# Visits\n1. first\n2. second\nafter');
    await keyboard.press('Control+Shift+Digit8');
    assert.equal(await value(event), '# Visits\n1. first\n2. second\n- after');
    const kept = await keptWords(page, event);
    assert.equal(kept, '# Visits\n1. first\n2. second\n- after');
    await page.getByRole('heading', { level: 3, name: 'Visits' }).waitFor();
    assert.equal(await page.getByRole('complementary').getByRole('listitem').count(), 3);
    assert.ok(await page.getByRole('row', { name: /Visits 1\. first 2\. second • after/ }).count(), 'the list shows words without marks');
    await axe(page, 'an entry with formatted text');
    assert.equal(await audit(page), '');
  });

  test('a press on the formatted text begins editing there', async () => {
    await page.getByRole('complementary').getByText('second').click({ position: { x: 1, y: 8 } });
    const { value: words, from } = await fieldOf(page, event);
    assert.equal(from, words.indexOf('second'));
    await keyboard.type('the ');
    assert.match(await value(event), /2\. the second/);
  });

  test('a pause stores long text without leaving it', async () => {
    await begin(event);
    const before = JSON.stringify(await stored(page));
    await keyboard.type('Stored at a pause');
    for (let tries = 0; JSON.stringify(await stored(page)) === before; tries += 1) {
      assert.ok(tries < 100, 'what was typed is stored');
      await sleep(100);
    }
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA', 'focus stays');
    await keyboard.type(', and on');
    assert.equal(await value(event), 'Stored at a pause, and on');
  });

  test('find and replace: counted, all in one step of undo', async () => {
    await begin(event);
    await keyboard.type('visit one, Visit two, VISIT three');
    await keyboard.press('Control+h');
    await box(page, 'Find').waitFor();
    await keyboard.type('visit');
    await page.locator('#mirror').getByText('1 of 3', { exact: true }).waitFor();
    await keyboard.press('Enter');
    await page.locator('#mirror').getByText('2 of 3', { exact: true }).waitFor();
    await box(page, 'Replace with').fill('call');
    await button(page, 'Replace all').click();
    await page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].some((area) => area.value === 'call one, call two, call three'));
    await axe(page, 'find and replace');
    await keyboard.press('Escape');
    await box(page, event).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA', 'Escape goes back into the text');
    await undo();
    assert.equal(await value(event), 'visit one, Visit two, VISIT three');
  });

  test('an earlier version is compared word by word and comes back as one change', async () => {
    await begin(event);
    await keyboard.type('Something else');
    await keptWords(page, event);
    await box(page, event).focus();
    await button(page, 'Earlier versions').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('ins').first().waitFor();
    await axe(page, 'earlier versions');
    const name = await dialog.getByRole('combobox').evaluate((select) => select.options.length);
    assert.ok(name >= 1);
    await dialog.getByRole('button', { name: 'Keep the text as it is' }).click();
    assert.equal(await value(event), 'Something else');
  });

  test('an entry is linked, drawn as a link at rest, and the link goes there', async () => {
    await begin(event);
    await keyboard.type('A first account');
    await keptWords(page, event);
    await page.waitForTimeout(500); // at a person's pace: pressed in the same moment, it sometimes goes elsewhere (not understood yet)
    await button(page, 'Add an entry').click();
    await page.waitForTimeout(500);
    await page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].every((area) => area.value !== 'A first account'));
    await box(page, event).focus();
    await keyboard.type('See ');
    await button(page, 'Link an entry').click();
    await axe(page, 'the entries to link to');
    await page.getByRole('dialog').getByRole('button', { name: /^Entry \d+$/ }).first().click();
    await page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].some((area) => /^See \[\d+\]$/.test(area.value)));
    await keptWords(page, event);
    const tag = page.getByRole('complementary').getByRole('link', { name: /^\s*\d+\s*$/ });
    // On a fast machine the first press sometimes does nothing: not understood yet, so it is said when it happens.
    const there = () => page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].some((area) => area.value === 'A first account'), null, { timeout: 5000 });
    await tag.click();
    await there().catch(async () => {
      console.log('the first press on the link did nothing');
      await tag.click();
      await there();
    });
  });

  test('"[" and a number offers the entries: Enter puts one in, Escape puts the list away, undo takes it out', async () => {
    await button(page, 'Add an entry').click();
    await page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].some((area) => area.value === ''));
    await begin(event);
    await keyboard.type('See [1');
    const list = page.getByRole('listbox', { name: 'Entries to link to' });
    await list.waitFor();
    const area = box(page, event);
    assert.equal(await area.getAttribute('aria-controls'), await list.getAttribute('id'));
    const active = await area.getAttribute('aria-activedescendant');
    assert.match(await page.locator('#' + active).textContent(), /^Entry 1/);
    assert.equal(await page.locator('#' + active).getAttribute('aria-selected'), 'true');
    await axe(page, 'the entries at the caret');
    assert.equal(await audit(page), '');
    await keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    assert.equal(await value(event), 'See [1');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
    await keyboard.press('Backspace');
    await keyboard.type('1');
    await list.waitFor();
    await keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.value === 'See [1]');
    await undo();
    assert.equal(await value(event), 'See [1', 'one step of undo');
    await keyboard.press('Control+y');
    await keyboard.type(' and [99], \\[1].');
    assert.equal(await keptWords(page, event), 'See [1] and [99], \\[1].', 'the same after it was kept');
    const links = page.getByRole('complementary').getByRole('link', { name: /^\s*1\s*$/ });
    await links.first().waitFor(); // drawn in the frame after the field was left
    assert.equal(await links.count(), 1, 'one link; what names nothing stays as typed');
    await box(page, event).focus();
    assert.equal(await value(event), 'See [1] and [99], \\[1].');
  });

  test('what is copied names the same entries where it is pasted; what is pasted from elsewhere names none', async () => {
    await begin(event);
    await keyboard.type('See [1]. ');
    const copied = await page.evaluate(() => {
      const area = document.activeElement;
      area.select();
      const data = new DataTransfer();
      area.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
      return Object.fromEntries([...data.types].map((type) => [type, data.getData(type)]));
    });
    assert.equal(copied['text/plain'], 'See [1]. ');
    await begin(event);
    await paste(page, { ...copied, 'text/x-tributary-numbers': '1' });
    assert.equal(await value(event), 'See \\[1]. ', 'other numbers');
    await begin(event);
    await paste(page, { 'text/html': '<p>See [1] of the report</p>', 'text/plain': 'x' });
    assert.equal(await value(event), 'See \\[1] of the report', "somebody's footnote");
  });

  test('a passage is marked as Welsh by keys, read as Welsh, and the mark is taken away again', async () => {
    await begin(event);
    await keyboard.type('She said dw i ddim');
    for (let i = 0; i < 3; i += 1) await keyboard.press('Control+Shift+ArrowLeft');
    await keyboard.press('Control+Shift+L');
    const dialog = page.getByRole('dialog', { name: 'Mark the language' });
    await dialog.waitFor();
    await axe(page, 'the languages');
    await dialog.getByRole('combobox').selectOption('Welsh');
    await dialog.getByRole('button', { name: 'Mark the words' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].some((area) => area.value === 'She said [dw i ddim]{lang=cy}'));
    assert.equal(await keptWords(page, event), 'She said [dw i ddim]{lang=cy}');
    const marked = page.getByRole('complementary').locator('[lang=cy]');
    assert.equal(await marked.textContent(), 'dw i ddim');
    await page.getByRole('complementary').getByText('(Welsh)').first().waitFor();
    await box(page, event).focus();
    await keyboard.press('End');
    await keyboard.press('ArrowLeft');
    await button(page, 'Mark the language').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the mark away' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('#mirror textarea')].some((area) => area.value === 'She said dw i ddim'));
    await begin(event);
    await keyboard.insertText('میرا بیٹا');
    await keptWords(page, event);
    assert.equal(await box(page, event).getAttribute('lang'), 'ur', 'known by its letters');
  });

  test('letters that turn others around are marks while they are typed, and are kept', async () => {
    for (const name of [people, event]) {
      await begin(name);
      await keyboard.type('a');
      await keyboard.insertText('\u202ebc\u202c');
      await keyboard.type('d');
      const shown = await value(name);
      assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069]/, 'nothing in the field turns');
      assert.equal(shown.length, 6);
      await undo();
      assert.notEqual(await value(name), shown);
      await keyboard.press('Control+y');
      await keptWords(page, name);
    }
    await page.getByRole('row').filter({ hasText: 'a\ufffdbc\ufffdd' }).first().waitFor();
  });

  test('undo survives what the program stores meanwhile', async () => {
    await begin(event);
    await keyboard.type('first words');
    await saved(page);
    await keyboard.press('Control+a');
    await keyboard.press('Control+b');
    await keyboard.press('End');
    await keyboard.type(' more');
    for (let steps = 0; steps < 8 && (await value(event)) !== 'first words'; steps += 1) await undo();
    assert.equal(await value(event), 'first words');
  });
});
