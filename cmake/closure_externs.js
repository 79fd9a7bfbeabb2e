// Names that the closure compiler meets in libraries and must not think misspelt: libsodium's own random source, which
// src/crypto replaces, would ask node for one.
/** @param {string} name */
function require(name) {}
