// The canvas: its size in exact device pixels, how large everything is on it, and which of the two renderers draws.

const software = /swiftshader|llvmpipe|softpipe|basic render|warp|software/i;

// WebGL2 unless it is missing or emulated by the processor; "?renderer=gl" and "?renderer=cpu" decide for tests.
export function wantsGl() {
  const told = new URLSearchParams(location.search).get('renderer');
  if (told) return told === 'gl';
  const probe = document.createElement('canvas').getContext('webgl2');
  if (!probe) return false;
  const names = probe.getExtension('WEBGL_debug_renderer_info');
  const name = probe.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : probe.RENDERER);
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return !software.test(name);
}

let factor = 1;
let measured = () => {};

// As the browser's own zoom, for picture and elements alike: a window with fewer, larger pixels.
export function magnify(times) {
  if (times === factor || !CSS.supports('zoom', '2')) return;
  factor = times;
  document.documentElement.style.setProperty('--factor', factor);
  measured();
}

// `swap` is called with a new canvas when the graphics card does not come back: then the processor draws.
export function followSize(canvas, { program }, loop, swap) {
  let size = null;
  const apply = () => {
    if (!size) return;
    const { width, height, across, down } = size;
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    program._tributary_resize(width / factor, height / factor, (across / width) * factor);
    loop.now();
  };
  measured = apply;
  const observer = new ResizeObserver((entries) => {
    const entry = entries.at(-1);
    const { inlineSize: width, blockSize: height } = entry.contentBoxSize[0];
    const across = Math.round(width * devicePixelRatio);
    const down = Math.round(height * devicePixelRatio);
    const exact = entry.devicePixelContentBoxSize?.[0];
    const near = exact && Math.abs(exact.inlineSize - across) <= 2 && Math.abs(exact.blockSize - down) <= 2; // an emulated ratio is not
    if (width <= 0 || height <= 0) return;
    size = { width, height, across: near ? exact.inlineSize : across, down: near ? exact.blockSize : down };
    apply();
  });
  // A window that moves to another screen; not every browser tells the observer, and none does for an emulated ratio.
  const followRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      if (!canvas.isConnected) return;
      followRatio();
      if (!size) return;
      size = { ...size, across: Math.round(size.width * devicePixelRatio), down: Math.round(size.height * devicePixelRatio) };
      apply();
    }, { once: true });
  };
  followRatio();
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  let patience = 0;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    patience = setTimeout(() => {
      const next = canvas.cloneNode();
      observer.disconnect();
      canvas.replaceWith(next);
      program._tributary_draw_with_processor();
      swap(next);
    }, 3000);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(patience);
    loop.wake();
  });
}

let paper = null;
export function showPixels(canvas, pixels, width, height) {
  paper ??= canvas.getContext('2d', { alpha: false });
  paper.putImageData(new ImageData(pixels, width, height), 0, 0);
}
