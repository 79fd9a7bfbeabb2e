// What is pasted. Into long text: headings, lists, bold and italic of other programs as CommonMark, the rest as words.
// A table of a spreadsheet, where no text is being typed: to the import. What comes is hostile: it is parsed into a document
// that runs nothing, fetches nothing and is never shown; only words leave it.
import { fits, numbersType, replace, withoutReferences } from './editor.js';
import { happened } from './events.js';
import { state } from './kinds.js';
import { fragmentOf, oneSlice, slicesOf, turn } from './slices.js';

const largestHtml = 20_000_000; // characters; more is taken as plain text
const deepest = 200;
const silent = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'META', 'LINK', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'NOSCRIPT', 'SVG', 'MATH', 'XML', 'SELECT',
  'BUTTON', 'INPUT', 'TEXTAREA', 'AUDIO', 'VIDEO', 'CANVAS']);
const blocks = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'ASIDE', 'NAV', 'ADDRESS', 'FIGURE', 'FIGCAPTION', 'DL', 'DT', 'DD', 'PRE',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'TABLE', 'HR', 'FORM', 'FIELDSET', 'CENTER', 'BODY', 'DETAILS', 'SUMMARY']);

// Characters that cannot be shown, or that would turn around what stands beside them. Returns the words and how many went.
export function cleaned(words) {
  let left = 0;
  const text = words.replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\p{Surrogate}]/gu, () => ((left += 1), ''));
  return { text, left };
}

// ---------------------------------------------------------------- HTML to CommonMark

const styleOf = (element) => element.getAttribute?.('data-style') ?? '';
const hidden = (element) => /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(styleOf(element)) || element.hasAttribute?.('hidden');
const weight = (style) => style.match(/font-weight\s*:\s*(\w+)/i)?.[1].toLowerCase();
const isBold = (element, before) => {
  const said = weight(styleOf(element));
  if (said) return said === 'bold' || said === 'bolder' || Number(said) >= 600;
  return before || element.tagName === 'B' || element.tagName === 'STRONG';
};
const isItalic = (element, before) => {
  const said = styleOf(element).match(/font-style\s*:\s*(\w+)/i)?.[1].toLowerCase();
  if (said) return said === 'italic' || said === 'oblique';
  return before || element.tagName === 'I' || element.tagName === 'EM' || element.tagName === 'CITE';
};

// Words that would be read as marks get a backslash.
function literal(words) {
  return words.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replace(/[*`]/g, '\\$&').replace(/(^|[^\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (all, before = '') => before + '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<').replace(/\](?=\(|\{lang=)/g, ']\\').replace(/&(?=#?\w+;)/g, '\\&').replace(/\[(?=\d+(?:[-\u2011\u2013]\d+)?\])/g, '\\[');
}
const literalLine = (line) => line.replace(/^(\s*)(#{1,6}(?=\s|$)|>|=+\s*$|-{2,}\s*$)/, '$1\\$2');

// A paragraph's words, piece by piece with their look, and at the end as one text.
class Line {
  pieces = [];

  add(words, look) {
    const last = this.pieces.at(-1);
    if (last && last.bold === look.bold && last.italic === look.italic && last.address === look.address) last.words += words;
    else this.pieces.push({ words, bold: look.bold, italic: look.italic, address: look.address });
  }

  text(marks = true) {
    const out = this.pieces.map(({ words, bold, italic, address }) => {
      const shown = words.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n');
      const core = shown.trim();
      if (!core) return shown;
      const mark = marks ? (bold ? '**' : '') + (italic ? '*' : '') : '';
      const said = mark + literal(core).replaceAll('\n', mark + '\n' + mark) + [...mark].reverse().join('');
      const whole = address && address.replace(/^mailto:/, '') !== core ? `[${said}](${address})` : said;
      return shown.match(/^\s*/)[0] + whole + shown.match(/\s*$/)[0];
    }).join('');
    return out.replace(/ {2,}/g, ' ').split('\n').map((line) => literalLine(line.trim())).join('\n').trim();
  }
}

const headingLevel = (element) => {
  const level = Number(element.tagName.match(/^H([1-6])$/)?.[1] ?? styleOf(element).match(/mso-outline-level\s*:\s*([1-6])/i)?.[1] ?? 0);
  return element.classList?.contains('MsoTitle') ? 1 : Math.min(level, 3);
};

class Writer {
  lines = [];        // { text, gap: a blank line before it, list }
  counts = [];       // Word's lists: how far each level has counted
  line = new Line();

  end({ lead = '', indent = '', quote = '', list = false, marks = true } = {}) {
    const text = this.line.text(marks);
    this.line = new Line();
    if (!text) return;
    const space = ' '.repeat(indent.length + lead.length);
    const body = text.split('\n').map((one, at) => quote + (at ? space : indent + lead) + one).join('\n');
    const before = this.lines.at(-1);
    this.lines.push({ text: body, gap: !!before && !(list && before.list), list });
  }

  // An item of a Word list, which is a paragraph with a style.
  wordItem(element, place) {
    const level = Number(styleOf(element).match(/level(\d)/i)?.[1] ?? 1);
    const marker = [...element.querySelectorAll('*')].find((one) => /mso-list\s*:\s*ignore/i.test(styleOf(one)));
    const said = marker?.textContent.trim() ?? '';
    const numbered = /^\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(said);
    this.counts.length = Math.min(this.counts.length, level);
    this.counts[level - 1] = /^\d+[.)]/.test(said) ? parseInt(said, 10) : (this.counts[level - 1] ?? 0) + 1;
    this.children(element, { ...place, without: marker });
    this.end({ ...place, indent: '   '.repeat(level - 1), lead: numbered ? this.counts[level - 1] + '. ' : '- ', list: true });
  }

  list(element, place) {
    const ordered = element.tagName === 'OL';
    let number = Math.max(0, Math.min(999_999_999, parseInt(element.getAttribute('start') ?? '1', 10) || 1)) - 1;
    for (const child of element.children) {
      if (child.tagName === 'UL' || child.tagName === 'OL') this.list(child, { ...place, indent: (place.indent ?? '') + '   ', depth: place.depth + 1 });
      else if (!silent.has(child.tagName) && !hidden(child)) {
        number += 1;
        this.item(child, { ...place, depth: place.depth + 1 }, ordered ? number + '. ' : '- ');
      }
    }
  }

  item(element, place, lead) {
    const inside = { ...place, list: true };
    let first = { ...inside, lead };
    for (const child of element.childNodes) {
      if (child.tagName === 'UL' || child.tagName === 'OL') {
        if (this.line.pieces.length) this.end(first), (first = { ...inside, indent: (place.indent ?? '') + ' '.repeat(lead.length) });
        this.list(child, { ...place, indent: (place.indent ?? '') + ' '.repeat(lead.length), depth: place.depth + 1 });
      } else if (blocks.has(child.tagName) && child.tagName !== 'TABLE') {
        if (this.line.pieces.length) this.line.add('\n', {});
        this.flat(child, place);
      } else this.node(child, place);
    }
    this.end(first);
  }

  // Blocks inside an item or a heading are lines of it.
  flat(element, place) {
    if (place.depth > deepest || hidden(element)) return;
    for (const child of element.childNodes) {
      if (blocks.has(child.tagName)) {
        if (this.line.pieces.length) this.line.add('\n', {});
        this.flat(child, this.look(child, { ...place, depth: place.depth + 1 }));
      } else this.node(child, place);
    }
  }

  table(element, place) {
    this.end(place);
    for (const row of element.rows) {
      const cells = [...row.cells].map((cell) => {
        const writer = new Writer();
        writer.flat(cell, { depth: place.depth + 2 });
        return writer.line.text(false).replaceAll('\n', ' ');
      });
      if (cells.some(Boolean)) {
        this.lines.push({ text: (place.quote ?? '') + cells.join(' | '), gap: !!this.lines.length && !this.lines.at(-1).row, row: true });
      }
    }
  }

  look(element, place) {
    const href = element.tagName === 'A' ? element.getAttribute('href') ?? '' : '';
    return { ...place, bold: isBold(element, place.bold), italic: isItalic(element, place.italic),
      address: /^(https?:\/\/|mailto:)[^\s()<>]+$/i.test(href) ? href : place.address };
  }

  block(element, place) {
    const level = headingLevel(element);
    const inside = { ...this.look(element, place), depth: place.depth + 1 };
    const outer = { quote: place.quote, indent: place.indent };
    this.end(outer);
    if (/mso-list\s*:\s*(?!none|skip|ignore)\S/i.test(styleOf(element)) && element.tagName !== 'LI' && !level) return this.wordItem(element, inside);
    if (level) {
      this.flat(element, { ...inside, bold: false, italic: false });
      this.line.pieces = this.line.pieces.map((piece) => ({ ...piece, words: piece.words.replaceAll('\n', ' ') }));
      return this.end({ ...outer, lead: '#'.repeat(level) + ' ', marks: false });
    }
    if (element.tagName === 'UL' || element.tagName === 'OL') return this.list(element, inside);
    if (element.tagName === 'LI') return this.item(element, inside, '- ');
    if (element.tagName === 'TABLE') return this.table(element, inside);
    if (element.tagName === 'HR') return void this.lines.push({ text: '---', gap: !!this.lines.length });
    this.children(element, element.tagName === 'BLOCKQUOTE' ? { ...inside, quote: (place.quote ?? '') + '> ' } : inside);
    return this.end(element.tagName === 'BLOCKQUOTE' ? { ...outer, quote: (place.quote ?? '') + '> ' } : outer);
  }

  node(node, place) {
    if (node.nodeType === Node.TEXT_NODE) return this.line.add(node.data.replace(place.pre ? /[^\S\n]+/g : /\s+/g, ' '), place);
    if (node.nodeType !== Node.ELEMENT_NODE || silent.has(node.tagName.toUpperCase()) || hidden(node) || node === place.without) return undefined;
    if (place.depth > deepest) return this.line.add(node.textContent, place);
    if (node.tagName === 'BR') return this.line.add('\n', {});
    if (node.tagName === 'IMG') return this.line.add(node.getAttribute('alt') ?? '', place);
    if (blocks.has(node.tagName)) return this.block(node, { ...place, pre: place.pre || node.tagName === 'PRE' });
    return this.children(node, { ...this.look(node, place), depth: place.depth + 1 });
  }

  children(element, place) {
    for (const child of element.childNodes) this.node(child, place);
  }

  text() {
    return this.lines.map(({ text, gap }, at) => (at === 0 ? '' : gap ? '\n\n' : '\n') + text).join('');
  }
}

// What a style or a handler would do is forbidden by the page's own policy, and the browser would say so in its console at each of them.
const inert = (html) => new DOMParser().parseFromString(
  html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, '').replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])style(?=\s*=)/gi, '$1data-style').replace(/([\s"'/])on(?=\w+\s*=)/gi, '$1data-on-')),
  'text/html');

export function commonMarkOf(html) {
  const writer = new Writer();
  writer.children(inert(html).body, { depth: 0 });
  writer.end();
  return writer.text();
}

/** The same of a long one, slice by slice; the page answers in between. */
export async function commonMarkInSlices(html) {
  const writer = new Writer();
  for (const slice of slicesOf(html)) {
    writer.children(inert(slice).body, { depth: 0 });
    writer.end();
    await turn();
  }
  return writer.text();
}

// ---------------------------------------------------------------- a table of a spreadsheet

const cellText = (cell) => {
  const writer = new Writer();
  writer.flat(cell, { depth: 0 });
  return writer.line.pieces.map((piece) => piece.words).join('').replace(/[^\S\n]+/g, ' ').split('\n').map((line) => line.trim()).join('\n').trim();
};
const quoted = (words) => (/["\t\n\r]/.test(words) ? '"' + words.replaceAll('"', '""') + '"' : words);

function rowsOf(table) {
  const taken = []; // cells that reach down from rows above: column -> rows still to come
  return [...table.rows].map((row) => {
    const cells = [];
    const skip = () => {
      while (taken[cells.length] > 0) {
        taken[cells.length] -= 1;
        cells.push('');
      }
    };
    for (const cell of row.cells) {
      skip();
      const across = Math.min(cell.colSpan, 1000);
      for (let at = 0; at < across; at += 1) {
        if (cell.rowSpan > 1) taken[cells.length] = Math.min(cell.rowSpan, 65535) - 1;
        cells.push(at ? '' : cellText(cell));
      }
    }
    skip();
    return cells;
  });
}

// Tab-separated text with quotes, or null when the clipboard holds no table.
export function tableOf(html, plain) {
  const tabbed = plain && /\t/.test(plain) && /[\r\n]/.test(plain.trim()); // every spreadsheet gives it beside its HTML
  if (html && html.length <= (tabbed ? oneSlice : largestHtml)) {
    const tables = [...inert(html).querySelectorAll('table')].filter((table) => !table.querySelector('table'));
    const table = tables.sort((a, b) => b.rows.length - a.rows.length)[0];
    const rows = table ? rowsOf(table) : [];
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 0); // not Math.max(...): there may be many rows
    if (columns > 1) return rows.map((row) => row.concat(Array(columns - row.length).fill('')).map(quoted).join('\t')).join('\r\n') + '\r\n';
  }
  return tabbed ? plain : null;
}

// ---------------------------------------------------------------- the clipboard

export function handlePaste(mirror, { program, withBytes, withText }, post) {
  const encoder = new TextEncoder();
  const handTable = (id, words) => {
    withText('pasted table', (name, size) => withBytes(encoder.encode(cleaned(words.replaceAll('\r\n', '\n')).text), (at, count) => program._tributary_file(name, size, at, count, 0, 0)));
    post(happened.pastedTable, id);
  };

  const intoField = (event, node) => {
    const { element } = node;
    const board = event.clipboardData;
    if (!board || element.readOnly || node.flags & state.password) return;
    const plain = board.getData('text/plain');
    const html = node.flags & state.rich ? board.getData('text/html') : '';
    const copied = html && html.length <= largestHtml ? fragmentOf(html) : '';
    if (html && !copied) post(happened.refused, node.id, 'long', html.length);
    if (copied.length > oneSlice) return event.preventDefault(), void intoFieldLater(node, copied, plain);
    const numbers = board.getData(numbersType);
    const rich = copied && commonMarkOf(copied);
    const { text, left } = cleaned(rich || (numbers && numbers !== node.numbers ? withoutReferences(plain) : plain));
    const words = element.tagName === 'INPUT' ? text.replace(/\n+/g, ' ') : text;
    if (words === plain && fits(element, words)) return; // nothing to do: the browser's own paste
    if (!words && !left) return;
    event.preventDefault();
    putIn(node, words, left);
  };

  const putIn = (node, words, left) => {
    const { element } = node;
    if (!fits(element, words)) return post(happened.refused, node.id, 'full', words.length);
    if (words) replace(element, element.selectionStart, element.selectionEnd, words);
    if (left) post(happened.refused, node.id, 'hidden', left);
    return undefined;
  };

  // Where the caret was, unless somebody went on typing meanwhile; focus goes back to where it is by then.
  const intoFieldLater = async (node, html, plain) => {
    const { element } = node;
    const { value, selectionStart, selectionEnd } = element;
    if (!fits(element, plain)) return post(happened.refused, node.id, 'full', plain.length);
    const { text, left } = cleaned((await commonMarkInSlices(html)) || plain);
    if (!element.isConnected) return undefined;
    const before = document.activeElement;
    element.focus({ preventScroll: true });
    if (element.value === value) element.setSelectionRange(selectionStart, selectionEnd);
    putIn(node, text, left);
    if (before !== element && before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
    return undefined;
  };

  document.addEventListener('paste', (event) => {
    const node = mirror.of(document.activeElement?.closest?.('input, textarea'));
    if (node?.shape.text) return intoField(event, node);
    const table = event.clipboardData && tableOf(event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain'));
    if (!table) return undefined;
    event.preventDefault();
    return handTable(0, table);
  });

  // The button "Paste a table": the browser asks the person whether the page may see the clipboard.
  mirror.root.addEventListener('click', async (event) => {
    const node = mirror.of(event.target.closest('button'));
    if (!node?.shape.pastes) return;
    try {
      const items = await navigator.clipboard.read();
      const read = async (type) => {
        const item = items.find((one) => one.types.includes(type));
        return item ? (await item.getType(type)).text() : '';
      };
      const table = tableOf(await read('text/html'), await read('text/plain'));
      if (table) handTable(node.id, table);
      else post(happened.refused, node.id, 'no table');
    } catch {
      post(happened.refused, node.id, 'clipboard');
    }
  });
}
