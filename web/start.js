// Says what is missing before anything is asked of the person; then loads fonts and program, starts them, and keeps all
// of it for the time without a network.
import { makeHost } from './host.js';
import { whatIsMissing } from './needs.js';

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

function apologise(words) {
  const apology = document.getElementById('apology');
  if (words) apology.textContent = words;
  apology.hidden = false;
  document.getElementById('skip').hidden = true;
}

async function start() {
  const missing = await whatIsMissing();
  if (missing) return apologise(missing);
  const host = makeHost(document.getElementById('canvas'));
  const [program, ...fonts] = await Promise.all([globalThis.createTributary({ page: host.page }), ...cuts.map(loadFont)]);
  const parts = host.begin(program, fonts);
  if (new URLSearchParams(location.search).has('audit')) globalThis.tributaryParts = parts; // for tests of the interface
}

if ('serviceWorker' in navigator && location.protocol.startsWith('http')) navigator.serviceWorker.register('service-worker.js').catch(() => {});
start().catch((problem) => {
  console.error('Tributary did not start:', problem.message);
  apologise();
});
