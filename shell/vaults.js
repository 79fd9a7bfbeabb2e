// The vaults of this device, for src/platform/browser/vaults.cpp and nobody else. What is known of a vault without opening it
// stands in local storage, as a text that C++ writes; whether one is stored is asked of the storage itself, so that none
// is overlooked when that text is lost.
addToLibrary({
  // A vault that only the second copy still has counts too.
  $vaults_pattern: '/^.?vault(?:-copy)?(-[0-9a-f]{16})?$/',

  // Whether this database holds anything. It is not made by asking.
  $vaults_filled__deps: ['$IDBFS'],
  $vaults_filled: (factory, name) =>
    new Promise((answer) => {
      const request = factory.open(name);
      request.onupgradeneeded = () => request.transaction.abort();
      request.onerror = () => answer(false);
      request.onsuccess = () => {
        const database = request.result;
        const done = (filled) => {
          database.close();
          answer(filled);
        };
        if (!database.objectStoreNames.contains(IDBFS.DB_STORE_NAME)) return done(false);
        const count = database.transaction([IDBFS.DB_STORE_NAME]).objectStore(IDBFS.DB_STORE_NAME).count();
        count.onsuccess = () => done(count.result > 0);
        count.onerror = () => done(false);
      };
    }),

  // Suffixes of all that are stored, each with a line feed behind it.
  vaults_find__deps: ['$stringToNewUTF8', '$vaults_filled', '$vaults_pattern', 'free'],
  vaults_find: (ticket) => {
    const find = async () => {
      const found = new Set();
      const look = async (factory, name, as) => {
        const place = vaults_pattern.exec(as);
        if (place && (await vaults_filled(factory, name))) found.add(place[1] || '');
      };
      const listed = indexedDB['databases'] ? await indexedDB['databases']() : [{ 'name': '/vault' }];
      for (const database of listed) await look(indexedDB, database['name'], database['name']);
      const buckets = navigator['storageBuckets'];
      for (const name of buckets ? await buckets['keys']() : []) {
        if (!vaults_pattern.test(name)) continue;
        const bucket = await buckets['open'](name);
        await look(bucket['indexedDB'], '/' + name.replace('-copy', ''), name);
      }
      return [...found].map((suffix) => suffix + '\n').join('');
    };
    find().catch(() => '').then((places) => {
      const text = stringToNewUTF8(places);
      _vaults_found(ticket, text);
      _free(text);
    });
  },

  // What is kept in local storage under this name, or in the tab's own; null without it. Freed by the caller.
  vaults_read__deps: ['$stringToNewUTF8', '$UTF8ToString'],
  vaults_read: (name, of_tab) => {
    try {
      const kept = self[of_tab ? 'sessionStorage' : 'localStorage']['getItem'](UTF8ToString(name));
      return kept === null ? 0 : stringToNewUTF8(kept);
    } catch {
      return 0;
    }
  },

  vaults_write__deps: ['$UTF8ToString'],
  vaults_write: (name, text, of_tab) => {
    try {
      self[of_tab ? 'sessionStorage' : 'localStorage']['setItem'](UTF8ToString(name), UTF8ToString(text));
    } catch {
      // it is found by asking the storage, without its name
    }
  },

  // Everything that carries the suffix goes, when no page has it open.
  vaults_remove__deps: ['$UTF8ToString', '$vault_code'],
  vaults_remove: (ticket, of) => {
    const suffix = UTF8ToString(of);
    const drop = (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = () => reject(vault_code.failed);
        request.onblocked = () => reject(vault_code.others);
      });
    const remove = async () => {
      for (const name of ['/vault', '/attachments']) await drop(name + suffix);
      const buckets = navigator['storageBuckets'];
      for (const name of buckets ? ['vault-copy', 'attachments', 'attachments-copy'] : []) await buckets['delete'](name + suffix);
      try {
        self['localStorage']['removeItem']('tributary-preferences' + suffix);
      } catch {
        // there were none
      }
      return vault_code.done;
    };
    const locks = navigator['locks'];
    const asked = locks ? locks['request']('tributary-vault-in-use' + suffix, { 'ifAvailable': true }, (lock) => (lock ? remove() : vault_code.others)) : remove();
    asked.catch((code) => code || vault_code.failed).then((code) => _vault_answer(ticket, typeof code == 'number' ? code : vault_code.failed));
  },
});
