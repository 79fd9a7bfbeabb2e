// The handover loop again, with the hands that people have who use no mouse: the keyboard alone, assistive technology that
// clicks and inserts text, and the keyboard at 400 % zoom (1280 x 1024 is 320 x 256 CSS pixels then).
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { assistive, keyboard } from './lib/hands.mjs';
import { handOver } from './lib/handover.mjs';
import { reflow } from './lib/eyes.mjs';

const ways = [
  { way: 'keyboard alone', hand: keyboard },
  { way: 'assistive clicks', hand: assistive },
  { way: 'keyboard at 400 %', hand: keyboard, window: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, look: (hand, screen) => reflow(hand.page, screen) },
];

const only = process.env.TRIBUTARY_WAY; // for a person who looks for a fault
for (const { way, hand, window, look } of ways.filter((one) => !only || one.way.includes(only))) {
  const site = await serveSite();
  const folder = temporaryFolder();
  const begun = Date.now();
  const a = await openProfile(join(folder, 'author'), site.url, window);
  const b = await openProfile(join(folder, 'board'), site.url, window);
  try {
    const bundle = await handOver(hand(a.page), hand(b.page), folder, look);
    for (const { errors } of [a, b]) assert.deepEqual(errors, [], 'nothing was written to the console');
    console.log(`handover, ${way}: ${bundle.bytes.length} bytes handed over, 76 entries merged, ${Math.round((Date.now() - begun) / 1000)} s`);
  } catch (problem) {
    for (const { page } of [a, b]) console.error((await page.locator('#mirror').textContent()).slice(0, 300));
    throw problem;
  } finally {
    await a.close();
    await b.close();
    await site.close();
  }
}
