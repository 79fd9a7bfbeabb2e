// The screens of the application from both renderers, light and dark, 1x and 2x: the share of pixels in which any channel
// differs by more than 16 of 255 is under 0.2 %. And in a Windows contrast theme.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { mouse } from './lib/hands.mjs';
import { openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { box, button, choose, heading, home, importFile, link, newReferral, passphrase, saved, setUp, unlock } from './lib/person.mjs';
import { camera, difference } from './lib/pictures.mjs';

const data = (name) => fileURLToPath(new URL(`../data/child-r/${name}`, import.meta.url));
const most_apart = 0.002;
const looks = ['light', 'dark'];
const renderers = ['gl', 'cpu'];
const folder = temporaryFolder();
const places = {}; // by name of the screen: its address and its title
let site;

before(async () => {
  site = await serveSite();
  const { page, close } = await openProfile(folder, `${site.url}?renderer=cpu`);
  const hand = mouse(page);
  const here = async (name) => {
    const title = (await page.getByRole('heading', { level: 1 }).textContent()).replaceAll('\u00a0', ' ');
    places[name] = { hash: new URL(page.url()).hash, title };
  };
  await setUp(hand, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
  await here('home');
  await newReferral(hand, { reference: 'TH-2014-03', subject: 'Child R', from: '1 January 2013', to: '14 November 2014' });
  await here('overview');
  await importFile(hand, data('police.csv'), 'Police', 32);
  await saved(page);
  await page.getByRole('row', { name: /2013|2014/ }).nth(2).click();
  await page.getByRole('complementary').getByRole('heading').first().waitFor({ state: 'attached' });
  await here('chronology with its panel');
  for (const name of ['Merged chronology', 'Hand over', 'Family', 'History', 'Search', 'This device', 'Help']) {
    await link(page, name).click();
    await heading(page, name).waitFor({ state: 'attached' });
    await here(name.toLowerCase());
  }
  await home(hand);
  await link(page, 'People and trust').click();
  await heading(page, 'People and trust').waitFor({ state: 'attached' });
  await here('people and trust');
  const overview = places.overview.hash;
  places.conflicts = { hash: `${overview}/conflicts`, title: 'Conflicts' };
  places['keyboard shortcuts'] = { hash: '#/help/help', title: 'Keyboard shortcuts' };
  places.accessibility = { hash: '#/accessibility', title: 'Accessibility' };
  await close();
});
after(() => site.close());

async function show(page, { hash, title }) {
  await page.evaluate((place) => { location.hash = place; }, hash);
  await heading(page, title).waitFor({ state: 'attached' });
}

// Pictures of everything with one renderer: `{ 'home, light': png, … }`.
async function pictures(profile, renderer) {
  const { page, context } = profile;
  await page.goto('about:blank');
  await page.goto(`${site.url}?renderer=${renderer}`);
  await heading(page, 'Unlock').waitFor({ state: 'attached' });
  const eye = await camera(page);
  const taken = {};
  const look = async (name) => {
    for (const colorScheme of looks) taken[`${name}, ${colorScheme}`] = await eye.take({ colorScheme });
  };
  await look('unlock');
  await unlock(mouse(page));
  for (const [name, place] of Object.entries(places)) {
    await show(page, place);
    await page.mouse.move(1, 1);
    await page.evaluate(() => document.activeElement.blur());
    await look(name);
  }
  await show(page, places.overview);
  await link(page, 'Chronology').click();
  await choose(page, 'Import a file', data('family.csv'));
  await heading(page, 'Import a file').waitFor({ state: 'attached' });
  await page.mouse.move(1, 1);
  await look('import');
  await button(page, 'Set aside').click();
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('option').first().waitFor({ state: 'attached' });
  await look('palette');
  assert.equal(context.pages().length, 1);
  return taken;
}

for (const deviceScaleFactor of [1, 2]) {
  test(`every screen looks the same from both renderers, ${deviceScaleFactor}x`, async () => {
    const profile = await openProfile(folder, `${site.url}?renderer=cpu`, { deviceScaleFactor });
    const taken = {};
    for (const renderer of renderers) taken[renderer] = await pictures(profile, renderer);
    const judge = await profile.context.newPage();
    assert.ok(Object.keys(taken.gl).length >= 34, 'all screens were visited');
    for (const [name, picture] of Object.entries(taken.gl)) {
      const { share, worst } = await difference(judge, picture, taken.cpu[name]);
      if (process.env.TELL) console.log(name, deviceScaleFactor, (share * 100).toFixed(3), worst);
      assert.ok(share < most_apart, `${name}, ${deviceScaleFactor}x: ${(share * 100).toFixed(2)} % of the pixels differ, ${worst}`);
    }
    await profile.close();
  });
}

test('the first run looks the same from both renderers', async () => {
  const { page, context, close } = await openProfile(temporaryFolder(), `${site.url}?renderer=gl`);
  const taken = {};
  for (const renderer of renderers) {
    await page.goto('about:blank');
    await page.goto(`${site.url}?renderer=${renderer}`);
    await started(page);
    await page.getByText('Works offline from now on').first().waitFor({ state: 'attached' });
    const eye = await camera(page);
    const look = async (step) => {
      await page.mouse.move(1, 1);
      await page.evaluate(() => document.activeElement.blur());
      (taken[step] ??= {})[renderer] = await eye.take();
    };
    await look('you');
    for (const [label, words] of [['Your name', 'Nell Sallow'], ['Agency', 'Thornmere board'], ['Role', 'Board administrator']]) await box(page, label).fill(words);
    await button(page, 'Continue').click();
    await box(page, 'Passphrase').fill(passphrase);
    await look('passphrase');
  }
  const judge = await context.newPage();
  for (const [step, { gl, cpu }] of Object.entries(taken)) {
    const { share, worst } = await difference(judge, gl, cpu);
    assert.ok(share < most_apart, `${step}: ${(share * 100).toFixed(2)} % of the pixels differ, ${worst}`);
  }
  await close();
});

// Of a picture: the share of pixels that are one of these colours, each a string like "12,34,56".
const shareOf = (judge, picture, colours) => judge.evaluate(async ([data, wanted]) => {
  const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  const pixels = pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
  let found = 0;
  for (let i = 0; i < pixels.length; i += 4) if (wanted.includes(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`)) found += 1;
  return found / (pixels.length / 4);
}, [picture, colours]);

test('in a Windows contrast theme home and chronology are made of the system\'s colours', async () => {
  const profile = await openProfile(folder, `${site.url}?renderer=cpu`);
  const { page } = profile;
  await unlock(mouse(page));
  const eye = await camera(page);
  const judge = await profile.context.newPage();
  await page.bringToFront();
  for (const name of ['home', 'chronology with its panel']) {
    await show(page, places[name]);
    const picture = await eye.take({ colorScheme: 'dark', forcedColors: 'active' });
    const system = await page.evaluate(() => {
      const probe = document.createElement('i');
      document.body.append(probe);
      const rgb = (keyword) => {
        probe.style.color = keyword;
        return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).join();
      };
      const found = Object.fromEntries(['Canvas', 'CanvasText', 'LinkText', 'ButtonText', 'Highlight', 'HighlightText', 'Mark'].map((keyword) => [keyword, rgb(keyword)]));
      probe.remove();
      return found;
    });
    const ground = await shareOf(judge, picture, [system.Canvas]);
    assert.ok(ground > 0.75, `${name}: ${(ground * 100).toFixed(0)} % of it is Canvas`);
    const all = await shareOf(judge, picture, Object.values(system));
    assert.ok(all > 0.9, `${name}: the rest is the system's colours too, ${(all * 100).toFixed(0)} %`);
    assert.ok((await shareOf(judge, picture, [system.CanvasText])) > 0.002, `${name}: words are CanvasText`);
    assert.ok((await shareOf(judge, picture, [system.LinkText])) > 0.0002, `${name}: links are LinkText`);
  }
  await profile.close();
});
