// The picture: the same from both renderers, the same as the browser's own text in every script, right at every size of text
// that a person chooses. Measure between renderers: the share of pixels in which any channel differs by more than 16 of 255
// is under 0.5 %.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { camera, difference } from './lib/pictures.mjs';

const most_apart = 0.005;
const views = [{ ratio: 1 }, { ratio: 1, colorScheme: 'dark' }, { ratio: 2 }, { ratio: 2, colorScheme: 'dark' }];
const called = (view) => `${view.colorScheme ?? 'light'}, ${view.ratio}x`;

let gallery;
const open = {}; // by renderer: { page, camera, close }
before(async () => {
  gallery = await serveSite('gallery');
  await Promise.all(['gl', 'cpu'].map(async (renderer) => {
    const profile = await openProfile(temporaryFolder(), `${gallery.url}?audit&renderer=${renderer}#/kind`);
    open[renderer] = { ...profile, camera: await camera(profile.page), judge: await profile.context.newPage() };
    await profile.page.bringToFront();
  }));
});
after(async () => {
  for (const each of Object.values(open)) await each.close();
  await gallery.close();
});

async function show(page, place) {
  await page.evaluate((hash) => { location.hash = hash; }, place);
  await page.waitForFunction(() => document.querySelector('#mirror h1'));
}

test('every page of the gallery looks the same from both renderers', async () => {
  const places = ['#/components', '#/chronology', '#/form', '#/names', '#/long', '#/kind'];
  places.push(...(await open.cpu.page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.hash))));
  assert.ok(places.length >= 8, 'the gallery has its pages');
  for (const place of places) {
    await Promise.all(Object.values(open).map(({ page }) => show(page, place)));
    for (const view of views) {
      const [gl, cpu] = await Promise.all([open.gl.camera.take(view), open.cpu.camera.take(view)]);
      const { share, worst } = await difference(open.cpu.judge, gl, cpu);
      if (process.env.TELL) console.log(place, called(view), (share * 100).toFixed(3), worst);
      assert.ok(share < most_apart, `${place}, ${called(view)}: ${(share * 100).toFixed(2)} % of the pixels differ, ${worst}`);
    }
  }
});
