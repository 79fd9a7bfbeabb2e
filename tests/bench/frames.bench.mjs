// What a frame costs: scrolling through 100,000 entries in both renderers, patching the mirror of a page of about 200
// widgets, and frames while nothing happens. The picture part (the graphics card, or the processor in its place) stands apart
// from the rest.
import { framesWhileIdle, openProfile, serveSite, temporaryFolder } from '../browser/lib/harness.mjs';
import { mean, median, p95, report } from './lib/report.mjs';

const frames = 120;
const idle_seconds = 10;
const size = { width: 1600, height: 1000 };
const renderers = { gl: 'WebGL', cpu: 'the rasteriser' };

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
    box.click(); // drawn and patched before it returns (web/input.js): a frame more would patch nothing
    seen.one.push(bridge.program._tributary_milliseconds(2));
    await new Promise(requestAnimationFrame); // or an emulated graphics card falls behind
  }
  return seen;
}

const site = await serveSite('gallery');

async function go(page, renderer, address, heading) {
  await page.goto(`${site.url}?audit&renderer=${renderer}#/${address}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor({ state: 'attached' });
}

async function scrolled(page, renderer, rows) {
  await go(page, renderer, `long/${rows}`, 'Long table');
  await page.evaluate(scroll, 30); // what is drawn for the first time is not counted
  return page.evaluate(scroll, frames);
}

function tellScrolling(how, few, many) {
  const part = (name, which, goals = []) => {
    const to = (pick) => [pick(few[which]), 'the same with 1,000 entries'];
    report(`a frame of scrolling 100,000 entries, ${name}, median, ${how}`, median(many[which]), 'ms', { digits: 3, goal: goals[0], compared: to(median) });
    report(`a frame of scrolling 100,000 entries, ${name}, p95, ${how}`, p95(many[which]), 'ms', { digits: 3, goal: goals[1], compared: to(p95) });
  };
  part('layout, drawing and description', 'draw', [2, 4]);
  part('picture', 'picture');
  part('mirror', 'mirror');
  report(`frames a second while scrolling 100,000 entries, ${how}`, frames / many.seconds, 'frames',
    { least: how === renderers.cpu ? 30 : undefined, compared: [frames / few.seconds, 'the same with 1,000 entries'], words: `${size.width} x ${size.height}` });
}

// A frame's patch takes less than a browser's clock tells (0.1 ms), so the mean counts and not the median.
function tellMirror(how, { one, none, widgets }) {
  const words = `a page of ${widgets} elements`;
  report(`mirror cost of a frame, one widget changed, mean, ${how}`, mean(one), 'ms', { digits: 3, words, compared: [mean(none), 'no widget changed'] });
  report(`mirror cost of a frame, one widget changed, p95, ${how}`, p95(one), 'ms', { digits: 3, words, compared: [p95(none), 'no widget changed'] });
}

for (const [renderer, how] of Object.entries(renderers)) {
  const { page, close } = await openProfile(temporaryFolder(), `${site.url}?audit&renderer=${renderer}`, { viewport: size });
  const few = await scrolled(page, renderer, 1000);
  tellScrolling(how, few, await scrolled(page, renderer, 100_000));
  await go(page, renderer, 'names', 'Names');
  tellMirror(how, await page.evaluate(patches, 100));
  await page.getByRole('textbox', { name: 'Name in Bengali' }).click();
  report(`frames in ${idle_seconds} idle seconds with a field in use, ${how}`, await framesWhileIdle(page, idle_seconds * 1000), 'frames', { goal: 0, digits: 0 });
  await close();
}
await site.close();
