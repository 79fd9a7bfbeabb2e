// What assistive technology is given: Chromium's full accessibility tree of the page, what goes with it, and the stops of the
// Tab key.
import assert from 'node:assert/strict';

const interactive = new Set(['button', 'link', 'textbox', 'searchbox', 'checkbox', 'radio', 'combobox', 'listbox', 'option', 'tab', 'treeitem', 'menuitem',
  'menuitemcheckbox', 'menuitemradio', 'slider', 'spinbutton', 'switch', 'separator', 'gridcell', 'columnheader', 'row', 'dialog']);

// In the page: ids, references, tab stops, targets.
function faultsOfElements({ stops, side }) {
  const faults = [];
  const named = (element) => `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 50)}"`;
  const all = [...document.querySelectorAll('body *')];
  const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0 && !element.closest('[inert]');
  const ids = all.map((element) => element.id).filter(Boolean);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`the id ${id} stands more than once`);
  for (const element of all)
    for (const reference of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-owns', 'aria-activedescendant', 'for'])
      for (const id of (element.getAttribute(reference) ?? '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) faults.push(`${named(element)} refers to ${id} by ${reference}, which is not there`);

  const reached = all.filter((element) => element.tabIndex >= 0 && !element.disabled && shown(element) && element.matches('a[href], button, input, select, textarea, [tabindex]'));
  const groups = new Set();
  const counted = reached.filter((element) => {
    if (element.type !== 'radio') return true;
    const fresh = !groups.has(element.name);
    groups.add(element.name);
    return fresh;
  });
  if (counted.length > stops) faults.push(`${counted.length} tab stops: ${counted.map(named).join(', ')}`);

  for (const element of reached) {
    if (element.matches('.inline, main, h1, dialog')) continue; // in a sentence, or no target
    // Marks in time stand where they stand; what goes through them one by one is on the same page and large enough.
    const marks = element.closest('[role=grid][aria-label="Entries by agency"]');
    if (marks && [...document.querySelectorAll('[role=tab]')].some((tab) => tab.textContent === 'List')) continue;
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (const label of element.labels ?? []) { // pressed on its words as well
      const words = label.getBoundingClientRect();
      [left, top, right, bottom] = [Math.min(left, words.left), Math.min(top, words.top), Math.max(right, words.right), Math.max(bottom, words.bottom)];
    }
    if (right - left < side - 0.1 || bottom - top < side - 0.1) faults.push(`${named(element)} is ${(right - left).toFixed(1)} x ${(bottom - top).toFixed(1)}`);
  }
  if (document.documentElement.lang !== 'en-GB') faults.push(`the language is ${document.documentElement.lang}`);
  return faults;
}

function faultsOfTree(nodes) {
  const faults = [];
  const value = (node, name) => node.properties?.find((one) => one.name === name)?.value.value;
  const words = (node) => (node.name?.value ?? '').trim();
  const role = (node) => node.role?.value ?? '';
  const lively = nodes.filter((node) => !node.ignored);
  for (const node of lively) {
    const focusable = value(node, 'focusable') === true;
    if (focusable && ['generic', 'none', 'div', 'span'].includes(role(node))) faults.push(`something that takes focus has no role: "${words(node)}" ${JSON.stringify(node.properties)}`);
    const wants = interactive.has(role(node)) && (focusable || !['row', 'gridcell', 'separator'].includes(role(node)));
    if (wants && !words(node)) faults.push(`a ${role(node)} has no name`);
  }
  const of = (wanted) => lively.filter((node) => role(node) === wanted);
  const titles = of('heading').filter((node) => value(node, 'level') === 1);
  if (titles.length !== 1) faults.push(`${titles.length} headings of level 1: ${titles.map(words).join(', ')}`);
  for (const landmark of ['banner', 'main', 'contentinfo']) if (of(landmark).length !== 1) faults.push(`${of(landmark).length} landmarks "${landmark}"`);
  for (const landmark of ['navigation', 'complementary']) {
    const names = of(landmark).map(words);
    if (names.some((name) => !name) || new Set(names).size !== names.length) faults.push(`landmarks "${landmark}" are called ${JSON.stringify(names)}`);
  }
  return faults;
}

/** Every interactive node has a role and a name; ids, references, headings, landmarks, language, tab stops and targets are in order. */
export async function walkTree(page, where, { stops = 25, side = 24 } = {}) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  assert.ok(nodes.length > 10, `the tree of ${where} has nodes`);
  assert.deepEqual([...faultsOfTree(nodes), ...(await page.evaluate(faultsOfElements, { stops, side }))], [], `accessibility tree of ${where}`);
  return nodes.length;
}

const nameOfFocus = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const words = element.getAttribute('aria-label') ?? element.textContent;
  return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${words.replace(/\s+/g, ' ').slice(0, 50)}`;
};

/** The names of everything that Tab stops at, from the beginning of the page to its end, in order. */
export async function tabStops(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    const first = document.createElement('span'); // where the walk begins: before everything
    first.tabIndex = -1;
    document.body.prepend(first);
    first.focus();
    first.remove();
  });
  const stops = [];
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(nameOfFocus);
    if (!name || (stops.length > 0 && name === stops[0])) break;
    stops.push(name);
  }
  return stops;
}
