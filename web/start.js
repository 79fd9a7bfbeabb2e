// Loads fonts and program, starts them, and keeps all of it for the time without a network.
import { makeHost } from './host.js';

const cuts = [
  ['fonts/SourceSans3-Regular.otf', { weight: '400', style: 'normal' }],
  ['fonts/SourceSans3-Semibold.otf', { weight: '600', style: 'normal' }],
  ['fonts/SourceSans3-It.otf', { weight: '400', style: 'italic' }],
];

async function loadFont([file, look]) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file} cannot be read`);
  const bytes = await answer.arrayBuffer();
  const face = new FontFace('Source Sans 3', bytes, look);
  document.fonts.add(await face.load());
  return bytes;
}

// Compiled once, for the page and for the worker that does its heavy work.
async function compile() {
  try {
    return await WebAssembly.compileStreaming(fetch('tributary.wasm'));
  } catch { // a server that does not say what the file is
    return WebAssembly.compile(await (await fetch('tributary.wasm')).arrayBuffer());
  }
}

async function loadProgram(page) {
  page.module = await compile();
  return new Promise((started, failed) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(page.module, imports).then((instance) => done(instance, page.module)).catch(failed);
      return {};
    };
    globalThis.createTributary({ page, instantiateWasm }).then(started, failed);
  });
}

async function start() {
  const host = makeHost(document.getElementById('canvas'));
  const [program, ...fonts] = await Promise.all([loadProgram(host.page), ...cuts.map(loadFont)]);
  const parts = host.begin(program, fonts);
  if (new URLSearchParams(location.search).has('audit')) globalThis.tributaryParts = parts; // for tests of the interface
}

if ('serviceWorker' in navigator && location.protocol.startsWith('http')) navigator.serviceWorker.register('service-worker.js').catch(() => {});
start().catch((problem) => {
  console.error('Tributary did not start:', problem.message);
  document.getElementById('apology').hidden = false;
});
