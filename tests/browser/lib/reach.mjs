// How a page is reached without eyes and without a mouse: Chromium's whole accessibility tree, the stops of the Tab key, and
// the size of what can be pressed.
import assert from 'node:assert/strict';

const operated = new Set(['button', 'link', 'textbox', 'searchbox', 'checkbox', 'radio', 'combobox', 'ComboBoxSelect', 'PopUpButton', 'listbox', 'option', 'menuitem', 'menu',
  'tab', 'tabpanel', 'tree', 'treeitem', 'grid', 'slider', 'spinbutton', 'switch', 'splitter', 'dialog', 'toolbar', 'tablist', 'radiogroup', 'progressbar', 'ToggleButton', 'DisclosureTriangle']);
const named = new Set([...operated, 'navigation', 'complementary', 'table', 'image', 'heading', 'columnheader']);

const property = (node, name) => node.properties?.find((entry) => entry.name === name)?.value.value;

/** Walks the full accessibility tree: every node that is operated, takes focus or must say what it is has a name. Returns how
    many nodes of each role were met. `where` names the page in the message. */
export async function everythingNamed(page, where) {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const met = {};
  const nameless = [];
  for (const node of nodes) {
    if (node.ignored) continue;
    const role = node.role?.value ?? '';
    const takesFocus = property(node, 'focusable') === true && !['RootWebArea', 'main', 'generic', 'gridcell', 'row', 'group', 'alert'].includes(role);
    if (!named.has(role) && !takesFocus) continue;
    met[role] = (met[role] ?? 0) + 1;
    if (!node.name?.value?.trim()) nameless.push(`${role} (node ${node.backendDOMNodeId})`);
  }
  assert.deepEqual(nameless, [], `nameless in the accessibility tree of ${where}`);
  assert.ok(nodes.length > 10, `the accessibility tree of ${where} is all but empty`);
  return met;
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

/** What can be pressed and is smaller than 24 by 24 CSS pixels, links and buttons in a line of text excepted. Of a tick box or a
    choice the whole line counts. */
export function smallTargets(page) {
  return page.evaluate(() => {
    const small = [];
    for (const element of document.querySelectorAll('#mirror :is(a[href], button, input, select, textarea, [role=option], [role=treeitem], [role=separator][tabindex])')) {
      if (element.classList.contains('inline')) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      if (width < 24 || height < 24) small.push(`${element.getAttribute('aria-label') ?? element.textContent}: ${width} x ${height}`);
    }
    return small;
  });
}
