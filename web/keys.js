// Keys beyond what the browser's controls do by themselves: chords that a screen asked for, arrows among rows and in
// groups that are one tab stop, Enter in a box of one line.
import { happened } from './events.js';

const rowKeys = { ArrowDown: 'Down', ArrowUp: 'Up', PageDown: 'PageDown', PageUp: 'PageUp', Home: 'Home', End: 'End' };

function chordOf(event) {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key.replace(/^Arrow/, '');
  return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + (event.shiftKey && event.key.length > 1 ? 'Shift+' : '') + key;
}

// The neighbour in a roving group, in the order of the document; it becomes the group's tab stop.
function rove(group, from, key) {
  const down = group.dataset.roving === 'down';
  const step = { ArrowDown: down && 1, ArrowUp: down && -1, ArrowRight: !down && 1, ArrowLeft: !down && -1 }[key];
  const items = [...group.querySelectorAll('a, button')];
  const at = items.indexOf(from);
  const to = key === 'Home' ? items[0] : key === 'End' ? items.at(-1) : step ? items[at + step] : null;
  if (!to) return !!step;
  for (const item of items) item.tabIndex = item === to ? 0 : -1;
  to.focus();
  return true;
}

export function handleKeys(mirror, { program, withText }, post) {
  const wanted = (chord) => withText(chord, (at, size) => program._tributary_wants(at, size));

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const node = mirror.of(event.target.closest?.('button, a, input, select, textarea, [role=row][tabindex]'));
    const chord = chordOf(event);
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const onRow = node?.shape.rowLike && event.target === node.element;
    const done = () => event.preventDefault();
    if (wanted(chord)) return done(), post(happened.key, node?.id ?? 0, chord);
    if (onRow && plain && rowKeys[event.key]) return done(), post(happened.key, node.id, rowKeys[event.key]);
    if (onRow && plain && (event.key === 'Enter' || event.key === ' ')) return done(), post(happened.activated, node.id);
    if (node?.shape.text && node.shape.tag === 'input' && event.key === 'Enter' && plain) return done(), post(happened.entered, node.id);
    const group = plain && event.target.closest?.('[data-roving]');
    if (group && node?.shape.control && rove(group, event.target, event.key)) done();
  });
}

// Groups whose items came and went: exactly one of them is reached by Tab.
export function settleRoving(root) {
  for (const group of root.querySelectorAll('[data-roving]')) {
    const items = [...group.querySelectorAll('a, button')];
    if (items.length && !items.some((item) => item.tabIndex === 0)) items[0].tabIndex = 0;
  }
}

// A region that scrolls and holds nothing to focus takes focus itself, so that the keyboard can scroll it.
export function settleScrolling(root) {
  for (const region of root.querySelectorAll('[data-scrolls]')) {
    const reachable = region.querySelector('a[href], button, input, select, textarea, [tabindex="0"]');
    const fits = region.scrollHeight <= region.clientHeight;
    if (!reachable && !fits) region.tabIndex = 0;
    else if (region.tabIndex === 0) region.tabIndex = -1;
  }
}
