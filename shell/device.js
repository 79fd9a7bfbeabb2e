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

  // Without local storage (a private window, a policy) the choice holds until the page goes.
  device_keep_preferences__deps: ['$UTF8ToString', '$vault_place'],
  device_keep_preferences: (text) => {
    try {
      self['localStorage']['setItem']('tributary-preferences' + vault_place.suffix, UTF8ToString(text));
      return 1;
    } catch {
      return 0;
    }
  },

  // Use is a key, a press, a wheel or a touch. The clock is compared, because timers sleep with the computer.
  $watchOfUse: { limit: 0, used: 0, timer: 0, beat: 0, told: 0, heard: false },
  device_watch_use__deps: ['$watchOfUse'],
  device_watch_use: (minutes) => {
    const watch = watchOfUse;
    const tell = (state) => {
      if (watch.told !== state) _device_unused(watch.told = state);
    };
    // Nothing of a case is shown from the moment it should be locked, also while something is being saved on the way there.
    const veiled = document.documentElement.classList;
    const unveil = () => { requestAnimationFrame(() => requestAnimationFrame(() => veiled.remove('veiled'))); };
    const veil = () => {
      veiled.add('veiled');
      setTimeout(() => watch.limit && veiled.remove('veiled'), 5000); // it could not lock: what is not saved has to be seen
    };
    const look = () => {
      clearTimeout(watch.timer);
      if (!watch.limit) return;
      const left = watch.used + watch.limit - Date.now();
      if (left <= 0) {
        veil();
        watch.used = Date.now(); // when it cannot lock now (something is not saved), it is asked again after the same time
        tell(0);
        _device_unused(-1);
        return look();
      }
      if (left <= 60000) tell(1);
      watch.timer = setTimeout(look, left > 60000 ? left - 60000 : left);
    };
    // The computer slept: it locks first, and what was pressed on waking does nothing.
    const used = (event) => {
      if (!watch.limit) return;
      const late = Date.now() - watch.used >= watch.limit;
      if (!late) watch.used = Date.now();
      if (late || watch.told) look();
      if (!late && watch.told) tell(0);
      if (!late) return;
      event.stopImmediatePropagation();
      if (event.cancelable) event.preventDefault();
    };
    if (!watch.heard) {
      watch.heard = true;
      for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, used, { capture: true });
      for (const kind of ['wheel', 'touchstart']) addEventListener(kind, used, { capture: true, passive: true });
      for (const kind of ['visibilitychange', 'freeze', 'resume']) document.addEventListener(kind, look);
      for (const kind of ['pageshow', 'focus']) addEventListener(kind, look);
    }
    // Timers go on where they stood when a computer wakes: the clock is looked at now and then as well.
    clearInterval(watch.beat);
    watch.beat = minutes ? setInterval(look, 2000) : 0;
    if (watch.limit && !minutes) unveil();
    watch.limit = minutes * 60000;
    watch.used = Date.now();
    watch.told = 0;
    look();
  },

  $device_hand__deps: ['malloc', 'free'],
  $device_hand: (text) => {
    const bytes = new TextEncoder().encode(text ?? '');
    const at = _malloc(bytes.length + 1);
    HEAPU8.set(bytes, at);
    _device_preferences(at, bytes.length);
    _free(at);
  },

  // Those of the vault that was chosen; one that has none yet goes on with what is shown.
  device_read_preferences__deps: ['$device_hand', '$vault_place'],
  device_read_preferences: () => {
    try {
      const kept = self['localStorage']['getItem']('tributary-preferences' + vault_place.suffix);
      if (kept !== null) device_hand(kept);
    } catch {
      // as it is by default
    }
  },

  device_watch__deps: ['$device_hand', '$vault_place', 'device_read_preferences'],
  device_watch: () => {
    _device_read_preferences();
    addEventListener('storage', (event) => event.key === 'tributary-preferences' + vault_place.suffix && device_hand(event['newValue']));
    const worker = navigator.serviceWorker;
    const tell = (offline) => Promise.resolve(navigator.storage && navigator.storage.persisted && navigator.storage.persisted())
      .then((kept) => _device_seen(offline, kept ? 1 : 0));
    tell(0);
    if (worker) worker.ready.then(() => tell(1), () => {});
  },
});
