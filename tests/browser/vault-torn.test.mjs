// A crash leaves half a record at the end of the browser's own log. Chromium writes on behind it, and at the next start
// finds its log corrupt and deletes the whole database (docs/store-format.md, section 9). The other copy brings it back.
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { KilledBrowser, sleep } from './vault_page/harness.mjs';

/** The logs that LevelDB is writing to: of the vault's first copy, or of the second in its bucket. */
function logs(profile, copy) {
  const base = join(profile, 'Default', copy === 'second' ? 'WebStorage' : 'IndexedDB');
  return readdirSync(base, { recursive: true })
    .filter((name) => /\.leveldb\/\d+\.log$/.test(name))
    .map((name) => join(base, name));
}

for (const copy of ['first', 'second']) {
  test(`half a record at the end of the log of the ${copy} copy loses nothing`, async (context) => {
    const browser = new KilledBrowser();
    try {
      await browser.start();
      await sleep(300);
      await browser.kill();
      const torn = logs(browser.profile, copy);
      if (torn.length === 0) return context.skip('this browser keeps no such log');
      // A whole transaction may go with the torn record: no more than one, which is then in the other copy.
      for (const log of torn) truncateSync(log, Math.max(0, statSync(log).size - 100));
      for (let session = 0; session < 3; ++session) {
        await browser.start();
        await sleep(100);
        await browser.kill();
      }
      await browser.start();
    } finally {
      browser.remove();
    }
  });
}
