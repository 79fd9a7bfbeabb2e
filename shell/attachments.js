// The chunks of attachments in IndexedDB, for src/platform/browser/chunks_indexed_db.cpp and nobody else.
//
// A database of their own, outside IDBFS, so that unlocking does not load them; and where the browser has storage buckets a
// second copy, in a LevelDB of its own, for the same reason as the vault's (shell/vault_copy.js). Every put is a strict
// transaction, first here, then there. Answers arrive in C++ as _chunk_answer(ticket, code, bytes, size), bytes from malloc; the
// codes are those of vault_code, and 6 for a chunk that is not there.
addToLibrary({
  // { name, first, copy }: of the vault that is open.
  $chunks_held: null,
  $chunks_missing: 6,

  $chunks_connect__deps: ['$vault_answer_of'],
  $chunks_connect: (factory, name) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('chunks');
    return vault_answer_of(request);
  },

  // A copy that cannot be had is done without until the next opening.
  $chunks_open__deps: ['$bucket_databases', '$chunks_connect', '$chunks_held', '$vault_mount'],
  $chunks_open: async () => {
    const name = vault_mount.replace('/vault', '/attachments');
    if (chunks_held && chunks_held.name == name) return chunks_held;
    const first = await chunks_connect(indexedDB, name);
    let copy = null;
    try {
      const databases = await bucket_databases(name.slice(1).replace('attachments', 'attachments-copy'));
      if (databases) copy = await chunks_connect(databases, name);
    } catch (error) {
      copy = null;
    }
    const held = (chunks_held = { name, first, copy });
    first.onclose = () => (chunks_held = null);
    // Somebody removes this vault: its databases are let go of.
    first.onversionchange = () => {
      first.close();
      chunks_held = null;
    };
    if (copy) {
      copy.onclose = () => (held.copy = null);
      copy.onversionchange = () => {
        copy.close();
        held.copy = null;
      };
    }
    return held;
  },

  // Carries out `change` on the object store in one strict transaction.
  $chunks_write: (database, change) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(['chunks'], 'readwrite', { 'durability': 'strict' });
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore('chunks'));
    }),

  $chunks_write_both__deps: ['$chunks_open', '$chunks_write', '$copy_in_time'],
  $chunks_write_both: async (change) => {
    const held = await chunks_open();
    await chunks_write(held.first, change);
    if (held.copy) await copy_in_time(chunks_write(held.copy, change)).catch(() => (held.copy = null));
  },

  $chunks_read__deps: ['$vault_answer_of'],
  $chunks_read: (database, ask) => vault_answer_of(ask(database.transaction(['chunks']).objectStore('chunks'))),

  // What one copy lost, the other gives back, chunk by chunk. Chunks are never changed, so equal names are equal chunks.
  $chunks_bring_up__deps: ['$chunks_read', '$chunks_write'],
  $chunks_bring_up: async (from, to, names) => {
    for (const name of names) {
      const chunk = await chunks_read(from, (store) => store.get(name));
      if (chunk) await chunks_write(to, (store) => store.put(chunk, name));
    }
  },

  $chunks_names__deps: ['$chunks_bring_up', '$chunks_open', '$chunks_read'],
  $chunks_names: async () => {
    const held = await chunks_open();
    const all = (database) => chunks_read(database, (store) => store.getAllKeys());
    const names = new Set(await all(held.first));
    if (!held.copy) return [...names];
    try {
      const copied = new Set(await all(held.copy));
      await chunks_bring_up(held.first, held.copy, [...names].filter((name) => !copied.has(name)));
      const lost = [...copied].filter((name) => !names.has(name));
      await chunks_bring_up(held.copy, held.first, lost);
      for (const name of lost) names.add(name);
    } catch (error) {
      held.copy = null;
    }
    return [...names];
  },

  $chunks_answer__deps: ['$chunks_held', '$vault_code', '$vault_problem', 'malloc'],
  $chunks_answer: (ticket, work) => {
    const answer = (code, bytes) => {
      const at = bytes && bytes.length ? _malloc(bytes.length) : 0;
      if (at) HEAPU8.set(bytes, at);
      _chunk_answer(ticket, code, at, at ? bytes.length : 0);
    };
    work().then(
      (bytes) => (typeof bytes == 'number' ? answer(bytes, null) : answer(vault_code.done, bytes)),
      (error) => {
        if (error && error.name == 'InvalidStateError') chunks_held = null; // the connection was closed underneath: the next try opens another
        answer(vault_problem(error), null);
      },
    );
  },

  chunk_put__deps: ['$UTF8ToString', '$chunks_answer', '$chunks_write_both'],
  chunk_put: (ticket, name, bytes, size) => {
    const key = UTF8ToString(name);
    const contents = HEAPU8.slice(bytes, bytes + size);
    chunks_answer(ticket, () => chunks_write_both((store) => store.put(contents, key)));
  },

  chunk_get__deps: ['$UTF8ToString', '$chunks_answer', '$chunks_missing', '$chunks_open', '$chunks_read'],
  chunk_get: (ticket, name) => {
    const key = UTF8ToString(name);
    chunks_answer(ticket, async () => {
      const held = await chunks_open();
      const get = (database) => chunks_read(database, (store) => store.get(key));
      return (await get(held.first)) || (held.copy && (await get(held.copy))) || chunks_missing;
    });
  },

  chunk_names__deps: ['$chunks_answer', '$chunks_names'],
  chunk_names: (ticket) => chunks_answer(ticket, async () => new TextEncoder().encode((await chunks_names()).join('\n'))),

  chunk_erase__deps: ['$UTF8ToString', '$chunks_answer', '$chunks_write_both'],
  chunk_erase: (ticket, names) => {
    const keys = UTF8ToString(names).split('\n');
    chunks_answer(ticket, () => chunks_write_both((store) => {
      for (const key of keys) if (key) store.delete(key);
    }));
  },

  // ---- a file that leaves in pieces: each becomes a blob at once, which the browser keeps outside the page's memory

  $begun_file: null,
  $shown_file: null,

  begun_file_begin__deps: ['$begun_file'],
  begun_file_begin: () => { begun_file = []; },

  begun_file_add__deps: ['$begun_file'],
  begun_file_add: (bytes, size) => { if (begun_file) begun_file.push(new Blob([HEAPU8.slice(bytes, bytes + size)])); },

  begun_file_drop__deps: ['$begun_file'],
  begun_file_drop: () => { begun_file = null; },

  begun_file_offer__deps: ['$UTF8ToString', '$begun_file'],
  begun_file_offer: (name, type) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(begun_file || [], { type: UTF8ToString(type) }));
    link.download = UTF8ToString(name);
    link.click();
    begun_file = null;
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  },

  // The address, as text from malloc.
  begun_file_show__deps: ['$UTF8ToString', '$begun_file', '$shown_file', '$stringToNewUTF8'],
  begun_file_show: (type) => {
    if (shown_file) URL.revokeObjectURL(shown_file);
    shown_file = URL.createObjectURL(new Blob(begun_file || [], { type: UTF8ToString(type) }));
    begun_file = null;
    return stringToNewUTF8(shown_file);
  },

  shown_file_forget__deps: ['$shown_file'],
  shown_file_forget: () => {
    if (shown_file) URL.revokeObjectURL(shown_file);
    shown_file = null;
  },
});
