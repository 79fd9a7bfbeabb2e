// What is pressed and what drops down: each widget by mouse, by keyboard alone and by the click that assistive technology makes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { page, open, text, role, press, assistive, focused, has, is, activeLine } from './lib/gallery.mjs';
import { axe } from './lib/harness.mjs';
import { walkTree } from './lib/tree.mjs';

describe('combo box', () => {
  test('by mouse', async () => {
    await open('Combo box');
    const box = role('combobox', 'Agency');
    await box.click();
    await role('option', 'Police').click();
    await text('Chosen: Police');
    assert.equal(await box.inputValue(), 'Police');
    await is(box, 'aria-expanded', 'false');
    assert.equal(await focused(), 'Agency', 'focus stays in the box');
  });
  test('by keyboard', async () => {
    await open('Combo box');
    const box = role('combobox', 'Agency');
    await box.focus();
    await page.keyboard.type('h');
    await is(box, 'aria-expanded', 'true');
    await press('ArrowDown ArrowDown ArrowDown');
    assert.equal(await activeLine(box), 'Housing');
    await press('Home');
    assert.equal(await activeLine(box), 'Health visiting');
    await press('End ArrowDown ArrowDown ArrowDown Enter');
    assert.equal(await box.inputValue(), 'Housing');
    await press('Alt+ArrowDown Escape');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await press('Home Shift+End');
    await page.keyboard.type('taxi');
    await role('option', 'Nothing here matches').waitFor();
    await press('Tab');
    assert.equal(await box.inputValue(), 'taxi', 'what was typed is kept');
  });
  test('by assistive click', async () => {
    await open('Combo box');
    await assistive(role('combobox', 'Agency'));
    await assistive(role('option', 'Housing'));
    await text('Chosen: Housing');
  });
  test('a palette of 404 lines', async () => {
    await open('Combo box');
    const box = role('combobox', 'Go to');
    await box.focus();
    assert.equal(await activeLine(box), 'Add an entry');
    await press('ArrowUp');
    assert.match(await activeLine(box), /Entry 400/);
    const list = role('listbox', 'Go to');
    assert.ok((await list.getByRole('option').count()) < 40, 'only lines in sight exist');
    await page.keyboard.type('hand');
    await role('option', 'Hand over').waitFor();
    assert.equal(await activeLine(box), 'Hand over');
    await press('Enter');
    await text('Went to: Hand over');
  });
});

describe('disclosure', () => {
  test('by mouse, by keyboard, by assistive click', async () => {
    await open('Disclosure');
    const button = role('button', 'How dates are read');
    const region = role('region', 'How dates are read');
    await button.click();
    await region.waitFor();
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    assert.equal(await button.getAttribute('aria-controls'), await region.getAttribute('id'));
    await press('Enter');
    await region.waitFor({ state: 'detached' });
    await assistive(button);
    await region.waitFor();
  });
});

describe('button', () => {
  test('by mouse, by keyboard, by assistive click; a busy one does nothing', async () => {
    await open('Button');
    const add = role('button', 'Add');
    await add.click();
    await text('Added 1');
    await press('Enter');
    await text('Added 2');
    await press('Space');
    await text('Added 3');
    await assistive(add);
    await text('Added 4');
    await role('button', 'Sealing').click();
    await text('Added 4');
    assert.equal(await role('button', 'Sealing').getAttribute('aria-busy'), 'true');
  });
  test('filters are one stop', async () => {
    await open('Button');
    await role('button', 'All 44').focus();
    await press('ArrowRight Enter');
    await page.getByRole('button', { name: 'Not seen 15', pressed: true }).waitFor();
    await role('button', 'Needs you 2').click();
    await page.getByRole('button', { name: 'Needs you 2', pressed: true }).waitFor();
    await assistive(role('button', 'All 44'));
    await page.getByRole('button', { name: 'All 44', pressed: true }).waitFor();
  });
  test('links and buttons in words', async () => {
    await open('Link');
    await role('button', 'Show the details').click();
    await text('Details shown');
    await role('button', 'Add a line').press('Enter');
    await text('Line added');
    await assistive(role('button', 'Show the details'));
    await text('Details shown');
    await open('Text');
    await role('button', 'press').press('Enter');
    await text('Pressed in a sentence');
  });
});

describe('tip', () => {
  const tip = () => page.getByRole('tooltip').filter({ hasText: 'Once Nell Sallow' });
  const seen = () => tip().evaluate((element) => !element.classList.contains('unseen'));
  const until = (wanted) => page.waitForFunction((on) => [...document.querySelectorAll('[role=tooltip]')].some((e) => e.textContent.startsWith('Once Nell') && e.classList.contains('unseen') !== on), wanted);
  test('shown by focus, put away by Escape, described all the time', async () => {
    await open('Icon button and tip');
    const seal = role('button', 'Seal');
    const described = await seal.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')).textContent);
    assert.match(described, /^Once Nell Sallow has opened it/);
    assert.equal(await seen(), false);
    await role('button', 'Close').focus();
    await press('Tab');
    await until(true);
    await press('Escape');
    await until(false);
    assert.equal(await focused(), 'Seal', 'focus has not moved');
  });
  test('shown by the pointer, which may go onto it', async () => {
    await open('Icon button and tip');
    await role('button', 'Seal').hover();
    await until(true);
    await tip().hover();
    await until(true);
    await page.mouse.move(2, 400);
    await until(false);
  });
  test('an icon alone says its name', async () => {
    await open('Icon button and tip');
    await role('button', 'Next entry').click();
    await text('Next');
    await role('button', 'Close').press('Enter');
    await text('Closed');
    await assistive(role('button', 'Entry before'));
    await text('Before');
  });
});

describe('menu', () => {
  test('by keyboard: arrows, letters, Escape, Tab', async () => {
    await open('Menu');
    const more = role('button', 'More');
    await more.focus();
    await press('ArrowDown');
    assert.equal(await focused(), 'Print');
    assert.equal(await more.getAttribute('aria-expanded'), 'true');
    await press('ArrowUp');
    assert.equal(await focused(), 'Withdraw');
    await press('s');
    assert.equal(await focused(), 'Save a copy');
    await press('s');
    assert.equal(await focused(), 'Show history');
    await press('Escape');
    assert.equal(await focused(), 'More');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await press('Enter');
    await role('menuitem', 'Print').waitFor();
    await press('End Enter');
    await text('Chosen: Withdraw');
    await more.press('ArrowUp');
    await press('Tab');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Entry 12', 'on from the button of the menu');
  });
  test('by mouse and by assistive click', async () => {
    await open('Menu');
    await role('button', 'More').click();
    await role('menuitem', 'Print').click();
    await text('Chosen: Print');
    await assistive(role('button', 'Entry 12'));
    await axe(page, 'an open menu');
    await walkTree(page, 'an open menu');
    await assistive(role('menuitem', 'Save a copy'));
    await text('Entry 12: Save a copy');
  });
});
