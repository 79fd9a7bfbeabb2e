// The pages of the gallery, one for each kind of widget: every rule of axe-core in four looks, nothing drawn undescribed, everything
// in Chromium's accessibility tree named, no small target, no sideways scrolling; then each widget by mouse, by keyboard alone
// and by the click that assistive technology makes.
import assert from 'node:assert/strict';
import { test, after, before, describe } from 'node:test';
import { audit, axe, openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { everythingNamed, smallTargets, tabStops } from './lib/reach.mjs';

// As the gallery lists them; a page that goes missing fails here.
const kinds = {
  'Text': 'text',
  'Link': 'link',
  'Button': 'button',
  'Icon button and tip': 'icon-button',
  'Menu': 'menu',
  'Text box': 'text-box',
  'Date box': 'date-box',
  'Long text': 'long-text',
  'Editor': 'editor',
  'Tick box': 'tick-box',
  'Choice': 'choice',
  'Select': 'select',
  'Combo box': 'combo-box',
  'Disclosure': 'disclosure',
  'Tabs': 'tabs',
  'Tree': 'tree',
  'Table': 'table',
  'Grid': 'grid',
  'Rows in order': 'reorder',
  'Split panes': 'split',
  'Dialog': 'dialog',
  'Message': 'message',
  'Note and card': 'note',
  'Summary': 'summary',
  'Progress': 'progress',
  'Facts and tags': 'facts',
  'Nothing here yet': 'empty',
  'Steps': 'steps',
  'Status line': 'status-line',
};
const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }, { forcedColors: 'active' }];

let site, profile, page;
before(async () => {
  site = await serveSite('gallery');
  profile = await openProfile(temporaryFolder(), `${site.url}?audit&renderer=cpu#/kind`);
  page = profile.page;
});
after(async () => {
  await profile?.close();
  await site?.close();
});

// A fresh page, so that no test leans on what another one left.
async function open(name) {
  await page.goto('about:blank');
  await page.goto(`${site.url}?audit&renderer=cpu#/kind${name && '/' + kinds[name]}`);
  await started(page);
}
const text = (words) => page.getByText(words, { exact: true }).first().waitFor({ state: 'attached' });
const role = (kind, name) => page.getByRole(kind, { name, exact: typeof name === 'string' });
const press = (keys) => keys.split(' ').reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const assistive = (locator) => locator.evaluate((element) => element.click());
const focused = () => page.evaluate(() => (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).replace(/\s+/g, ' ').trim());
// Waits for an attribute: what is typed shows in the next frame.
const has = (locator, name, value) => page.waitForFunction(([element, key, wanted]) => element.getAttribute(key) === wanted, [locator, name, value]);
const is = async (locator, name, value) => has(await locator.elementHandle(), name, value);
const activeLine = (box) => box.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant'))?.textContent ?? '');

test('the list leads to every page', async () => {
  await open('');
  const names = await page.getByRole('main').getByRole('link').allTextContents();
  assert.deepEqual(names, Object.keys(kinds));
});

describe('every page', () => {
  for (const name of Object.keys(kinds)) {
    test(name, async () => {
      await open(name);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      assert.equal(await page.title(), `${name}, Tributary`);
      assert.equal(await audit(page), '', 'drawn and not described');
      for (const look of looks) {
        await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, ...look });
        await page.evaluate(() => globalThis.tributaryParts.loop.now());
        await axe(page, `${name}, ${JSON.stringify(look)}`);
      }
      await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null });
      await everythingNamed(page, name);
      assert.deepEqual(await smallTargets(page), []);
      const stops = await tabStops(page);
      assert.ok(stops.length <= 25, `${stops.length} stops: ${stops.join(', ')}`);
    });
  }
});

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
    await everythingNamed(page, 'an open menu');
    await assistive(role('menuitem', 'Save a copy'));
    await text('Entry 12: Save a copy');
  });
});

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
