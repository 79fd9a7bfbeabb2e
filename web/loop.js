// Frames on demand: nothing is drawn while nothing happens.

export function makeLoop(draw) {
  let asked = 0;
  let alarm = 0;
  let drawing = false;
  const loop = { frames: 0 };

  const frame = () => {
    asked = 0;
    drawing = true;
    loop.frames += 1;
    const next = draw();
    drawing = false;
    if (next === 0) loop.wake();
    else if (next > 0) alarm = setTimeout(loop.wake, next * 1000);
  };

  loop.wake = () => {
    if (alarm) clearTimeout(alarm);
    alarm = 0;
    if (!asked) asked = requestAnimationFrame(frame);
  };

  // At once: before an address changes, after a resize, when the page goes out of sight.
  loop.now = () => {
    if (drawing) return loop.wake();
    if (asked) cancelAnimationFrame(asked);
    if (alarm) clearTimeout(alarm);
    alarm = 0;
    frame();
  };
  return loop;
}
