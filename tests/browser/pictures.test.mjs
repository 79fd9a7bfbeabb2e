// The picture: the same from both renderers, the same as the browser's own text in every script, right at every size of text
// that a person chooses. Measure between renderers: the share of pixels in which any channel differs by more than 16 of 255
// is under 0.1 %.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
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
async function compare(where, one, other, judge) {
  for (const colorScheme of looks) {
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
      await compare(`${place}, ${ratio}x`, gl.camera, cpu.camera, cpu.judge);
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
