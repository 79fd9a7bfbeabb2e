// What Tributary needs of a browser. The words are said on an empty page, before anything was typed.

const otherBrowser = 'Open it in a current Edge, Chrome, Firefox or Safari.';
const privateWindow = 'This window forgets everything when it closes. Open Tributary in an ordinary window to keep your work.';

// A private window and some policies have the database and refuse to open it.
const opensDatabase = () => new Promise((resolve) => {
  const name = 'tributary-can-it-keep';
  try {
    const asked = indexedDB.open(name);
    asked.onerror = () => resolve(false);
    asked.onsuccess = () => {
      asked.result.close();
      indexedDB.deleteDatabase(name);
      resolve(true);
    };
  } catch {
    resolve(false);
  }
});

/** A sentence, or nothing when all is there. */
export async function whatIsMissing() {
  if (!globalThis.isSecureContext) return 'Tributary works over a secure connection only. Open its address with https.';
  if (typeof WebAssembly !== 'object') return `This browser cannot run Tributary: it has no WebAssembly, or it is switched off. ${otherBrowser}`;
  if (typeof globalThis.crypto?.getRandomValues !== 'function') return `This browser gives no random numbers, so nothing can be sealed. ${otherBrowser}`;
  if (!globalThis.indexedDB) return `This browser cannot keep your work: it has no database, or it is switched off. ${otherBrowser}`;
  if (!(await opensDatabase())) return privateWindow;
  return '';
}
