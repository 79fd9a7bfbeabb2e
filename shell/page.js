// The page as C++ sees it, for src/platform/browser/page_host.cpp and canvas_renderer.cpp. The work is done by the
// modules of web/, which put themselves into Module['page'] before the program starts.
addToLibrary({
  page_wake: () => Module['page']['wake'](),

  page_forget: () => Module['page']['forget'](),

  page_mirror: (nodes, count, structure, strings) => Module['page']['mirror'](nodes, count, !!structure, strings),

  page_colours: (colours, count) => Module['page']['colours'](HEAPU32.slice(colours >> 2, (colours >> 2) + count)),

  page_title__deps: ['$UTF8ToString'],
  page_title: (text, size) => Module['page']['title'](UTF8ToString(text, size)),

  page_focus: (id) => Module['page']['focus'](id >>> 0),

  page_scroll: (id, top) => Module['page']['scroll'](id >>> 0, top),

  page_announce__deps: ['$UTF8ToString'],
  page_announce: (text, size, at_once) => Module['page']['announce'](UTF8ToString(text, size), !!at_once),

  page_copy__deps: ['$UTF8ToString'],
  page_copy: (text, size) => Module['page']['copy'](UTF8ToString(text, size)),

  page_go__deps: ['$UTF8ToString'],
  page_go: (text, size) => Module['page']['go'](UTF8ToString(text, size)),

  page_show_as: (look, factor) => Module['page']['showAs'](look, factor),

  page_edit__deps: ['$UTF8ToString'],
  page_edit: (id, what, what_size, from, to, words, words_size) =>
    Module['page']['edit'](id >>> 0, UTF8ToString(what, what_size), from, to, UTF8ToString(words, words_size)),

  page_print: () => Module['page']['print'](),

  page_run_width__deps: ['$UTF8ToString'],
  page_run_width: (text, size, pixels, cut, rightToLeft) => Module['page']['runs']['width'](UTF8ToString(text, size), pixels, cut, !!rightToLeft),

  page_run_draw__deps: ['$UTF8ToString'],
  page_run_draw: (text, size, pixels, cut, rightToLeft, light, box) => {
    const drawn = Module['page']['runs']['draw'](UTF8ToString(text, size), pixels, cut, !!rightToLeft, !!light);
    for (let i = 0; i < 4; i += 1) HEAP32[(box >> 2) + i] = drawn[i];
  },

  page_run_take: (pixels) => HEAPU8.set(Module['page']['runs']['take'](), pixels),

  page_paper__deps: ['$UTF8ToString'],
  page_paper: (text, size) => Module['page']['paper'](UTF8ToString(text, size)),

  page_show_pixels: (pixels, width, height) => Module['page']['show'](new Uint8ClampedArray(HEAPU8.buffer, pixels, width * height * 4), width, height),

  // ---- files that a person chose and that stay where they are (web/files.js)

  held_file_read__deps: ['malloc'],
  held_file_read: (ticket, number, at, size) => {
    const file = Module['page']['held'].get(number);
    const answer = (bytes) => {
      const whole = bytes && bytes.byteLength == size;
      const to = whole && size ? _malloc(size) : 0;
      if (to) HEAPU8.set(new Uint8Array(bytes), to);
      _held_file_answer(ticket, whole ? 1 : 0, to, size);
    };
    if (!file) return answer(null);
    file.slice(at, at + size).arrayBuffer().then(answer, () => answer(null));
  },

  held_file_release: (number) => Module['page']['held'].delete(number),
});
