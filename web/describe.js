// Writes what a node says of itself into its element, where it differs from what was written before.
import { shownOf } from './hidden.js';
import { state } from './kinds.js';

const types = ['body', 'strong', 'source', 'reading', 'section', 'question', 'title'];

export function describe(node, said) {
  const { element, shown, shape } = node;
  const set = (key, value, write) => {
    if (shown[key] === value) return;
    shown[key] = value;
    write(value);
  };
  const attribute = (name, value) => set('@' + name, value ?? null, (v) => (v === null ? element.removeAttribute(name) : element.setAttribute(name, v)));
  const flag = (name, on, yes = 'true') => attribute(name, on ? yes : null);

  if (!(said.flags & state.inLine)) place(node, said, set);
  if (!shape.box || said.flags & state.inLine) set('class', styleOf(said), (names) => { element.className = names; });
  name(node, said, set, attribute);
  states(node, said, attribute, flag);
  if (shape.text) field(node, said, set, attribute);
  if (shape.select) options(element, said, set);
  if (shape.tick) set('checked', said.flags & (state.checked | state.mixed), (on) => {
    element.checked = !!(on & state.checked);
    element.indeterminate = !!(on & state.mixed);
  });
  if (shape.words) attribute('lang', said.extra || null);
  if (shape.tag === 'a') attribute('href', said.extra || null);
  if (shape.frame) {
    attribute('title', said.name);
    attribute('src', said.extra || null);
  }
  if (shape.edits) attribute('data-edits', said.extra || null);
  if (shape.tool) attribute('data-command', said.extra);
  if (shape.heading || shape.tag === 'p') attribute('data-line', said.number[2] || null);
  if (shape.rowLike) attribute('aria-rowindex', said.number[0] || null);
  if (shape.combo || shape.choice || shape.item) patterns(said, shape, attribute, flag);
  flag('data-scrolls', !!(said.flags & state.scrolls));
  if (shape.files) Object.assign(node, { accept: said.extra, several: !!(said.flags & state.several) });
  if (said.flags & state.scrolls) {
    set('extent', said.number[0], (height) => { node.extent.style.top = Math.max(0, height - 1) + 'px'; });
    set('covered', said.number[1], (top) => { element.style.scrollPaddingTop = 24 + top + 'px'; });
    const left = said.h - said.number[1] - 24 - roomOfRow; // a low window has no room to spare for a message
    set('coveredBelow', Math.max(0, Math.min(said.number[2], left)), (below) => { element.style.scrollPaddingBottom = 24 + below + 'px'; });
  }
}

// The height that what gets focus has at least to stand in, above a message.
const roomOfRow = 320;

// Text of several lines that runs from right to left stands at the right, as in the picture (src/ui/core/paragraph.hpp).
const twoLines = 40;

function place({ element, shape }, said, set) {
  const slack = shape.box || shape.control ? 0 : 1; // words may be a hair wider in the browser; they must not wrap for that
  set('x', said.x, (x) => { element.style.left = x + 'px'; });
  set('y', said.y, (y) => { element.style.top = y + 'px'; });
  set('w', said.w, (w) => { element.style.width = w + slack + 'px'; });
  set('h', said.h, (h) => { element.style.height = h + 'px'; });
  set('lines', said.h >= twoLines && !shape.box && !shape.heading && !shape.control, (several) => element.toggleAttribute('data-lines', several));
}

function styleOf({ flags, type }) {
  return (flags & state.inLine ? 'inline ' : flags & state.offScreen ? 'unseen ' : '') + types[type];
}

function name(node, said, set, attribute) {
  const { element, shape } = node;
  if (shape.role === 'group') return attribute('role', said.name ? 'group' : null), attribute('aria-label', said.name || null);
  if (shape.named || said.flags & state.iconOnly) {
    const labelled = shape.text || shape.select || shape.tick;
    return attribute('aria-label', labelled || said.name ? said.name : null);
  }
  if (shape.box || (shape.tag === 'p' && !said.name)) return undefined;
  return set('text', said.name, (words) => { element.textContent = words; });
}

function states(node, said, attribute, flag) {
  const { element, shape } = node;
  const on = (bit) => !!(said.flags & bit);
  const inGrid = shape.cell && element.closest('[role=grid]');
  if (shape.cell) attribute('role', inGrid ? 'gridcell' : 'cell');
  if (inGrid) attribute('tabindex', -1);
  if (shape.role === 'columnheader') attribute('aria-sort', [null, 'ascending', 'descending', 'none'][said.number[2]]);
  if (shape.role === 'columnheader' || shape.cell) {
    attribute('aria-colindex', said.number[0] || null);
    attribute('aria-colspan', said.number[1] > 1 ? said.number[1] : null);
  }
  if (shape.role === 'table' || shape.role === 'grid') {
    attribute('aria-rowcount', said.number[0]);
    attribute('aria-colcount', said.number[1]);
    flag('aria-multiselectable', on(state.several));
  }
  if (shape.role === 'progressbar') {
    attribute('aria-valuenow', Math.round(said.number[0] * 100));
    attribute('aria-valuetext', said.value || null);
  }
  if (shape.role === 'status') attribute('aria-live', 'off'); // the two live regions of the page speak
  if (shape.tag === 'button') {
    attribute('aria-pressed', on(state.toggle) ? String(on(state.pressed)) : null);
    attribute('aria-expanded', on(state.expands) ? String(on(state.expanded)) : null);
    attribute('aria-description', said.value || null);
    flag('aria-busy', on(state.busy));
    flag('aria-haspopup', on(state.opensMenu), 'menu');
    attribute('aria-controls', said.extra && !shape.files && !shape.tool ? 'n' + said.extra.split(' ')[0] : null);
  }
  flag('data-drags', on(state.drags));
  flag('data-over', on(state.over));
  flag('aria-hidden', on(state.unspoken));
  if (shape.role === 'tab') attribute('aria-selected', String(on(state.selected)));
  if (shape.rowLike) attribute('aria-selected', on(state.focusable) ? String(on(state.selected)) : null);
  flag('aria-current', on(state.current), shape.tag === 'a' ? 'page' : shape.rowLike ? 'true' : 'step');
  flag('aria-invalid', on(state.invalid));
  flag('data-screen-only', on(state.screenOnly));
  if (shape.tag === 'a' && said.value) attribute('aria-description', said.value);
  if (shape.tag === 'label') attribute('for', 'n' + said.described[0]);
  else if (shape.type === 'radio') {
    attribute('name', 'g' + said.described[0]);
    attribute('aria-describedby', said.described[1] ? 'n' + said.described[1] : null);
  } else {
    const by = said.described.filter(Boolean).map((id) => 'n' + id).join(' ');
    attribute('aria-describedby', by || null);
  }
  focusability(node, said, attribute);
  flag('data-roving', on(state.rovingDown) || on(state.rovingAcross), on(state.rovingDown) ? 'down' : 'across');
}

// Combo boxes, options, tree items and separators, as the ARIA Authoring Practices describe them.
function patterns(said, shape, attribute, flag) {
  const on = (bit) => !!(said.flags & bit);
  const [now, least, most] = said.number;
  if (shape.combo) {
    const [list, active] = said.extra.split(' ');
    attribute('aria-expanded', String(on(state.expanded)));
    attribute('aria-autocomplete', 'list');
    attribute('aria-controls', list ? 'n' + list : null);
    attribute('aria-activedescendant', active ? 'n' + active : null);
  } else if (shape.role === 'separator') {
    attribute('aria-orientation', 'vertical');
    attribute('aria-valuenow', Math.round(now));
    attribute('aria-valuemin', Math.round(least));
    attribute('aria-valuemax', Math.round(most));
    attribute('aria-controls', said.extra ? 'n' + said.extra.split(' ')[0] : null);
  } else {
    attribute('aria-posinset', now);
    attribute('aria-setsize', least);
    attribute('aria-description', said.value || null);
    attribute('aria-selected', String(on(state.selected)));
    flag('aria-disabled', on(state.disabled));
    attribute('aria-level', shape.item ? most : null);
    attribute('aria-expanded', on(state.expands) ? String(on(state.expanded)) : null);
  }
}

function focusability(node, said, attribute) {
  const { element, shape } = node;
  if ((shape.rowLike || shape.item) && said.flags & state.focusable) return attribute('tabindex', said.flags & state.tabStop ? 0 : -1);
  if (said.flags & state.focusable || shape.heading) return attribute('tabindex', shape.heading && node.level > 1 ? null : -1);
  if (!shape.control) return undefined;
  if (shape.role === 'menuitem') return attribute('tabindex', -1);
  if (element.closest('[role=grid]')) return attribute('tabindex', said.flags & state.tabStop ? 0 : -1);
  const roving = element.parentElement?.closest('[data-roving]');
  if (!roving) return attribute('tabindex', null);
  if (said.flags & state.tabStop) roving.dataset.stop = node.id;
  return attribute('tabindex', said.flags & state.tabStop ? 0 : -1);
}

function field(node, said, set, attribute) {
  const { element, shape } = node;
  if (shape.tag === 'input') set('kind', said.flags & state.password ? 'password' : 'text', (type) => { element.type = type; });
  set('readOnly', !!(said.flags & state.readOnly), (on) => { element.readOnly = on; });
  set('lead', said.number[0], (left) => { element.style.paddingLeft = left + 'px'; });
  set('trail', said.number[1], (right) => { element.style.paddingRight = right + 'px'; });
  attribute('maxlength', said.number[2] || null);
  const rich = !!(said.flags & state.rich);
  const completed = shape.combo || rich ? '' : said.extra;
  if (rich) richText(node, said, attribute);
  attribute('autocomplete', completed || 'off');
  attribute('spellcheck', said.flags & state.password || completed || shape.combo ? 'false' : 'true');
  // What the person types belongs to the browser: it is never written back while the field has focus. What is chosen from
  // the list of a combo box is the program's own word.
  const chosen = shape.combo && said.value !== node.value && !node.composing;
  const value = shownOf(said.value);
  if ((document.activeElement !== element || chosen) && element.value !== value) element.value = value;
  node.value = said.value;
}

// A long text: which numbers its entries have, the list that is open at the caret, its keys.
function richText(node, said, attribute) {
  const [first, open, ...keys] = said.extra.split('\n');
  const [numbers, language] = first.split(' ');
  const [list, active] = open.split(' ');
  node.numbers = numbers;
  node.keys = new Map(keys.filter(Boolean).map((line) => [line.slice(line.lastIndexOf(' ') + 1), line.slice(0, line.lastIndexOf(' '))]));
  attribute('lang', language || null);
  attribute('aria-autocomplete', numbers ? 'list' : null);
  attribute('aria-haspopup', list ? 'listbox' : null);
  attribute('aria-controls', list ? 'n' + list : null);
  attribute('aria-activedescendant', active ? 'n' + active : null);
}

function options(element, said, set) {
  set('options', said.extra, (lines) => {
    element.replaceChildren(...lines.split('\n').slice(0, -1).map((line) => new Option(line, line)));
    element.selectedIndex = said.number[0];
  });
  set('chosen', said.number[0], (index) => { element.selectedIndex = index; });
}
