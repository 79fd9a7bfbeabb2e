// Characters that turn the order of others around (bidirectional embeddings, overrides and isolates). In the picture each is a
// mark (src/ui/core/scripts.hpp). In the browser's own control, which would obey them, each is a private character without a
// picture of its own, one for one, so that places stay the same; the program gets the real one back.
const apart = 0xc000; // U+202A to U+E02A

const turning = /[\u202a-\u202e\u2066-\u2069]/g;
const standing = /[\ue02a-\ue02e\ue066-\ue069]/g;
const moved = (by) => (letter) => String.fromCharCode(letter.charCodeAt(0) + by);

/** What stands in a text control. */
export const shownOf = (words) => words.replace(turning, moved(apart));
/** What it means. */
export const wordsOf = (shown) => shown.replace(standing, moved(-apart));
