// Fields, messages and the frame of a page: each widget by mouse, by keyboard alone and by the click that assistive technology makes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { page, open, text, role, press, assistive, focused, has, is } from './lib/gallery.mjs';
import { axe } from './lib/harness.mjs';
import { tabStops } from './lib/tree.mjs';

describe('asking', () => {
  test('boxes say when they were left; what is wrong is bound to them', async () => {
    await open('Text box');
    await role('textbox', 'Record it comes from').fill('Diary of SW2');
    await press('Tab');
    await text('Left with Diary of SW2');
    const wrong = role('textbox', 'Reason');
    assert.equal(await wrong.evaluate((e) => document.getElementById(e.getAttribute('aria-describedby')).textContent), 'Say why this entry is withdrawn');
    assert.equal((await role('textbox', '10,000 characters').inputValue()).length, 10000);
    await assistive(role('button', 'Show'));
    await role('button', 'Hide').click();
    await role('button', 'Show').press('Enter');
    await role('button', 'Hide').waitFor();
  });
  test('dates that could be two are chosen', async () => {
    await open('Date box');
    await role('button', '4 May').click();
    await text('Chosen: 4 May');
    await role('button', '5 April').press('Enter');
    await text('Chosen: 5 April');
    await assistive(role('button', '4 May'));
    await text('Chosen: 4 May');
  });
  test('tick boxes, choices and selects', async () => {
    await open('Tick box');
    const said = role('checkbox', 'Said or shown');
    await page.getByText('Said or shown').click();
    await text('Said');
    await said.press('Space');
    await text('Not said');
    await assistive(said);
    await text('Said');
    await open('Choice');
    const kind = page.getByRole('radiogroup', { name: 'What it is' });
    await kind.getByRole('radio', { name: 'Submission' }).click();
    await text('A submission');
    await press('ArrowUp');
    await text('A draft');
    await assistive(kind.getByRole('radio', { name: 'Submission' }));
    await text('A submission');
    await open('Select');
    await role('combobox', 'Answer').selectOption('Not stated');
    await page.waitForFunction(() => document.querySelector('#mirror main').textContent.includes('Not stated'));
  });
  test('a message is spoken once, and the summary leads to the fields', async () => {
    await open('Summary');
    await page.evaluate(() => {
      globalThis.heard = [];
      new MutationObserver(() => globalThis.heard.push(document.getElementById('assertive').textContent)).observe(document.getElementById('assertive'), { childList: true, characterData: true, subtree: true });
    });
    await role('button', 'Submit').click();
    await page.getByRole('alert', { name: '2 things to put right before you submit' }).waitFor();
    assert.match(await focused(), /^2 things to put right/);
    await role('button', 'Say why there was no contact').click();
    await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === 'Reason');
    const heard = await page.evaluate(() => globalThis.heard);
    for (const words of ['Question 5 has no answer', 'Say why there was no contact']) assert.ok(heard.filter((said) => said.trim() === words).length <= 1, `${words} once: ${heard}`);
    await page.keyboard.type('Diary lost');
    await press('Tab');
    await page.getByRole('alert', { name: '1 thing to put right before you submit' }).waitFor();
  });
});

describe('telling', () => {
  test('a dialog keeps focus, Escape goes back one step at a time, focus returns', async () => {
    await open('Dialog');
    const withdraw = role('button', 'Withdraw');
    await withdraw.focus();
    await press('Enter');
    await page.getByRole('dialog', { name: 'Withdraw entry 12?' }).waitFor();
    await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === 'Reason');
    await press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    await axe(page, 'a list in a dialog');
    await press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await role('combobox', 'Reason').click();
    await role('option', 'Entered twice').click();
    for (let i = 0; i < 8; i += 1) {
      await press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('dialog')), true, 'Tab stays inside');
    }
    await role('combobox', 'Reason').focus();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Withdraw');
    await assistive(withdraw);
    await assistive(role('button', 'Withdraw it'));
    await text('Withdrawn: Entered twice');
  });
  test('messages and progress', async () => {
    await open('Message');
    await role('button', 'Withdraw entry 12').click();
    await page.waitForFunction(() => document.getElementById('polite').textContent.includes('Entry 12 withdrawn'));
    await role('button', 'Undo').press('Enter');
    await text('Undone');
    await assistive(role('button', 'Withdraw entry 12'));
    await assistive(role('button', 'Close message'));
    await text('Closed');
    await open('Progress');
    assert.equal(await role('progressbar', 'Reading hospital.xlsx').getAttribute('aria-valuenow'), '66');
    await role('button', 'Cancel').press('Enter');
    await text('Stopped. Nothing was kept.');
  });
});

describe('the frame of a page', () => {
  test('skip links lead past what is always there', async () => {
    await open('Button');
    await tabStops(page);
    for (const [name, inside] of [['Skip to content', 'main'], ['Skip to navigation', 'nav']]) {
      const skip = role('button', name);
      await skip.focus();
      assert.ok((await skip.boundingBox()).y >= 0, `${name} is seen when it has focus`);
      await press('Enter');
      assert.equal(await page.evaluate((tag) => !!document.activeElement.closest(tag), inside), true, name);
    }
  });
  test('the menu slides over the content between 900 and 1199', async () => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await open('Table');
    const left = () => page.getByRole('main').evaluate((e) => e.getBoundingClientRect().left);
    const menu = role('button', 'Menu');
    await menu.waitFor();
    const before = await left();
    await menu.click();
    const link = page.getByRole('navigation', { name: 'Case' }).getByRole('link', { name: 'Widgets' });
    await link.waitFor();
    assert.equal(await left(), before, 'the content stays where it is');
    await press('Escape');
    await link.waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Menu');
    await press('Enter');
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Widgets' }).waitFor({ state: 'attached' });
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  test('the heading of a table stays with its picture', async () => {
    await page.setViewportSize({ width: 1366, height: 500 });
    await open('Grid');
    await row6().focus();
    await press('End');
    const place = await page.evaluate(() => {
      const head = document.querySelector('[role=columnheader] button').getBoundingClientRect();
      const region = document.querySelector('main [data-scrolls]').getBoundingClientRect();
      return { top: head.top - region.top, height: head.height };
    });
    assert.ok(place.top >= -1, `the heading is in sight: ${JSON.stringify(place)}`);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});
const row6 = () => page.getByRole('row', { name: 'Visit 1', exact: true });
