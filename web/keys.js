// Keys beyond what the browser's controls do by themselves: chords that a screen asked for, arrows among rows, options and
// tree items, groups that are one tab stop, typing ahead, Enter in a box of one line.
import { happened } from './events.js';
import { moveInGrid } from './grid.js';
import { state } from './kinds.js';

const controls = 'button, a, input, select, textarea, [role=row][tabindex], [role=treeitem], [role=separator][tabindex]';
const arrows = ['Down', 'Up', 'Left', 'Right', 'Home', 'End'];
const pages = ['PageDown', 'PageUp'];

export function chordOf(event, named = event.key) {
  const key = named === ' ' ? 'Space' : named.length === 1 ? named.toUpperCase() : named.replace(/^Arrow/, '');
  const control = event.ctrlKey || event.metaKey;
  return (control ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + (event.shiftKey && (control || named.length > 1) ? 'Shift+' : '') + key;
}

// In a field, letters are text, and undo and redo are the browser's own.
const belongsToField = (event, chord) => (event.key.length === 1 && !event.ctrlKey && !event.metaKey) || /^Ctrl\+(Shift\+)?[ZY]$/.test(chord);

// Whether a key on this element is the program's: it goes there as an event with the element's id.
function takesKey(node, chord) {
  const { shape, flags } = node;
  if (shape.rowLike) return ['Down', 'Up', 'Home', 'End', 'Enter', 'Space', 'Shift+Down', 'Shift+Up', 'Ctrl+A', ...pages].includes(chord);
  if (shape.combo) {
    if (['Down', 'Up', 'Alt+Down', 'Alt+Up'].includes(chord)) return true;
    if (flags & state.expanded && ['Enter', ...pages].includes(chord)) return true;
    return !!(flags & state.walked) && (chord === 'Home' || chord === 'End');
  }
  if (shape.tag === 'textarea') return !!(flags & state.expanded) && ['Down', 'Up', 'Enter', ...pages].includes(chord); // a list at the caret
  if (shape.role === 'menuitem') return ['Down', 'Up', 'Home', 'End'].includes(chord);
  if (flags & state.opensMenu) return chord === 'Down' || chord === 'Up';
  if (shape.role === 'treeitem') return [...arrows, 'Enter', 'Space', '*'].includes(chord);
  if (shape.role === 'separator') return [...arrows, 'Enter'].includes(chord);
  return !!(flags & state.takesKeys) && [...arrows, 'Alt+Up', 'Alt+Down', 'Alt+Home', 'Alt+End'].includes(chord);
}

// The neighbour in a roving group, in the order of the document; it becomes the group's tab stop. Round again among tabs.
function rove(group, from, key) {
  const down = group.dataset.roving === 'down';
  const tabs = group.getAttribute('role') === 'tablist';
  const step = { ArrowDown: down && 1, ArrowUp: down && -1, ArrowRight: !down && 1, ArrowLeft: !down && -1 }[key];
  const items = [...group.querySelectorAll('a, button')];
  const next = items.indexOf(from) + step;
  const to = key === 'Home' ? items[0] : key === 'End' ? items.at(-1) : step ? items[tabs ? (next + items.length) % items.length : next] : null;
  if (!to) return step ? from : null;
  for (const item of items) item.tabIndex = item === to ? 0 : -1;
  to.focus();
  return to;
}

// Letters typed in quick succession, on what can be found by them. In a list they are a date, which begins with a figure and
// takes longer to type.
function makeTypeAhead() {
  let typed = '';
  let last = 0;
  return (event, node) => {
    const dates = node?.shape.rowLike;
    const finds = dates || (node && (node.shape.role === 'treeitem' || node.shape.role === 'menuitem'));
    if (!finds || event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return '';
    if (event.timeStamp - last > (dates ? 2500 : 700)) typed = '';
    if (event.key === ' ' && !typed) return '';
    if (dates && !typed && !/\d/.test(event.key)) return '';
    last = event.timeStamp;
    typed += event.key.toLowerCase();
    if (dates) return typed;
    return [...typed].every((letter) => letter === typed[0]) ? typed[0] : typed; // the same again: the next one
  };
}

export function handleKeys(mirror, { program, withText }, post, loop) {
  const wanted = (chord) => withText(chord, (at, size) => program._tributary_wants(at, size));
  const typeAhead = makeTypeAhead();

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const element = event.target.closest?.(controls);
    const node = mirror.of(element);
    const own = node?.element === event.target;
    const chord = chordOf(event);
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const done = () => event.preventDefault();
    // Focus must have moved before the next key comes.
    const tell = (key, id = node.id) => (done(), post(happened.key, id, key), loop.now());

    if (chord === 'Escape' && wanted('Close')) return tell('Close', node?.id ?? 0);
    if (chord === 'Escape' && event.target.closest?.('dialog')) return undefined; // the browser's own
    if (own && node.flags & state.takesKeys && event.altKey && takesKey(node, chord)) return tell(chord);
    const types = (node?.shape.text || node?.shape.select) && belongsToField(event, chord);
    if (moveInGrid(mirror, event, chord, (id, key) => tell(key, id))) return done();
    if (!types && wanted(chord)) return tell(chord, node?.id ?? 0);
    const letters = own ? typeAhead(event, node) : '';
    if (letters) return tell('find:' + letters);
    if (own && takesKey(node, chord)) return tell(chord);
    if (chord === 'Tab' || chord === 'Shift+Tab') {
      if (node?.shape.role !== 'menuitem') return undefined;
      post(happened.key, node.id, 'Tab'); // focus goes back to the menu's button, and on from there
      return loop.now();
    }
    if (node?.shape.text && node.shape.tag === 'input' && event.key === 'Enter' && plain) return done(), post(happened.entered, node.id);
    const group = plain && node?.shape.control && event.target.closest?.('[data-roving]');
    const to = group && rove(group, event.target, event.key);
    if (!to) return undefined;
    if (to !== event.target && to.getAttribute('role') === 'tab') post(happened.activated, mirror.of(to).id);
    return done();
  });
}

// Groups whose items came and went: exactly one of them is reached by Tab.
export function settleRoving(root) {
  for (const group of root.querySelectorAll('[data-roving]')) {
    const items = [...group.querySelectorAll('a, button')];
    if (items.length && !items.some((item) => item.tabIndex === 0)) items[0].tabIndex = 0;
  }
}

// A region that scrolls and holds nothing to focus takes focus itself, so that the keyboard can scroll it; it is called what
// the page is called. A list that drops down is scrolled by its combo box.
export function settleScrolling(root) {
  for (const region of root.querySelectorAll('[data-scrolls]:not([role=listbox])')) {
    const reachable = region.querySelector('a[href], button, input, select, textarea, [tabindex="0"]');
    const needed = !reachable && region.scrollHeight > region.clientHeight;
    if (needed === (region.tabIndex === 0)) continue;
    if (region.tagName !== 'DIV') region.tabIndex = needed ? 0 : -1;
    else if (needed) nameRegion(region, root.querySelector('h1')?.textContent ?? '');
    else for (const attribute of ['tabindex', 'role', 'aria-label']) region.removeAttribute(attribute);
  }
}

function nameRegion(region, words) {
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  region.setAttribute('aria-label', words);
}
