// The picture: the same from both renderers, the same as the browser's own text in every script, right at every size of text
// that a person chooses. Measure between renderers: the share of pixels in which any channel differs by more than 16 of 255
// is under 0.1 %.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loseContext, openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { camera, difference, inkApart, showBrowsersText, textBoxes } from './lib/pictures.mjs';

const most_apart = 0.001;
const ratios = [1, 2];
const looks = ['light', 'dark'];

let gallery;
const open = {}; // by renderer and device pixel ratio: { page, camera, judge, close }
async function visit(renderer, deviceScaleFactor) {
  const profile = await openProfile(temporaryFolder(), `${gallery.url}?audit&renderer=${renderer}#/kind`, { deviceScaleFactor });
  const judge = await profile.context.newPage();
  await profile.page.bringToFront();
  open[renderer + deviceScaleFactor] = { ...profile, judge, camera: await camera(profile.page) };
}
before(async () => {
  gallery = await serveSite('gallery');
  for (const ratio of ratios) await Promise.all([visit('gl', ratio), visit('cpu', ratio)]);
});
after(async () => {
  for (const each of Object.values(open)) await each.close();
  await gallery.close();
});

async function show(page, place) {
  await page.evaluate((hash) => { location.hash = hash; }, place);
  await page.waitForFunction(() => document.querySelector('#mirror h1'));
}

// Both pictures of one place, from the two renderers, and how far they are apart.
async function compare(where, one, other, judge, schemes) {
  for (const colorScheme of schemes) {
    const [gl, cpu] = await Promise.all([one.take({ colorScheme }), other.take({ colorScheme })]);
    const { share, worst } = await difference(judge, gl, cpu);
    if (process.env.TELL) console.log(where, colorScheme, (share * 100).toFixed(3), worst);
    assert.ok(share < most_apart, `${where}, ${colorScheme}: ${(share * 100).toFixed(2)} % of the pixels differ, ${worst}`);
  }
}

for (const ratio of ratios) {
  test(`every page of the gallery looks the same from both renderers, ${ratio}x`, async () => {
    const [gl, cpu] = [open['gl' + ratio], open['cpu' + ratio]];
    await show(cpu.page, '#/kind');
    const places = ['#/components', '#/chronology', '#/form', '#/names', '#/long', '#/kind'];
    places.push(...(await cpu.page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.hash))));
    assert.ok(places.length >= 8, 'the gallery has its pages');
    for (const place of places) {
      await Promise.all([show(gl.page, place), show(cpu.page, place)]);
      // The pages of single widgets are many: each of them light at 1x and dark at 2x.
      const schemes = place.startsWith('#/kind/') ? [looks[ratio - 1]] : looks;
      await compare(`${place}, ${ratio}x`, gl.camera, cpu.camera, cpu.judge, schemes);
    }
  });
}

// The browser's own layout is the measure: its text, made visible in the picture's place.
async function likeTheBrowser(renderer, ratio, place, factor = 1) {
  const { page, camera: eye, judge } = open[renderer + ratio];
  await show(page, place);
  await page.evaluate((times) => globalThis.tributaryParts.page.showAs(0, times), factor);
  const picture = await eye.take();
  const boxes = await textBoxes(page);
  assert.ok(boxes.length > 3, `${place} shows text`);
  await showBrowsersText(page, true);
  const words = await eye.take();
  await showBrowsersText(page, false);
  await page.evaluate(() => globalThis.tributaryParts.page.showAs(0, 1));
  return inkApart(judge, picture, words, boxes, ratio);
}

for (const [renderer, ratio, factor] of [['cpu', 1, 1], ['gl', 1, 1.5], ['gl', 2, 1], ['cpu', 2, 2]]) {
  test(`words in every script stand as the browser sets them: ${renderer}, ${ratio}x, text at ${factor * 100} %`, async () => {
    for (const { words, apart } of await likeTheBrowser(renderer, ratio, '#/names', factor)) {
      if (process.env.TELL) console.log(apart.toFixed(3), words.slice(0, 60));
      assert.ok(apart < 0.3, `"${words.slice(0, 80)}" is ${apart.toFixed(2)} unlike the browser's own`);
    }
  });
}

// In the page: the word as the canvas shows it now, beside the same drawn by a 2D canvas of the browser's at every place
// nearby; the least of the largest differences. And whether each letter is one that a font has.
async function drawnLikeCanvas(page, words) {
  return page.evaluate(async (names) => {
    const { loop } = globalThis.tributaryParts;
    loop.now();
    const shown = document.getElementById('canvas');
    const copy = new OffscreenCanvas(shown.width, shown.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(shown, 0, 0);
    const scale = shown.width / innerWidth;
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--ink');
    const ground = style.getPropertyValue('--ground');
    const set = (pen, words, rightToLeft) => {
      pen.font = `600 ${16 * scale}px "Source Sans 3", sans-serif`;
      Object.assign(pen, { direction: rightToLeft ? 'rtl' : 'ltr', fontKerning: 'none', textRendering: 'geometricPrecision', textAlign: 'left' });
      return pen.measureText(words);
    };
    const pen = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
    const drawn = (words, rightToLeft) => {
      const box = set(pen, words, rightToLeft);
      const [left, top] = [Math.ceil(box.actualBoundingBoxLeft) + 1, Math.ceil(box.actualBoundingBoxAscent) + 1];
      pen.canvas.width = left + Math.ceil(box.actualBoundingBoxRight) + 1;
      pen.canvas.height = top + Math.ceil(box.actualBoundingBoxDescent) + 1;
      set(pen, words, rightToLeft);
      pen.fillStyle = ground;
      pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
      pen.fillStyle = ink;
      pen.fillText(words, left, top);
      return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
    };
    const missing = drawn('\uffff', false).data.join();
    const isRight = (word) => /[\u0590-\u08ff]/.test(word);
    const best = (wanted, box, edge) => { // edge: so much of it may be covered by a neighbour
      const around = copy.getImageData(Math.floor(box.x * scale) - 4, Math.floor(box.y * scale) - 4, Math.ceil(box.width * scale) + 8, Math.ceil(box.height * scale) + 8);
      let least = 255;
      for (let top = 0; top + wanted.height <= around.height; top += 1)
        for (let left = 0; left + wanted.width <= around.width; left += 1) {
          let most = 0;
          for (let y = 0; y < wanted.height && most < least; y += 1)
            for (let x = edge; x < wanted.width - edge && most < least; x += 1) {
              const [a, b] = [(y * wanted.width + x) * 4, ((top + y) * around.width + left + x) * 4];
              for (let channel = 0; channel < 3; channel += 1) most = Math.max(most, Math.abs(wanted.data[a + channel] - around.data[b + channel]));
            }
          least = Math.min(least, most);
        }
      return least;
    };
    return names.flatMap((name) => {
      const cell = [...document.querySelectorAll('#mirror [role=cell] > p')].find((p) => p.textContent.replaceAll('\u00a0', ' ') === name);
      const box = cell.getBoundingClientRect();
      const han = /[\u4e00-\u9fff]/.test(name);
      return (han ? [...name] : name.split(' ')).map((part) => ({
        word: part, least: best(drawn(part, isRight(part)), box, han ? 3 : 0),
        tofu: [...part].filter((letter) => !/\p{M}/u.test(letter)).some((letter) => drawn(letter, isRight(letter)).data.join() === missing),
      }));
    });
  }, words);
}

test('a shaped run is, pixel for pixel, what the browser draws on a 2D canvas, and no letter is missing', async () => {
  const names = ['محمد عبد الله', 'فاطمہ صدیقی', 'রহিমা বেগম', 'प्रिया शर्मा', 'שָׂרָה כהן', '王小明', 'Adébáyọ̀ Ọláńrewájú'];
  for (const at of ['cpu1', 'gl2']) {
    await show(open[at].page, '#/names');
    await open[at].camera.take();
    for (const { word, least, tofu } of await drawnLikeCanvas(open[at].page, names)) {
      if (process.env.TELL) console.log(at, word, least);
      assert.equal(tofu, false, `a letter of ${word} has no font here: run tests/setup.sh`);
      if (word !== 'Ọláńrewájú') assert.ok(least <= 12, `${at}: ${word} differs by ${least} of 255 from canvas 2D`); // that word is in our own font
    }
  }
});

test('no hidden character is in the words of the mirror', async () => {
  await show(open.cpu1.page, '#/names');
  const words = await open.cpu1.page.getByRole('main').textContent();
  assert.doesNotMatch(words, /[\u0001-\u0008\u000e-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  assert.match(words, /Wrote \ufffddrawkcab\ufffd and \ufffdbell\ufffd beside \ufffdisolates\ufffd\./);
});

test('a theme that the person chose overrides the device, forced colours override both', async () => {
  const { page } = open.gl1;
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground'));
  const choose = (look) => page.evaluate((theme) => globalThis.tributaryParts.page.showAs(theme, 1), look);
  await page.emulateMedia({ colorScheme: 'light' });
  const seen = [];
  for (const look of [0, 1, 2, 3]) {
    await choose(look);
    seen.push(await ground());
  }
  assert.deepEqual(seen, ['#ffffff', '#ffffff', '#131a1c', '#000000']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await choose(1);
  assert.equal(await ground(), '#ffffff', 'light, whatever the device says');
  await choose(2);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  const canvas = await page.evaluate(() => {
    const probe = document.createElement('i');
    document.body.append(probe);
    probe.style.color = 'Canvas';
    const value = getComputedStyle(probe).color.match(/\d+/g).map((part) => Number(part).toString(16).padStart(2, '0')).join('');
    probe.remove();
    return '#' + value;
  });
  await page.waitForFunction((wanted) => getComputedStyle(document.documentElement).getPropertyValue('--ground') === wanted, canvas);
  await page.emulateMedia({ forcedColors: null });
  await choose(0);
});

test('in a Windows contrast theme soft grounds become plain ones with an edge of two pixels', async () => {
  const { page, camera: eye } = open.cpu1;
  await show(page, '#/components');
  const note = page.getByRole('note', { name: 'Tributary is open in another tab' });
  await note.scrollIntoViewIfNeeded();
  await eye.take({ forcedColors: 'active' });
  const box = await note.boundingBox();
  const [ground, ...edge] = await page.evaluate(([x, y]) => {
    const pen = document.getElementById('canvas').getContext('2d');
    const at = (down) => pen.getImageData(x, y + down, 1, 1).data.join();
    return [at(6), at(0), at(1), at(2), at(-1)];
  }, [Math.round(box.x + box.width / 2), Math.round(box.y)]);
  assert.notEqual(edge[0], ground, 'the first pixel of the note is its edge');
  assert.equal(edge[1], edge[0], 'the second too');
  assert.equal(edge[2], ground, 'the third is its ground');
  assert.equal(edge[3], ground, 'which is that of the page');
  await eye.take();
});

test('at 400 % everything is where it was pressed: menu, dialog, field, skip link', async () => {
  const { page } = open.cpu1;
  await show(page, '#/components');
  await page.evaluate(() => globalThis.tributaryParts.page.showAs(0, 4));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Added 1', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw entry 12?' });
  const { x, width } = await dialog.boundingBox();
  assert.ok(x >= 0 && x + width <= 1366, 'the dialog is in the window');
  await dialog.getByRole('textbox', { name: 'Why it is withdrawn' }).fill('Twice');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByText('Withdrawn: Twice', { exact: true }).first().waitFor();
  const skip = page.getByRole('button', { name: 'Skip to content' });
  await skip.focus();
  const box = await skip.boundingBox();
  assert.ok(box.height >= 150, 'the skip link is four times as large');
  await page.keyboard.press('Enter');
  await page.evaluate(() => globalThis.tributaryParts.page.showAs(0, 1));
});

test('spacing that a person adds to text loses nothing (WCAG 1.4.12)', async () => {
  const { page } = open.cpu1;
  await show(page, '#/names');
  const field = page.getByRole('textbox', { name: 'What was said' });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  await field.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And a last sentence that is certain to need one more line than there is room for here.');
  const left = await field.evaluate((e) => ({ hidden: e.scrollHeight - e.clientHeight - e.scrollTop, overflow: getComputedStyle(e).overflowY }));
  assert.ok(left.hidden <= 2, 'the end of what is typed is in sight');
  await field.evaluate((e) => { e.scrollTop = 0; });
  await field.hover();
  await page.mouse.wheel(0, 4000);
  await page.waitForFunction((e) => e.scrollHeight - e.clientHeight - e.scrollTop <= 2, await field.elementHandle());
  for (const name of ['Ask 王小明', 'Lock now']) assert.ok(await page.getByRole('button', { name }).isVisible());
  const cut = await page.evaluate(() => [...document.querySelectorAll('#mirror input')].filter((e) => e.scrollHeight > e.clientHeight + 2).length);
  assert.equal(cut, 0, 'no line of a box is cut off');
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
});

test('while a list scrolls, the picture follows at every frame and the mirror settles at the end', async () => {
  const { page } = open.cpu1;
  await show(page, '#/long');
  await page.locator('#mirror [role=grid]').first().waitFor({ state: 'attached' });
  const seen = await page.evaluate(async () => {
    const region = document.querySelector('#mirror [role=grid]').closest('[data-scrolls]');
    const { loop } = globalThis.tributaryParts;
    let patched = 0;
    const watcher = new MutationObserver(() => { patched += 1; });
    watcher.observe(document.getElementById('mirror'), { childList: true, subtree: true });
    const from = loop.frames;
    const begin = performance.now();
    for (let i = 0; i < 40; i += 1) {
      region.scrollTop += 150;
      await new Promise(requestAnimationFrame);
    }
    const seconds = (performance.now() - begin) / 1000;
    const frames = loop.frames - from;
    await new Promise((done) => setTimeout(done, 400));
    watcher.disconnect();
    const first = document.querySelector('#mirror [role=columnheader]').getBoundingClientRect();
    const top = region.getBoundingClientRect().top;
    const rows = [...region.querySelectorAll('[role=row]')].slice(1).map((row) => row.getBoundingClientRect());
    const covered = rows.some((row) => row.top <= top + 60 && row.bottom > top + 60) && rows.some((row) => row.bottom >= region.getBoundingClientRect().bottom - 20);
    return { frames, patched, seconds, covered, heading: first.top - top };
  });
  assert.ok(seen.frames >= 30, `${seen.frames} frames`);
  assert.ok(seen.patched <= seen.seconds * 10 + 4, `${seen.patched} patches in ${seen.seconds.toFixed(1)} s`);
  assert.ok(seen.covered, 'at the end there is a row at the top of the list and at its bottom');
  assert.ok(seen.heading >= 0 && seen.heading < 30, 'the elements of the heading stay at the top');
});

test('a lost context is survived by runs too', async () => {
  const { page, camera: eye, judge } = open.gl1;
  await show(page, '#/names');
  const before = await eye.take();
  await loseContext(page);
  const { share, worst } = await difference(judge, before, await eye.take());
  assert.equal(share, 0, worst);
});

test('without WebGL, and with one that the processor emulates, the processor draws', async () => {
  const { page, close } = await openProfile(temporaryFolder(), `${gallery.url}?audit#/names`);
  const renderer = () => page.evaluate(() => document.documentElement.dataset.renderer);
  const drawn = () => page.evaluate(() => new Set(document.getElementById('canvas').getContext('2d').getImageData(0, 0, 600, 300).data).size);
  const emulated = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const names = gl?.getExtension('WEBGL_debug_renderer_info');
    return !gl || /swiftshader|llvmpipe|software/i.test(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  });
  assert.equal(await renderer(), emulated ? 'cpu' : 'gl');
  await page.addInitScript(() => {
    const give = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith('webgl') ? null : give.call(this, kind, ...rest); };
  });
  for (const asked of ['', '&renderer=gl']) { // also when a test insists
    await page.goto('about:blank');
    await page.goto(`${gallery.url}?audit${asked}#/names`);
    await started(page);
    assert.equal(await renderer(), 'cpu');
    assert.ok((await drawn()) > 30, 'there is a picture with many shades');
  }
  await close();
});
