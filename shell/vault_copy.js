// The second copy of the vault, in a storage bucket of its own, for shell/vault.js.
//
// Chromium keeps all databases of a bucket in one LevelDB. When its log ends in half a record, after a power cut or a killed
// browser, the next session writes on behind it, and the session after that finds the log corrupt and deletes
// everything (docs/store-format.md, section 7). A bucket has a LevelDB of its own, and the copies are written one after
// the other, so one crash harms one of them at most. Browsers without buckets do not use LevelDB and do without.
addToLibrary({
  $vault_copy: null,

  $vault_answer_of: (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }),

  $vault_copy_open__deps: ['$IDBFS', '$vault_answer_of', '$vault_copy', '$vault_mount'],
  $vault_copy_open: async () => {
    const buckets = navigator['storageBuckets'];
    if (!buckets || vault_copy) return;
    const bucket = await buckets['open']('vault-copy', { 'durability': 'strict', 'persisted': true });
    const request = bucket['indexedDB'].open(vault_mount, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(IDBFS.DB_STORE_NAME);
    vault_copy = await vault_answer_of(request);
    vault_copy.onclose = () => (vault_copy = null);
  },

  $vault_head_of__deps: ['$IDBFS', '$vault_answer_of', '$vault_mount'],
  $vault_head_of: (database) =>
    vault_answer_of(database.transaction([IDBFS.DB_STORE_NAME]).objectStore(IDBFS.DB_STORE_NAME).get(vault_mount + '/head')),

  // Everything that `from` holds takes the place of everything that `to` holds, in one transaction.
  $vault_copy_all__deps: ['$IDBFS', '$vault_answer_of'],
  $vault_copy_all: async (from, to) => {
    const source = from.transaction([IDBFS.DB_STORE_NAME]).objectStore(IDBFS.DB_STORE_NAME);
    const [paths, entries] = await Promise.all([vault_answer_of(source.getAllKeys()), vault_answer_of(source.getAll())]);
    const transaction = to.transaction([IDBFS.DB_STORE_NAME], 'readwrite', { 'durability': 'strict' });
    const target = transaction.objectStore(IDBFS.DB_STORE_NAME);
    target.clear();
    paths.forEach((path, at) => target.put(entries[at], path));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
  },

  // A copy that cannot be had or brought up to date is left out until the next load; the vault itself still works.
  $vault_reconcile__deps: ['$vault_copy', '$vault_copy_all', '$vault_copy_open', '$vault_head_of'],
  $vault_reconcile: async (database) => {
    try {
      await vault_copy_open();
      if (!vault_copy) return;
      const [first, second] = await Promise.all([vault_head_of(database), vault_head_of(vault_copy)]);
      const age = (head) => (head ? head['timestamp'].getTime() : 0);
      if (age(first) > age(second)) await vault_copy_all(database, vault_copy);
      if (age(first) < age(second)) await vault_copy_all(vault_copy, database);
    } catch (error) {
      vault_copy = null;
    }
  },

  $vault_copy_save__deps: ['$vault_carry_out', '$vault_copy'],
  $vault_copy_save: (save, done) => {
    if (!vault_copy) return done();
    try {
      vault_carry_out(vault_copy, save, (failed) => {
        if (failed) vault_copy = null;
        done();
      });
    } catch (error) {
      vault_copy = null;
      done();
    }
  },
});
