// Long text, typed into the browser's own text area: marks and lists are put in and taken out through the browser's undo,
// lists go on at Enter, pauses are told, text that does not fit is told and not cut.
import { happened } from './events.js';
import { shownOf, wordsOf } from './hidden.js';
import { chordOf } from './keys.js';
import { state } from './kinds.js';

export const numbersType = 'text/x-tributary-numbers'; // beside what is copied
const item = /^(\s*)([-*+]|\d{1,9}[.)])(\s+)/;
const heading = /^(#{1,6})\s+/;
const quote = /^(\s*(?:>\s?)+)/;

// In the element that has focus; the browser can undo it in one step.
export function replace(element, from, to, words) {
  if (from === to && words === '') return;
  element.setSelectionRange(from, to);
  if (words === '') document.execCommand('delete');
  else if (!words.includes('\n') || !insertLines(element, from, to, words)) document.execCommand('insertText', false, words);
}

// Chromium takes 4 s to insert 1,000 lines as text, and 23 ms as escaped HTML; a text area holds nothing but text either way.
function insertLines(element, from, to, words) {
  const before = element.value;
  const wanted = before.slice(0, from) + words + before.slice(to);
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  document.execCommand('insertHTML', false, escaped);
  if (element.value === wanted) return true;
  if (element.value !== before) document.execCommand('undo');
  element.setSelectionRange(from, to);
  return false;
}

function linesAround(value, from, to) {
  const begin = value.lastIndexOf('\n', from - 1) + 1;
  const last = to > from && value[to - 1] === '\n' ? to - 1 : to;
  const end = value.indexOf('\n', last);
  return [begin, end < 0 ? value.length : end];
}

// Every line of the selection changed by `change(line, number)`; what was selected stays selected.
function changeLines(element, change) {
  const { selectionStart: from, selectionEnd: to, value } = element;
  const [begin, end] = linesAround(value, from, to);
  const lines = value.slice(begin, end).split('\n');
  const written = lines.map((line) => line.trim() !== '');
  let number = 0;
  const next = lines.map((line, at) => (written[at] || lines.length === 1 ? change(line, (number += 1)) : line)).join('\n');
  if (next === value.slice(begin, end)) return;
  replace(element, begin, end, next);
  const grown = next.length - (end - begin);
  if (from === to) element.setSelectionRange(Math.max(begin, from + grown), Math.max(begin, from + grown));
  else element.setSelectionRange(begin, begin + next.length);
}

function chosenLines(element) {
  const [begin, end] = linesAround(element.value, element.selectionStart, element.selectionEnd);
  const lines = element.value.slice(begin, end).split('\n');
  return lines.length > 1 ? lines.filter((line) => line.trim() !== '') : lines;
}

function setHeading(element, level) {
  const lines = chosenLines(element);
  const all = lines.length > 0 && lines.every((line) => (line.match(heading)?.[1].length ?? 0) === level);
  const wanted = all ? 0 : level;
  changeLines(element, (line) => (wanted ? '#'.repeat(wanted) + ' ' : '') + line.replace(heading, ''));
  return wanted ? 'heading ' + wanted : 'heading off';
}

function nextHeading(element) {
  const level = chosenLines(element)[0]?.match(heading)?.[1].length ?? 0;
  return setHeading(element, level >= 3 ? level : level + 1);
}

function setList(element, kind) {
  const is = kind === 'bullets' ? /^\s*[-*+]\s+/ : /^\s*\d{1,9}[.)]\s+/;
  const off = chosenLines(element).every((line) => is.test(line));
  changeLines(element, (line, number) => {
    const indent = line.match(/^\s*/)[0];
    const words = line.replace(item, '$1').slice(indent.length);
    return indent + (off ? '' : kind === 'bullets' ? '- ' : number + '. ') + words;
  });
  return kind + (off ? ' off' : ' on');
}

// How many stars stand directly outside or inside both ends.
function starsAt(value, from, to) {
  let outside = 0;
  while (outside < 3 && value[from - 1 - outside] === '*' && value[to + outside] === '*') outside += 1;
  let inside = 0;
  while (inside < 3 && from + inside < to - 1 - inside && value[from + inside] === '*' && value[to - 1 - inside] === '*') inside += 1;
  return [outside, inside];
}

const holds = (stars, mark) => (mark.length === 2 ? stars >= 2 : stars % 2 === 1);

function wordAround(value, at) {
  const letter = /[\p{L}\p{N}\p{M}'’-]/u;
  let from = at;
  let to = at;
  while (from > 0 && letter.test(value[from - 1])) from -= 1;
  while (to < value.length && letter.test(value[to])) to += 1;
  return [from, to];
}

// Stars around each line of the selection, or off again; around the word at the caret when nothing is selected.
function setMark(element, mark, name) {
  const { value } = element;
  let { selectionStart: from, selectionEnd: to } = element;
  const caret = from === to ? from : -1;
  if (caret >= 0) [from, to] = wordAround(value, caret);
  while (from < to && /\s/.test(value[from])) from += 1;
  while (to > from && /\s/.test(value[to - 1])) to -= 1;
  const size = mark.length;
  const [outside, inside] = starsAt(value, from, to);
  if (holds(outside, mark)) {
    const words = value.slice(from, to);
    replace(element, from - size, to + size, words);
    if (caret >= 0) element.setSelectionRange(caret - size, caret - size);
    else element.setSelectionRange(from - size, to - size);
    return name + ' off';
  }
  if (from < to && holds(inside, mark)) {
    replace(element, from, to, value.slice(from + size, to - size));
    element.setSelectionRange(from, to - 2 * size);
    return name + ' off';
  }
  const words = value.slice(from, to);
  const marked = words.split('\n').map((line) => {
    const lead = (line.match(item) ?? line.match(heading) ?? line.match(/^\s*/))[0];
    const rest = line.slice(lead.length).trimEnd();
    return rest ? lead + mark + rest + mark : line;
  }).join('\n') || mark + mark;
  replace(element, from, to, marked);
  if (caret >= 0) element.setSelectionRange(caret + size, caret + size);
  else element.setSelectionRange(marked.startsWith(mark) && !words.includes('\n') ? from + size : from, from + marked.length - (words.includes('\n') ? 0 : size));
  return name + ' on';
}

// ---------------------------------------------------------------- references to entries, languages: src/documents/references.hpp

const number = '\\d{1,6}(?:[-\u2011\u2013]\\d{1,6})?';
const likeReference = new RegExp(`(?<!\\\\)\\[(?=${number}\\](?![({]))|(?<=\\])\\((?=${number}\\))`, 'g');

/** Words from elsewhere: what would name an entry here gets a backslash. */
export const withoutReferences = (words) => words.replace(likeReference, '\\$&');

// "[" and a number that ends at the caret, in the words of TypedReference in src/ui/core/editing.hpp.
function referenceAt(element) {
  const { selectionStart: at, selectionEnd: to, value } = element;
  if (at !== to || /\d/.test(value[at] ?? '')) return '';
  const found = value.slice(Math.max(0, at - 20), at).match(/(?:^|[^\\])(\[)(\d{1,6}[-\u2011\u2013])?(\d{1,6})$/);
  const closed = value[at] === ']';
  if (!found || (closed && /[({]/.test(value[at + 1] ?? ''))) return '';
  const [, , run = '', typed] = found;
  return `reference ${at - run.length - typed.length - 1} ${at + (closed ? 1 : 0)} ${run} ${typed}`;
}

const marked = /\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\{lang=([\w-]+)\}/g;
const bracketed = /(\[[^[\]\n]*\](?:\([^()\s]*\))?)/;

// Marks the selection, each line and what stands between references by itself; no tag takes the mark away.
function setLanguage(element, tag) {
  const { value } = element;
  let { selectionStart: from, selectionEnd: to } = element;
  const around = [...value.matchAll(marked)].find((mark) => mark.index <= from && to <= mark.index + mark[0].length);
  if (around) {
    const words = tag ? `[${around[1]}]{lang=${tag}}` : around[1];
    replace(element, around.index, around.index + around[0].length, words);
    const begin = around.index + (tag ? 1 : 0);
    return element.setSelectionRange(begin, begin + around[1].length);
  }
  if (!tag) return undefined;
  if (from === to) [from, to] = wordAround(value, from);
  const mark = (words) => {
    const [lead, core, trail] = [words.match(/^\s*/)[0], words.trim(), words.trim() ? words.match(/\s*$/)[0] : ''];
    return core ? `${lead}[${core.replace(/(?<!\\)[[\]]/g, '\\$&')}]{lang=${tag}}${trail}` : words;
  };
  const words = value.slice(from, to).split('\n').map((line) => {
    const lead = (line.match(item) ?? line.match(heading) ?? line.match(quote) ?? [''])[0];
    return lead + line.slice(lead.length).split(bracketed).map((part, at) => (at % 2 ? part : mark(part))).join('');
  }).join('\n');
  replace(element, from, to, words);
  return element.setSelectionRange(from, from + words.length);
}

const commands = {
  heading: nextHeading,
  'heading 0': (element) => (changeLines(element, (line) => line.replace(heading, '')), 'heading off'),
  'heading 1': (element) => setHeading(element, 1),
  'heading 2': (element) => setHeading(element, 2),
  'heading 3': (element) => setHeading(element, 3),
  bold: (element) => setMark(element, '**', 'bold'),
  italic: (element) => setMark(element, '*', 'italic'),
  bullets: (element) => setList(element, 'bullets'),
  numbers: (element) => setList(element, 'numbers'),
};

// By the key's letter, or by the figure on it, which Shift and other layouts write differently.
function commandOf(event, keys) {
  if (event.getModifierState('AltGraph') || !keys) return '';
  const digit = event.code.match(/^Digit(\d)$/)?.[1];
  return keys.get(chordOf(event)) ?? (digit ? keys.get(chordOf(event, digit)) : '') ?? '';
}

// The next item of a list or line of a quote; an empty one ends it. False when the line is neither.
function goOn(element) {
  const { selectionStart: from, selectionEnd: to, value } = element;
  if (from !== to) return false;
  const [begin, end] = linesAround(value, from, to);
  const line = value.slice(begin, end);
  const lead = line.match(item) ?? line.match(quote);
  if (!lead || from < begin + lead[0].length) return false;
  if (line.trim() === lead[0].trim()) {
    replace(element, begin, end, '');
    return true;
  }
  const number = lead[2]?.match(/^(\d+)([.)])$/);
  const next = number ? lead[1] + (Number(number[1]) + 1) + number[2] + lead[3] : lead[0];
  replace(element, from, to, '\n' + next);
  return true;
}

// Where words that are shown without their marks stand in the text: each letter is looked for a little way on.
function placeIn(value, line, shown) {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) at = value.indexOf('\n', at) + 1;
  at += value.slice(at, at + 200).match(/^(?:[^\S\n]*(?:[-*+]|\d{1,9}[.)]|>|#{1,6})[^\S\n]+)*/)[0].length;
  for (const letter of shown) {
    const found = value.indexOf(letter, at);
    if (found >= 0 && found - at < 80) at = found + letter.length;
  }
  return at;
}

function lettersBefore(block, event) {
  const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const older = spot ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = spot?.offsetNode ?? older?.startContainer;
  if (!node || !block.contains(node)) return '';
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, spot?.offset ?? older.startOffset);
  return range.toString();
}

const pauseOf = (element) => (element.value.length > 50000 ? 5000 : 1000);

export function handleEditing(mirror, post) {
  const { root } = mirror;
  const rich = (element) => {
    const node = mirror.of(element);
    return node?.shape.tag === 'textarea' && node.flags & state.rich && !element.readOnly ? node : null;
  };

  const run = (command, node) => {
    const { element } = node;
    if (document.activeElement !== element) element.focus({ preventScroll: true });
    post(happened.edited, node.id, commands[command](element));
  };

  // Before the chords of the screen.
  root.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const node = rich(event.target);
    if (!node) return;
    const command = commandOf(event, node.keys);
    if (commands[command]) run(command, node);
    else if (command) post(happened.edited, node.id, command); // the program's own
    else if (node.flags & state.expanded) return; // the list at the caret has the keys
    else if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !goOn(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // A press on a tool leaves focus and selection in the text.
  root.addEventListener('mousedown', (event) => event.target.closest('[data-command]') && event.preventDefault());
  root.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-command]');
    if (tool) {
      const [command, id] = [tool.dataset.command.replace(/ \d+$/, ''), Number(tool.dataset.command.match(/\d+$/)[0])];
      const node = mirror.get(id);
      if (node && commands[command]) run(command, node);
      return;
    }
    const shown = event.target.closest('[data-edits]');
    if (!shown || event.target.closest('a, button') || !getSelection().isCollapsed) return;
    const element = mirror.get(Number(shown.dataset.edits))?.element;
    const block = event.target.closest('[data-line]');
    if (!element) return;
    const at = block ? placeIn(element.value, Number(block.dataset.line), lettersBefore(block, event)) : element.value.length;
    element.focus({ preventScroll: true });
    element.setSelectionRange(at, at);
  });

  let alarm = 0;
  const pause = (element) => {
    clearTimeout(alarm);
    alarm = setTimeout(() => {
      const node = mirror.of(element);
      if (node?.composing) pause(element);
      else if (node && element.isConnected) post(happened.paused, node.id);
    }, pauseOf(element));
  };
  const note = (node, reference) => {
    if ((node.reference ?? '') === reference) return;
    node.reference = reference;
    post(happened.edited, node.id, reference || 'no reference');
  };
  root.addEventListener('input', (event) => {
    const node = rich(event.target);
    if (!node) return;
    pause(event.target);
    if (node.numbers && !event.isComposing) note(node, referenceAt(event.target));
  });
  document.addEventListener('selectionchange', () => {
    const node = document.activeElement && rich(document.activeElement);
    if (node?.reference && referenceAt(node.element) !== node.reference) note(node, '');
  });
  root.addEventListener('focusout', (event) => {
    const node = rich(event.target);
    if (node) node.reference = '';
  });

  // What is copied says which numbers its references are of.
  for (const kind of ['copy', 'cut'])
    root.addEventListener(kind, (event) => {
      const node = rich(event.target);
      const { selectionStart: from, selectionEnd: to, value } = event.target;
      if (!node?.numbers || from === to || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', wordsOf(value.slice(from, to)));
      event.clipboardData.setData(numbersType, node.numbers);
      if (kind === 'cut') replace(event.target, from, to, '');
    });
  root.addEventListener('focusout', () => clearTimeout(alarm)); // leaving keeps the words anyway
  for (const kind of ['compositionstart', 'compositionend'])
    root.addEventListener(kind, (event) => {
      const node = rich(event.target);
      if (node) node.composing = kind === 'compositionstart';
    });

  // What does not fit is refused as a whole; the browser would cut it without a word.
  root.addEventListener('beforeinput', (event) => {
    const { target } = event;
    const node = mirror.of(target);
    if (!node?.shape.text || !(target.maxLength > 0) || !event.cancelable || !event.inputType.startsWith('insert')) return;
    const words = event.data ?? event.dataTransfer?.getData('text/plain') ?? (event.inputType === 'insertLineBreak' ? '\n' : '');
    if (words && !fits(target, words)) {
      event.preventDefault();
      post(happened.refused, node.id, 'full', words.length);
    } else if (shownOf(words) !== words && !event.isComposing) {
      event.preventDefault();
      replace(target, target.selectionStart, target.selectionEnd, shownOf(words));
    }
  });

  // What the program asks for: "replace" a range, "select" a range, "link" or mark the "language" at the selection. Focus stays
  // where it was only with the first.
  const edit = (id, what, from, to, words) => {
    const element = mirror.get(id)?.element;
    if (!element) return;
    const before = document.activeElement;
    element.focus({ preventScroll: what === 'replace' });
    if (what === 'select') return element.setSelectionRange(from, to);
    if (what === 'link') {
      const { selectionStart, selectionEnd, value } = element;
      const [entry, address] = words.split('\n');
      const chosen = value.slice(selectionStart, selectionEnd).replace(/[[\]\n]/g, ' ').trim();
      const target = address ?? (chosen ? entry : '');
      return replace(element, selectionStart, selectionEnd, `[${chosen || entry}]${target && `(${target})`}`);
    }
    if (what === 'language') return setLanguage(element, words);
    element.setSelectionRange(from, to);
    if (fits(element, words)) replace(element, from, to, shownOf(words));
    else post(happened.refused, id, 'full', words.length);
    if (before !== element && before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  };
  return { edit };
}

export function fits(element, words) {
  if (!(element.maxLength > 0)) return true;
  const chosen = (element.selectionEnd ?? 0) - (element.selectionStart ?? 0);
  return element.value.length - chosen + words.length <= element.maxLength;
}
