// The second copy of the vault, in a storage bucket of its own, for shell/vault.js.
//
// Chromium keeps all databases of a bucket in one LevelDB. When its log ends in half a record, after a power cut or a killed
// browser, the next session writes on behind it, and the session after that finds the log corrupt and deletes
// everything (docs/store-format.md, section 9). A bucket has a LevelDB of its own, and the copies are written one after
// the other, so one crash harms one of them at most. Browsers without buckets do not use LevelDB and do without.
addToLibrary({
  $vault_copy: null,

  $vault_answer_of: (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }),

  $vault_copy_open__deps: ['$IDBFS', '$bucket_databases', '$vault_answer_of', '$vault_copy', '$vault_mount', '$vault_place'],
  $vault_copy_open: async () => {
    if (vault_copy) return;
    const databases = await bucket_databases('vault-copy' + vault_place.suffix);
    if (!databases) return;
    const request = databases.open(vault_mount, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(IDBFS.DB_STORE_NAME).createIndex('timestamp', 'timestamp');
    vault_copy = await vault_answer_of(request);
    vault_copy.onclose = () => (vault_copy = null);
  },

  // When each file was written, by path, in milliseconds.
  $vault_times__deps: ['$IDBFS'],
  $vault_times: (database) =>
    new Promise((resolve, reject) => {
      const times = new Map();
      const index = database.transaction([IDBFS.DB_STORE_NAME]).objectStore(IDBFS.DB_STORE_NAME).index('timestamp');
      const request = index.openKeyCursor();
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return resolve(times);
        times.set(cursor.primaryKey, cursor.key.getTime());
        cursor.continue();
      };
    }),

  // Makes `to` hold exactly what `from` holds, in one transaction.
  $vault_bring_up__deps: ['$IDBFS', '$vault_answer_of'],
  $vault_bring_up: async (from, newer, to, older) => {
    const source = from.transaction([IDBFS.DB_STORE_NAME]).objectStore(IDBFS.DB_STORE_NAME);
    const changed = [...newer.keys()].filter((path) => newer.get(path) != older.get(path));
    const entries = await Promise.all(changed.map((path) => vault_answer_of(source.get(path))));
    const transaction = to.transaction([IDBFS.DB_STORE_NAME], 'readwrite', { 'durability': 'strict' });
    const target = transaction.objectStore(IDBFS.DB_STORE_NAME);
    changed.forEach((path, at) => target.put(entries[at], path));
    for (const path of older.keys()) newer.has(path) || target.delete(path);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
  },

  // A copy that cannot be had or brought up to date is left out until the next load; the vault itself still works.
  $vault_reconcile__deps: ['$vault_bring_up', '$vault_copy', '$vault_copy_open', '$vault_mount', '$vault_times'],
  $vault_reconcile: async (database) => {
    try {
      await vault_copy_open();
      if (!vault_copy) return;
      const [first, second] = await Promise.all([vault_times(database), vault_times(vault_copy)]);
      const age = (times) => times.get(vault_mount + '/head') || 0;
      if (age(first) > age(second)) await vault_bring_up(database, first, vault_copy, second);
      if (age(first) < age(second)) await vault_bring_up(vault_copy, second, database, first);
    } catch (error) {
      vault_copy = null;
    }
  },

  $vault_copy_save__deps: ['$copy_in_time', '$vault_carry_out', '$vault_copy'],
  $vault_copy_save: (save, done) => {
    if (!vault_copy) return done();
    const carriedOut = new Promise((resolve, reject) => vault_carry_out(vault_copy, save, (failed) => (failed ? reject() : resolve())));
    copy_in_time(carriedOut).catch(() => (vault_copy = null)).then(() => done());
  },
});
