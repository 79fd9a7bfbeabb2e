// Derives one key from a passphrase, and is terminated by the page as soon as it has answered.
//
// request: { passphrase: Uint8Array, salt: Uint8Array(16), memory: KiB, passes, wanted: ms }
//          `wanted` 0: exactly these parameters; otherwise at least these, and as much more as takes that long here.
// reply:   { key: Uint8Array(32), memory, passes }, or null when it failed
importScripts('kdf.js');

const loaded = createKdf();

onmessage = async ({ data }) => {
  const kdf = await loaded;
  const { passphrase, salt, memory, passes, wanted } = data;
  kdf.HEAPU8.set(passphrase, kdf._kdf_passphrase(passphrase.length));
  passphrase.fill(0);
  kdf.HEAPU8.set(salt, kdf._kdf_salt());
  const done = kdf._kdf_derive(memory, passes, wanted);
  if (!done) return postMessage(null);
  const at = kdf._kdf_key();
  const key = kdf.HEAPU8.slice(at, at + 32);
  const reply = { key, memory: kdf._kdf_memory(), passes: kdf._kdf_passes() };
  kdf._kdf_wipe();
  postMessage(reply, [key.buffer]);
};
