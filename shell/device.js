// The clock, downloads, the address and what the browser promises, for src/platform/browser/device.cpp and nobody else.
addToLibrary({
  // A copy of the bytes goes to the person as a download; its address lives for a minute, long enough to be fetched.
  device_offer_file__deps: ['$UTF8ToString'],
  device_offer_file: (name, type, bytes, size) => {
    const file = new Blob([HEAPU8.slice(bytes, bytes + size)], { type: UTF8ToString(type) });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = UTF8ToString(name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  },

  device_show_address__deps: ['$UTF8ToString'],
  device_show_address: (address) => {
    const wanted = UTF8ToString(address);
    if ((location.hash || '#/') != wanted) location.hash = wanted;
  },

  device_watch: () => {
    const worker = navigator.serviceWorker;
    const tell = (offline) => Promise.resolve(navigator.storage && navigator.storage.persisted && navigator.storage.persisted())
      .then((kept) => _device_seen(offline, kept ? 1 : 0));
    tell(0);
    if (worker) worker.ready.then(() => tell(1), () => {});
  },
});
