// HTML in slices, so that what is pasted never keeps the page from answering: each is parsed by itself, between two turns of
// the page. A slice ends behind a block; what is open there (a table, a list, a quote) is opened again before the next one.

const aim = 24_000; // characters of a slice
const most = 4 * aim; // without a block to end behind: then anywhere between two words
const ends = /<\/(?:p|tr|li|h[1-6]|div|blockquote)\s*>/gi;
const around = /<(\/?)(table|thead|tbody|ul|ol|blockquote)\b[^>]*>/gi;

export const oneSlice = aim;

/** What the clipboard marks as copied; without styles and head, which can be most of it. */
export function fragmentOf(html) {
  const from = html.indexOf('<!--StartFragment-->');
  const to = html.lastIndexOf('<!--EndFragment-->');
  if (from >= 0 && to > from) return withContext(html, from + 20, to);
  const body = html.search(/<body\b/i);
  return body < 0 ? html : html.slice(body);
}

// A spreadsheet's fragment begins inside its table.
function withContext(html, from, to) {
  const open = [];
  follow(open, html.slice(0, from));
  return open.join('') + html.slice(from, to);
}

function follow(open, piece) {
  for (const [tag, closes, name] of piece.matchAll(around)) {
    const at = open.findLastIndex?.((other) => other.toLowerCase().startsWith('<' + name.toLowerCase())) ?? open.length - 1;
    if (!closes) open.push(tag);
    else if (at >= 0) open.length = at;
  }
}

function endOf(html, from) {
  if (html.length - from <= most) return html.length - from <= aim * 1.5 ? html.length : nextEnd(html, from);
  return nextEnd(html, from);
}

function nextEnd(html, from) {
  ends.lastIndex = from + aim;
  const found = ends.exec(html);
  if (found && found.index - from <= most) return ends.lastIndex;
  if (html.length - from <= most) return html.length;
  const [blank, tag] = [html.lastIndexOf(' ', from + most), html.lastIndexOf('<', from + most)];
  const closed = html.lastIndexOf('>', from + most);
  return closed >= tag && blank > from + aim ? blank : tag > from + aim ? tag : from + most;
}

/** One slice after the other. */
export function* slicesOf(html) {
  const open = [];
  for (let from = 0; from < html.length;) {
    const to = endOf(html, from);
    const piece = html.slice(from, to);
    yield open.join('') + piece;
    follow(open, piece);
    from = to;
  }
}

/** Lets the page answer. */
export const turn = () => new Promise((go) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => go(channel.port1.close());
  channel.port2.postMessage(0);
});
