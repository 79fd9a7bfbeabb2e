// Strings and bytes into the program's memory and out of it.

export function makeBridge(program) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  // Calls `use(pointer, size)` with a copy of the bytes, which is gone afterwards.
  const withBytes = (bytes, use) => {
    const at = program._malloc(Math.max(1, bytes.length));
    program.HEAPU8.set(bytes, at);
    try {
      return use(at, bytes.length);
    } finally {
      program.HEAPU8.fill(0, at, at + bytes.length);
      program._free(at);
    }
  };
  const withText = (text, use) => withBytes(encoder.encode(text), use);
  const text = (at, size) => decoder.decode(program.HEAPU8.subarray(at, at + size));
  return { program, withBytes, withText, text };
}
