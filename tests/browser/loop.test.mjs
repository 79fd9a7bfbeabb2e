// The handover loop with the mouse: two people with two browser profiles, real files, by role and name only; first with the
// server running, then with the server stopped after the first visit. Other hands walk it in
// handover.test.mjs, and accessibility.test.mjs looks at its screens.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { comeBack, handOver, lock } from './lib/handover.mjs';

async function loop(mode) {
  const site = await serveSite();
  const folder = temporaryFolder();
  const a = await openProfile(join(folder, 'author'), site.url);
  const b = await openProfile(join(folder, 'board'), site.url);
  try {
    if (mode === 'offline') {
      for (const { page } of [a, b]) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await site.close();
      for (const { page } of [a, b]) await page.reload();
    }
    const hands = [mouse(a.page), mouse(b.page)];
    const bundle = await handOver(...hands, folder);
    await comeBack(...hands);
    await lock(hands[1]);
    for (const { errors } of [a, b]) assert.deepEqual(errors, [], 'nothing was written to the console');
    console.log(`loop (${mode}): ${bundle.bytes.length} bytes handed over, 76 entries merged`);
  } finally {
    await a.close();
    await b.close();
    await site.close();
  }
}

await loop('online');
await loop('offline');
