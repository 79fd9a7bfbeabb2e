// What a frame costs: scrolling through 100,000 entries in both renderers, patching the mirror of a page of more than 200
// widgets, and frames while nothing happens. One JSON object a line; milliseconds unless said otherwise. The picture part
// (the graphics card, or the processor in its place) stands apart from the rest.
import { framesWhileIdle, openProfile, serveSite, temporaryFolder } from '../browser/lib/harness.mjs';

const frames = 120;
const idle_seconds = 10;
const size = { width: 1600, height: 1000 };

const at = (values, share) => [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))];
const round = (value) => Math.round(value * 1000) / 1000;
const tell = (what, more) => console.log(JSON.stringify({ bench: 'frames', what, ...more }));
const spread = (values) => ({ median: round(at(values, 0.5)), p95: round(at(values, 0.95)) });

// In the page: scrolls a step at every picture of the browser, and notes what each frame of the program cost.
function scroll(count) {
  const { bridge, loop } = globalThis.tributaryParts;
  const region = document.querySelector('#mirror [role=grid]').closest('[data-scrolls]');
  const cost = (which) => bridge.program._tributary_milliseconds(which);
  return new Promise((done) => {
    const seen = { draw: [], picture: [], mirror: [] };
    let before = loop.frames;
    const begin = performance.now();
    const step = () => {
      if (loop.frames > before) {
        seen.draw.push(cost(0));
        seen.picture.push(cost(1));
        seen.mirror.push(cost(2));
        before = loop.frames;
      }
      if (seen.draw.length >= count) return done({ ...seen, seconds: (performance.now() - begin) / 1000 });
      region.scrollTop += 137;
      requestAnimationFrame(step);
    };
    step();
  });
}

// In the page: frames in which one widget says something else, and frames in which none does.
async function patches(count) {
  const { bridge, loop, mirror } = globalThis.tributaryParts;
  const box = document.querySelector('#mirror main input[type=checkbox]');
  const seen = { one: [], none: [], widgets: mirror.nodes.size };
  for (let i = 0; i < count; i += 1) {
    loop.now();
    seen.none.push(bridge.program._tributary_milliseconds(2));
    box.click();
    loop.now();
    seen.one.push(bridge.program._tributary_milliseconds(2));
    await new Promise(requestAnimationFrame); // or an emulated graphics card falls behind
  }
  return seen;
}

const site = await serveSite('gallery');
for (const renderer of ['gl', 'cpu']) {
  const { page, close } = await openProfile(temporaryFolder(), `${site.url}?audit&renderer=${renderer}#/long`, { viewport: size });
  await page.evaluate(scroll, 30); // what is drawn for the first time is not counted
  const seen = await page.evaluate(scroll, frames);
  tell('scrolling 100,000 entries', { renderer, part: 'layout, drawing and description', ...spread(seen.draw), goal_median: 2, goal_p95: 4 });
  tell('scrolling 100,000 entries', { renderer, part: 'picture', ...spread(seen.picture), width: size.width, height: size.height });
  tell('scrolling 100,000 entries', { renderer, part: 'mirror', ...spread(seen.mirror), longest: round(Math.max(...seen.mirror)) });
  tell('scrolling 100,000 entries', { renderer, part: 'all', frames_per_second: round(frames / seen.seconds), goal_least: renderer === 'cpu' ? 30 : undefined });
  await page.goto(`${site.url}?audit&renderer=${renderer}#/names`);
  await page.getByRole('heading', { level: 1, name: 'Names' }).waitFor({ state: 'attached' });
  const mirrored = await page.evaluate(patches, 40);
  tell('patching the mirror', { renderer, widgets: mirrored.widgets, changed: 1, ...spread(mirrored.one) });
  tell('patching the mirror', { renderer, widgets: mirrored.widgets, changed: 0, ...spread(mirrored.none) });
  await page.getByRole('textbox', { name: 'Name in Bengali' }).click();
  tell('idle with a field in use', { renderer, seconds: idle_seconds, frames: await framesWhileIdle(page, idle_seconds * 1000), goal: 0 });
  await close();
}
await site.close();
