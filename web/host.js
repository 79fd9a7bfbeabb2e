// The page around the program: what C++ calls (shell/page.js) and what it is told.
import { makeBridge } from './bridge.js';
import { held as heldFiles } from './files.js';
import { handleInput } from './input.js';
import { settleRoving, settleScrolling } from './keys.js';
import { followLook, showColours } from './look.js';
import { makeLoop } from './loop.js';
import { makeMirror } from './mirror.js';
import { followSize, magnify, showPixels, wantsGl } from './picture.js';
import { makeRuns } from './runs.js';
import { makeSkips } from './skip.js';
import { printPaper, removePaper } from './paper.js';

// `page` is what the program finds in Module['page']; `begin` is called when the program is in memory.
export function makeHost(canvas) {
  const live = { false: document.getElementById('polite'), true: document.getElementById('assertive') };
  let bridge, mirror, input, loop, look;
  let settleSkips = () => {};
  let choice = 0; // of a theme; may come before the page stands
  let wantedFocus = 0;
  let held = null; // what had focus after the last frame
  let newPlace = false;
  let edits = []; // carried out when focus has settled

  const say = (words, atOnce) => {
    const region = live[atOnce];
    const dialog = document.querySelector('#mirror dialog[open]');
    (dialog ?? document.body).append(region); // what is outside an open dialog is silent
    region.textContent = region.textContent === words ? words + '\u00a0' : words;
  };

  // The browser shows the caret of a text area, not all of it.
  const showWhole = (element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const inView = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };

  const page = {
    wake: () => loop?.wake(),
    mirror: (nodes, count, structure, strings) => {
      mirror.patch(nodes, count, structure, strings);
      if (!structure) return;
      settleRoving(mirror.root);
      settleScrolling(mirror.root);
      settleSkips();
    },
    colours: showColours,
    title: (words) => {
      newPlace = document.title !== words && loop.frames > 1;
      document.title = words;
    },
    focus: (id) => { wantedFocus = id; },
    scroll: (id, top) => {
      const node = mirror.get(id);
      if (node) node.element.scrollTop = top;
    },
    forget: () => {
      for (const region of Object.values(live)) region.textContent = '';
      removePaper();
      page.runs.forget();
      edits = [];
    },
    announce: say,
    copy: (words) => navigator.clipboard?.writeText(words).catch(() => {}),
    go: (address) => { location.hash = address.replace(/^#/, ''); },
    edit: (id, what, from, to, words) => { edits.push([id, what, from, to, words]); },
    print: () => setTimeout(() => print(), 0),
    showAs: (theme, factor) => {
      choice = theme;
      look?.choose(choice);
      magnify(factor);
    },
    runs: makeRuns(),
    held: heldFiles,
    paper: printPaper,
    show: (pixels, width, height) => showPixels(canvas, pixels, width, height),
  };

  // Focus moves after everything stands: to what was asked for, to the title of a new place, or out of what is gone.
  const settleFocus = () => {
    const lost = document.activeElement === document.body && !newPlace && held !== null && !held.isConnected; // Tab may leave the page
    const title = mirror.root.querySelector('h1');
    if (wantedFocus) mirror.get(wantedFocus)?.element.focus();
    else if (newPlace || lost) {
      title?.focus({ preventScroll: true });
      if (title?.matches(':focus-visible')) showWhole(title); // who works by keyboard has to see where focus went
    }
    wantedFocus = 0;
    newPlace = false;
    input.noteFocus();
    const focused = document.activeElement === document.body ? null : document.activeElement;
    if (focused && focused !== held && focused !== title && focused.matches('#mirror :focus-visible')) showWhole(focused);
    held = focused;
  };

  const draw = () => {
    const stays = held?.isConnected && held.matches('#mirror :focus-visible') && inView(held) ? held : null;
    const next = bridge.program._tributary_frame();
    settleFocus();
    for (const edit of edits.splice(0)) input.edit(...edit);
    if (stays && stays === held && !inView(stays)) showWhole(stays); // rows before it turned out to be taller than thought
    return next;
  };

  const tellAddress = () => bridge.withText(location.hash.slice(1), (at, size) => bridge.program._tributary_address(at, size));

  const begin = (program, fonts) => {
    bridge = makeBridge(program);
    const [regular, semibold, italic] = fonts.map((font) => new Uint8Array(font));
    loop = makeLoop(draw);
    mirror = makeMirror(document.getElementById('mirror'), bridge);
    const drawn = bridge.withBytes(regular, (a, an) => bridge.withBytes(semibold, (b, bn) => bridge.withBytes(italic, (c, cn) =>
      program._tributary_start(a, an, b, bn, c, cn, wantsGl() ? 1 : 0))));
    if (!drawn) throw new Error('the fonts cannot be read');
    document.documentElement.dataset.renderer = drawn === 1 ? 'gl' : 'cpu';
    input = handleInput(mirror, bridge, loop);
    look = followLook(bridge, loop.wake);
    if (choice) look.choose(choice);
    settleSkips = makeSkips(mirror.root);
    addEventListener('hashchange', () => {
      loop.now(); // what was typed in the place that is left is taken first
      tellAddress();
      loop.wake();
    });
    tellAddress();
    const drawOn = (next) => {
      canvas = next;
      followSize(canvas, bridge, loop, (other) => {
        document.documentElement.dataset.renderer = 'cpu';
        drawOn(other);
      });
    };
    drawOn(canvas);
    return { loop, mirror, bridge, page };
  };
  return { page, begin };
}
