// Every screen of the application, met on the way of the handover loop: axe-core in the three themes and in forced colours,
// Chromium's whole accessibility tree, titles, tab stops, targets, reflow at 320 CSS pixels, nothing that moves; then what is
// spoken when something is missing or cannot be stored.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { caseWords, comeBack, handOver, lock, lookAround } from './lib/handover.mjs';
import { reflow, resize, still } from './lib/eyes.mjs';
import { walkTree } from './lib/tree.mjs';
import { spoken, listen } from './lib/ears.mjs';

const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' },
};
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

// The addresses that the application knows, from its own table, so that no screen goes missing here.
const source = (name) => readFileSync(new URL(`../../src/app/${name}`, import.meta.url), 'utf8');
const words = [...source('place.cpp').matchAll(/pair\(Screen::\w+, std::string_view\("([^"]+)"\)\)/g)].map((found) => found[1]);
const screens = source('place.hpp').match(/enum class Screen[^{]*\{([^}]*)\}/)[1].replaceAll(/\/\/.*/g, '').split(',').map((name) => name.trim()).filter(Boolean);
assert.equal(words.length + 2, screens.length, 'every screen but home and overview has a word in its address');
const wordOf = (hash) => hash.replace(/^#\//, '').split('/').filter((step) => step && step !== 'case' && !/^[0-9a-f]{32}$/.test(step))[0] ?? (hash.includes('case') ? 'overview' : 'home');

const seen = new Map();
async function inspect({ page }, screen) {
  seen.set(screen, wordOf(await page.evaluate(() => location.hash)));
  const title = await page.title();
  assert.match(title, /^[A-Z][A-Za-z ]+, Tributary$/, `title of ${screen}`);
  for (const word of caseWords) assert.ok(!title.includes(word), `title of ${screen}`);
  for (const [look, media] of Object.entries(looks)) {
    await page.emulateMedia(media);
    await drawn(page);
    await axe(page, `${screen}, ${look}`);
  }
  await page.emulateMedia(looks.light);
  await walkTree(page, screen, { stops: 25 });
  await still(page, screen);
  const size = page.viewportSize();
  await resize(page, { width: 320, height: 640 });
  await reflow(page, screen);
  await walkTree(page, `${screen} at 320 pixels`, { stops: 60 });
  await resize(page, size);
}

const site = await serveSite();
const folder = temporaryFolder();
const a = await openProfile(join(folder, 'author'), site.url);
const b = await openProfile(join(folder, 'board'), site.url);
const hands = [mouse(a.page), mouse(b.page)];
await handOver(...hands, folder, inspect);
await comeBack(...hands, inspect);
await lookAround(hands[0], inspect);
await lock(hands[1], inspect);
const visited = new Set(seen.values());
assert.deepEqual(['home', 'overview', ...words].filter((word) => !visited.has(word)), [], 'screens that were not looked at');
console.log(`accessibility: ${seen.size} screens in ${Object.keys(looks).length} looks`);
await a.close();

// What is missing is spoken once and bound to its field.
const { page } = b;
await listen(page);
await page.getByRole('button', { name: 'Unlock' }).click();
const box = page.getByRole('textbox', { name: 'Passphrase', exact: true });
await page.getByText('Type your passphrase.').first().waitFor();
await drawn(page);
assert.equal((await spoken(page)).filter((words) => words.includes('Type your passphrase.')).length, 1, 'spoken once');
assert.equal(await box.getAttribute('aria-invalid'), 'true');
const by = await box.getAttribute('aria-describedby');
assert.match(await page.evaluate((ids) => ids.split(' ').map((id) => document.getElementById(id).textContent).join(' '), by), /Type your passphrase\./);
await b.close();
await site.close();
