// Trees, tabs, panes and lists: each widget by mouse, by keyboard alone and by the click that assistive technology makes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { page, open, text, role, press, assistive, focused, is } from './lib/gallery.mjs';
import { axe } from './lib/harness.mjs';

describe('tree', () => {
  test('by keyboard', async () => {
    await open('Tree');
    const first = role('treeitem', 'Terms of reference');
    await first.focus();
    assert.deepEqual(await first.evaluate((e) => ['level', 'posinset', 'setsize', 'expanded'].map((key) => e.getAttribute('aria-' + key))), ['1', '1', '3', 'true']);
    await press('ArrowRight');
    assert.equal(await focused(), 'Scope');
    await press('ArrowLeft');
    assert.equal(await focused(), 'Terms of reference');
    await press('ArrowLeft');
    await role('treeitem', 'Scope').waitFor({ state: 'detached' });
    await press('ArrowDown');
    assert.equal(await focused(), 'Analysis');
    await press('ArrowRight w');
    assert.equal(await focused(), 'What was known');
    await press('End Home Enter');
    await text('Opened: Terms of reference');
    assert.equal(await page.locator('[role=treeitem][tabindex="0"]').count(), 1);
  });
  test('by mouse and by assistive click', async () => {
    await open('Tree');
    await role('treeitem', 'Period').click();
    await text('Opened: Period');
    await assistive(role('treeitem', 'Analysis'));
    await assistive(role('treeitem', 'What was done'));
    await text('Opened: What was done');
  });
});

describe('tabs', () => {
  test('three ways', async () => {
    await open('Tabs');
    const panel = (name) => page.getByRole('tabpanel', { name, exact: true });
    await page.getByRole('tab', { name: 'List', exact: true }).first().focus();
    await press('ArrowRight');
    await panel('Timeline').waitFor();
    await text('This is the view: Timeline.');
    await press('End');
    await panel('Discrepancies 26').waitFor();
    await press('ArrowRight');
    await panel('List').waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).first().click();
    await panel('Timeline').waitFor();
    const tab = page.getByRole('tab', { name: 'List', exact: true }).first();
    await assistive(tab);
    await panel('List').waitFor();
    assert.equal(await tab.getAttribute('aria-controls'), await panel('List').getAttribute('id'));
  });
});

describe('split panes', () => {
  test('by keys, by dragging, shut and opened', async () => {
    await open('Split panes');
    const bar = role('separator', 'Size of the list');
    await bar.focus();
    await press('ArrowRight ArrowRight');
    assert.equal(await bar.getAttribute('aria-valuenow'), '50');
    await press('Home');
    assert.equal(await bar.getAttribute('aria-valuenow'), '20');
    await press('End');
    assert.equal(await bar.getAttribute('aria-valuenow'), '80');
    await press('Enter');
    assert.equal(await bar.getAttribute('aria-valuenow'), '0');
    await press('Enter');
    assert.equal(await bar.getAttribute('aria-valuenow'), '80');
    const box = await bar.boundingBox();
    await page.mouse.move(box.x + 10, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x - 150, box.y + 100, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction((e) => Number(e.getAttribute('aria-valuenow')) < 70, await bar.elementHandle());
    await assistive(bar);
    await is(bar, 'aria-valuenow', '0');
  });
});

describe('rows in order', () => {
  test('by keys, by buttons, by dragging, by assistive click', async () => {
    await open('Rows in order');
    await role('button', 'Move Thresholds were read in different ways').focus();
    await press('Alt+ArrowUp');
    assert.equal(await focused(), 'Move Thresholds were read in different ways', 'focus goes with the row');
    await press('Alt+ArrowUp');
    await text('First: Thresholds were read in different ways');
    assert.match(await page.locator('#polite').textContent(), /moved to place 1 of 4/);
    await press('ArrowDown ArrowRight');
    assert.equal(await focused(), 'Move up The plan was never shared');
    await press('Enter');
    await text('First: The plan was never shared');
    await role('button', 'Move down The plan was never shared').click();
    await text('First: Thresholds were read in different ways');
    await assistive(role('button', 'Move up The plan was never shared'));
    await text('First: The plan was never shared');
    const from = await role('button', 'Move Records were late').boundingBox();
    const to = await role('button', 'Move The plan was never shared').boundingBox();
    await page.mouse.move(from.x + 16, from.y + 16);
    await page.mouse.down();
    await page.mouse.move(to.x + 16, to.y - 6, { steps: 5 });
    await page.mouse.up();
    await text('First: Records were late');
    assert.equal(await page.getByRole('list', { name: 'Findings in order' }).locator('[tabindex="0"]').count(), 1);
  });
});

describe('grid', () => {
  const row = (number) => role('row', `Visit ${number}`);
  test('rows, cells and controls by arrows; one tab stop', async () => {
    await open('Grid');
    const grid = role('grid', 'Visits');
    assert.equal(await grid.locator('[tabindex="0"]').count(), 1);
    assert.deepEqual(await grid.evaluate((e) => [e.getAttribute('aria-rowcount'), e.getAttribute('aria-colcount')]), ['7', '6']);
    await row(1).focus();
    await press('ArrowDown');
    assert.equal(await focused(), 'Visit 2');
    await press('ArrowRight');
    assert.equal(await focused(), 'Choose Visit 2', 'a cell that is one control gives it focus');
    await press('End');
    assert.match(await focused(), /^Answer\s*Compare$/);
    await press('Enter');
    assert.equal(await focused(), 'Answer');
    await press('ArrowRight');
    assert.equal(await focused(), 'Compare');
    await press('Enter');
    await page.getByText('Compared 2').waitFor({ state: 'attached' });
    await press('Escape ArrowDown');
    assert.match(await focused(), /^Answer\s*Compare$/, 'down keeps the column');
    assert.equal(await page.evaluate(() => document.activeElement.closest('[role=row]').getAttribute('aria-label')), 'Visit 3');
    await press('Escape Enter');
    await page.getByText('Opened visit 3').waitFor({ state: 'attached' });
    await row(5).click();
    await page.getByText('Opened visit 5').waitFor({ state: 'attached' });
    await assistive(row(6));
    await page.getByText('Opened visit 6').waitFor({ state: 'attached' });
  });
  test('rows are chosen', async () => {
    await open('Grid');
    const count = (n) => page.getByText(`${n} of 6 rows chosen`).first().waitFor({ state: 'attached' });
    await row(2).focus();
    await press('Space Shift+ArrowDown Shift+ArrowDown');
    await count(3);
    assert.equal(await row(3).getAttribute('aria-selected'), 'true');
    assert.match(await page.locator('#polite').textContent(), /3 of 6 chosen/);
    const all = role('checkbox', 'Choose all rows');
    assert.equal(await all.evaluate((e) => e.indeterminate), true);
    await all.click();
    await count(6);
    await assistive(role('checkbox', 'Choose Visit 1'));
    await count(5);
    await press('Control+a');
  });
  test('headings sort', async () => {
    await open('Grid');
    const head = page.getByRole('columnheader', { name: 'Date known' });
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    await head.getByRole('button').click();
    await is(head, 'aria-sort', 'descending');
    await row(6).focus();
    await press('ArrowRight ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement.closest('[role=columnheader]') !== null), true, 'up from the first row leads to the heading');
    await press('ArrowRight');
    await press('Enter');
    await assistive(page.getByRole('columnheader', { name: 'Child R' }).getByRole('button'));
    await page.waitForFunction(() => [...document.querySelectorAll('[role=columnheader]')].some((e) => e.textContent === 'Child R' && e.getAttribute('aria-sort') === 'ascending'));
  });
  test('in a narrow window: blocks with labels, sorted by a select', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open('Grid');
    await role('combobox', 'Sort by').selectOption('Date known, last to first');
    await page.waitForFunction(() => document.querySelector('[role=row][tabindex]').getAttribute('aria-label') === 'Visit 6');
    await page.getByText('Child R:', { exact: true }).first().waitFor({ state: 'attached' });
    await role('checkbox', 'Choose Visit 6').check();
    await axe(page, 'narrow grid');
    const wide = await page.evaluate(() => [...document.querySelectorAll('#mirror *')].filter((e) => e.getBoundingClientRect().right > 321 && getComputedStyle(e).clipPath === 'none').length);
    assert.equal(wide, 0, 'no sideways scrolling');
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});
