// The vault's files in IndexedDB, for src/platform/browser/storage_indexed_db.cpp and nobody else.
//
// IDBFS loads them (syncfs(true), never syncfs(false)); a commit is one strict transaction of our own on IDBFS's object
// store, in its entry format, and then the same on the second copy (vault_copy.js).
// Answers arrive in C++ as _vault_answer(ticket, code); the codes are named in vault_code.
addToLibrary({
  $vault_code: { done: 0, full: 1, refused: 2, failed: 3, others: 4, gone: 5 },
  // Where the vault lies that was chosen: the first of a device has no suffix, every other '-' and 16 hex digits. All that
  // belongs to a vault carries it: mount and database, second copy, lock, channel, preferences.
  $vault_place: { suffix: '', mounted: false, leave: null },
  $vault_mount: "'/vault'",
  // The transaction that C++ is putting together: { guard, guarded, puts, deletes, when }.
  $vault_next: null,

  $vault_path__deps: ['$vault_mount', '$UTF8ToString'],
  $vault_path: (name) => vault_mount + '/' + UTF8ToString(name),

  $vault_problem__deps: ['$vault_code'],
  $vault_problem: (error) => (error && error.name == 'QuotaExceededError' ? vault_code.full : vault_code.failed),

  $vault_forget__deps: ['$FS', '$vault_mount'],
  $vault_forget: () => {
    for (const name of FS.readdir(vault_mount)) {
      if (name != '.' && name != '..') FS.unlink(vault_mount + '/' + name);
    }
  },

  // What the guard says to the entry that was found: done, others or gone.
  $vault_judge__deps: ['$vault_code'],
  $vault_judge: (found, save) => {
    const same = (bytes) => !!found && !!bytes && found['contents'].length == bytes.length && bytes.every((byte, at) => byte == found['contents'][at]);
    if (same(save.guarded) || same(save.puts.get(save.guard)) || (!found && !save.guarded)) return vault_code.done;
    return found ? vault_code.others : vault_code.gone;
  },

  // Later than the save before, whatever the clock does: of two copies, the one with the later head is the newer.
  $vault_later: (found) => new Date(Math.max(Date.now(), found ? found['timestamp'].getTime() + 1 : 0)),

  $vault_carry_out__deps: ['$IDBFS', '$vault_code', '$vault_judge', '$vault_later', '$vault_problem'],
  $vault_carry_out: (database, save, answer) => {
    const transaction = database.transaction([IDBFS.DB_STORE_NAME], 'readwrite', { 'durability': 'strict' });
    const store = transaction.objectStore(IDBFS.DB_STORE_NAME);
    let verdict = vault_code.done;
    transaction.oncomplete = () => answer(vault_code.done);
    transaction.onabort = () => answer(verdict || vault_problem(transaction.error));
    const found = store.get(save.guard);
    found.onsuccess = () => {
      verdict = vault_judge(found.result, save);
      if (verdict) return transaction.abort();
      save.when ||= vault_later(found.result);
      for (const [path, contents] of save.puts) store.put({ 'timestamp': save.when, 'mode': 33206, 'contents': contents }, path);
      for (const path of save.deletes) store.delete(path);
    };
  },

  // Gives up everything that this page has of the vault: the connections too, so that it can be removed.
  vault_leave__deps: ['$FS', '$IDBFS', '$vault_copy', '$vault_held', '$vault_mount', '$vault_place', 'vault_give_up'],
  vault_leave: () => {
    if (vault_held.asking) vault_held.asking.abort();
    _vault_give_up();
    if (vault_held.channel) vault_held.channel.close();
    vault_held.channel = null;
    if (vault_copy) vault_copy.close();
    vault_copy = null;
    if (vault_place.mounted) FS.unmount(vault_mount);
    if (IDBFS.dbs[vault_mount]) IDBFS.dbs[vault_mount].close();
    delete IDBFS.dbs[vault_mount];
    if (vault_place.leave) vault_place.leave();
    vault_place.mounted = false;
    vault_place.leave = null;
  },

  // Every page that has a vault before it shares this lock; only when nobody has it, it can be removed (shell/vaults.js).
  $vault_use__deps: ['$vault_place'],
  $vault_use: () =>
    new Promise((used) => {
      if (!navigator['locks']) return used();
      const hold = () => {
        used();
        return new Promise((resolve) => (vault_place.leave = resolve));
      };
      navigator['locks']['request']('tributary-vault-in-use' + vault_place.suffix, { 'mode': 'shared' }, hold).catch(used);
    }),

  vault_choose__deps: ['$FS', '$IDBFS', '$UTF8ToString', '$vault_mount', '$vault_place', '$vault_use', 'vault_leave', 'vault_lock'],
  vault_choose: (ticket, suffix) => {
    _vault_leave();
    vault_place.suffix = UTF8ToString(suffix);
    vault_mount = '/vault' + vault_place.suffix;
    if (!FS.analyzePath(vault_mount).exists) FS.mkdir(vault_mount);
    FS.mount(IDBFS, {}, vault_mount);
    vault_place.mounted = true;
    vault_use().then(() => _vault_lock(ticket));
  },

  // The writer first brings both copies to the same state.
  vault_load__deps: ['$FS', '$IDBFS', '$vault_code', '$vault_forget', '$vault_mount', '$vault_reconcile'],
  vault_load: (ticket, writer) => {
    vault_forget();
    IDBFS.getDB(vault_mount, async (refused, database) => {
      if (refused) return _vault_answer(ticket, vault_code.refused);
      if (writer) await vault_reconcile(database);
      FS.syncfs(true, (error) => _vault_answer(ticket, error ? vault_code.failed : vault_code.done));
    });
  },

  vault_release__deps: ['$vault_forget'],
  vault_release: () => vault_forget(),

  vault_begin__deps: ['$vault_next', '$vault_path'],
  vault_begin: (name, bytes, size) => {
    vault_next = { guard: vault_path(name), guarded: bytes ? HEAPU8.slice(bytes, bytes + size) : null, puts: new Map(), deletes: [], when: null };
  },

  vault_put__deps: ['$vault_next', '$vault_path'],
  vault_put: (name, bytes, size) => {
    vault_next.puts.set(vault_path(name), HEAPU8.slice(bytes, bytes + size));
  },

  vault_delete__deps: ['$vault_next', '$vault_path'],
  vault_delete: (name) => {
    vault_next.deletes.push(vault_path(name));
  },

  vault_commit__deps: ['$IDBFS', '$vault_carry_out', '$vault_code', '$vault_copy_save', '$vault_mount', '$vault_next'],
  vault_commit: (ticket) => {
    const save = vault_next;
    IDBFS.getDB(vault_mount, (refused, database) => {
      if (refused) return _vault_answer(ticket, vault_code.refused);
      try {
        vault_carry_out(database, save, (code) => {
          const answer = () => _vault_answer(ticket, code);
          code ? answer() : vault_copy_save(save, answer);
        });
      } catch (error) {
        // The connection was closed underneath us, when site data was cleared: the next try opens another.
        delete IDBFS.dbs[vault_mount];
        _vault_answer(ticket, vault_code.failed);
      }
    });
  },

  // Who writes holds the lock, until the page goes or another tab asks for it. `release` is there while this page holds it.
  $vault_held: { release: null, channel: null, asking: null },

  // Whoever holds the lock hears that it is wanted, saves and gives it up (vault_give_up), or says that something is not
  // saved (vault_keep). Whoever asks hears that.
  $vault_talk__deps: ['$vault_held', '$vault_place'],
  $vault_talk: () => {
    if (vault_held.channel || !self['BroadcastChannel']) return vault_held.channel;
    vault_held.channel = new BroadcastChannel('tributary-vault' + vault_place.suffix);
    vault_held.channel.onmessage = (event) => {
      if (event.data == 'wanted' && vault_held.release) _vault_wanted();
      if (event.data == 'kept' && vault_held.asking) vault_held.asking.abort();
    };
    return vault_held.channel;
  },

  // Answers once: with done when the lock is held, and with a code when it is not to be had.
  $vault_request__deps: ['$vault_code', '$vault_held', '$vault_place', '$vault_talk'],
  $vault_request: (ticket, options, instead) => {
    const held = (lock) => {
      if (!lock) return instead();
      vault_talk();
      _vault_answer(ticket, vault_code.done);
      return new Promise((resolve) => (vault_held.release = resolve));
    };
    navigator['locks']['request']('tributary-vault' + vault_place.suffix, options, held).catch((error) => {
      if (vault_held.release && error.name == 'AbortError') {
        vault_held.release = null;
        return _vault_lost();
      }
      const waited = error.name == 'TimeoutError' || error.name == 'AbortError';
      waited && instead ? instead() : _vault_answer(ticket, waited ? vault_code.others : vault_code.refused);
    });
  },

  // Whether it is free is asked without a clock, which a busy machine would overrun; a page that is just being reloaded gets
  // the time to go. Where the browser has no locks, the guard of every transaction protects.
  vault_lock__deps: ['$vault_code', '$vault_request'],
  vault_lock: (ticket) => {
    if (!navigator['locks']) return _vault_answer(ticket, vault_code.done);
    vault_request(ticket, { 'ifAvailable': true }, () => { vault_request(ticket, { 'signal': AbortSignal['timeout'](1000) }, null); });
  },

  // The lock is asked for; it is stolen only from a page that says nothing for so long, which is frozen or gone.
  vault_take_over__deps: ['$vault_code', '$vault_held', '$vault_request', '$vault_talk'],
  vault_take_over: (ticket) => {
    if (!navigator['locks']) return _vault_answer(ticket, vault_code.done);
    const asking = (vault_held.asking = new AbortController());
    const silence = setTimeout(() => { asking.abort(new DOMException('silence', 'TimeoutError')); }, 10000);
    const steal = () => {
      const silent = asking.signal.reason && asking.signal.reason.name == 'TimeoutError';
      vault_held.asking = null;
      silent ? vault_request(ticket, { 'steal': true }, null) : _vault_answer(ticket, vault_code.others);
    };
    vault_request(ticket, { 'signal': asking.signal }, steal);
    asking.signal.addEventListener('abort', () => clearTimeout(silence));
    const channel = vault_talk();
    if (channel) channel.postMessage('wanted');
  },

  vault_give_up__deps: ['$vault_held'],
  vault_give_up: () => {
    const release = vault_held.release;
    vault_held.release = null;
    if (release) release();
  },

  vault_keep__deps: ['$vault_talk'],
  vault_keep: () => { vault_talk().postMessage('kept'); },

  vault_persist__deps: ['$vault_code'],
  vault_persist: (ticket) => {
    const asked = navigator['storage'] ? navigator['storage']['persist']() : Promise.resolve(false);
    asked.catch(() => false).then((granted) => _vault_answer(ticket, granted ? vault_code.done : vault_code.refused));
  },

  vault_estimate: (ticket) => {
    const asked = navigator['storage'] ? navigator['storage']['estimate']() : Promise.resolve({});
    asked.catch(() => ({})).then((found) => _vault_estimated(ticket, found['usage'] || 0, found['quota'] || 0));
  },
});
