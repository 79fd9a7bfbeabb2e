// From asking for the page to its first frame, on a first visit and on a later one served by the service worker,
// and the frames drawn while nothing happens.
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumProgram, framesWhileIdle, serveSite } from '../browser/lib/harness.mjs';
import { median, report } from './lib/report.mjs';

const visits = 5;
const idle_seconds = 10;

// In the page, before anything else: notes by the page's own clock when the first frame was drawn and described.
function note_first_frame() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('#mirror h1')) return;
    globalThis.firstFrame = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

async function first_frame(page, go) {
  await go();
  return (await page.waitForFunction(() => globalThis.firstFrame)).jsonValue();
}

const site = await serveSite();
const browser = await chromium.launch({ executablePath: chromiumProgram, args: chromiumFlags });
const times = { first: [], later: [] };
let frames = 0;
for (let visit = 0; visit < visits; visit += 1) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.addInitScript(note_first_frame);
  times.first.push(await first_frame(page, () => page.goto(`${site.url}?audit`)));
  await page.evaluate(() => navigator.serviceWorker.ready);
  times.later.push(await first_frame(page, () => page.reload()));
  if (visit === visits - 1) frames = await framesWhileIdle(page, idle_seconds * 1000);
  await context.close();
}
await browser.close();
await site.close();
const how = `median of ${visits}, local server, no GPU`;
report('first frame at a first visit', median(times.first), 'ms', { digits: 0, words: how });
report('first frame at a later visit', median(times.later), 'ms', { digits: 0, words: how, compared: [median(times.first), 'a first visit'] });
report(`frames drawn in ${idle_seconds} idle seconds`, frames, 'frames', { goal: 0, digits: 0 });
