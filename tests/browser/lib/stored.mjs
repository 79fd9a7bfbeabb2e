// What stands in IndexedDB, as it is.
/** Everything that the vault of a page has stored, as { path: [bytes…] }. */
export const stored = (page) =>
  page.evaluate(async () => {
    const answer = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const database = await answer(indexedDB.open('/vault'));
    const files = database.transaction('FILE_DATA').objectStore('FILE_DATA');
    const [names, entries] = await Promise.all([answer(files.getAllKeys()), answer(files.getAll())]);
    database.close();
    return Object.fromEntries(names.map((name, at) => [name, [...entries[at].contents]]));
  });
