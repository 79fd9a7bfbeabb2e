// Starts the worker that derives a key and throws it away afterwards, for src/platform/browser/kdf_worker.cpp.
addToLibrary({
  // request: { passphrase, salt, memory, passes, wanted }; see web/kdf-worker.js.
  $vault_kdf_run: (request, answer) => {
    const worker = new Worker('kdf-worker.js');
    const finish = (reply) => {
      worker.terminate();
      answer(reply);
    };
    worker.onmessage = (event) => finish(event.data);
    worker.onerror = () => finish(null);
    worker.postMessage(request, [request['passphrase'].buffer]);
  },

  // Writes 32 bytes of key to `key`, then calls _vault_kdf_answer(ticket, memory, passes); memory 0 means that it failed.
  vault_kdf_derive__deps: ['$vault_kdf_run'],
  vault_kdf_derive: (ticket, passphrase, size, salt, memory, passes, wanted, key) => {
    const request = {
      'passphrase': HEAPU8.slice(passphrase, passphrase + size),
      'salt': HEAPU8.slice(salt, salt + 16),
      'memory': memory,
      'passes': passes,
      'wanted': wanted,
    };
    vault_kdf_run(request, (reply) => {
      const derived = reply && reply['key'];
      if (!derived) return _vault_kdf_answer(ticket, 0, 0);
      HEAPU8.set(derived, key);
      derived.fill(0);
      _vault_kdf_answer(ticket, reply['memory'], reply['passes']);
    });
  },
});
