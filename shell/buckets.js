// Storage buckets, for the second copies of the vault (shell/vault_copy.js) and of attachments (shell/attachments.js).
addToLibrary({
  // Whoever lets go of a bucket loses its databases: when Chromium collects the object, transactions that are under way
  // answer no more, neither well nor badly.
  $buckets_open: [],

  // The databases of the bucket; null where the browser has no buckets.
  $bucket_databases__deps: ['$buckets_open'],
  $bucket_databases: async (name) => {
    const buckets = navigator['storageBuckets'];
    if (!buckets) return null;
    const bucket = await buckets['open'](name, { 'durability': 'strict', 'persisted': true });
    buckets_open.push(bucket);
    return bucket['indexedDB'];
  },

  // A copy that gives no answer must not hold up what is stored already: after this long it is done without.
  $copy_patience: 20000,
  $copy_in_time__deps: ['$copy_patience'],
  $copy_in_time: (work) => {
    let timer;
    const late = new Promise((resolve, reject) => (timer = setTimeout(reject, copy_patience)));
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  },
});
