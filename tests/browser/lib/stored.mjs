// What stands in IndexedDB, as it is.
/** Everything that the vault of a page has stored, in the bucket when one is named, as { path: [bytes…] }. */
export const stored = (page, bucket) =>
  page.evaluate(async (name) => {
    const answer = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const held = name ? await navigator.storageBuckets.open(name) : null;
    const database = await answer((held?.indexedDB ?? indexedDB).open('/vault'));
    const files = database.transaction('FILE_DATA').objectStore('FILE_DATA');
    const [names, entries] = await Promise.all([answer(files.getAllKeys()), answer(files.getAll())]);
    database.close();
    return Object.fromEntries(names.map((name, at) => [name, [...entries[at].contents]]));
  }, bucket);
