// Time for work between frames, for src/platform/browser/main.cpp. A message to oneself comes back after everything that
// waits (input, frames), at once, and also when the tab is in the background, where timers slow down.
addToLibrary({
  $work_channel: null,

  work_later__deps: ['$work_channel'],
  work_later: () => {
    if (!work_channel) {
      work_channel = new MessageChannel();
      work_channel.port2.onmessage = () => _work_go_on();
    }
    work_channel.port1.postMessage(0);
  },
});
