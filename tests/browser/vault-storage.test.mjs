// The vault on the browser's real IndexedDB, worker and lock: what is saved comes back, and each way in which storage
// can fail has its answer and leaves what is stored as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium as playwright } from 'playwright-core';
import { stored } from './lib/stored.mjs';
import { browserFlags, chromium, serve } from './vault_page/harness.mjs';

const site = await serve();
const browser = await playwright.launch({ executablePath: chromium, args: browserFlags });
test.after(async () => {
  await browser.close();
  site.close();
});

/** A page in a profile of its own, or in the given one. */
async function open(context, prepare = () => {}) {
  const page = await (context ?? (await browser.newContext())).newPage();
  page.on('pageerror', (error) => assert.fail(`the page threw: ${error}`));
  await page.addInitScript(prepare);
  await page.goto(site.address);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  return page;
}

const start = (page) => page.evaluate(() => vault.start());
const append = (page, first, count, size) => page.evaluate((values) => vault.append(...values), [first, count, size]);
const problem = (page, name) => page.evaluate((which) => vault.problem(which), name);
const failedWith = async (page, report, name) => assert.deepEqual([report.what, report.a], ['failed', await problem(page, name)]);

/** Changes what is stored behind the vault's back: `change` is given the object store. */
const meddle = (page, change) =>
  page.evaluate(`(async () => {
    const database = await new Promise((resolve) => (indexedDB.open('/vault').onsuccess = (event) => resolve(event.target.result)));
    const transaction = database.transaction('FILE_DATA', 'readwrite');
    (${change})(transaction.objectStore('FILE_DATA'));
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  })()`);

test('a new vault takes what is appended, and a reload opens it by passphrase and by recovery key', async () => {
  const page = await open();
  assert.deepEqual(await start(page), { what: 'open', a: 0, b: 1 });
  const derived = await page.evaluate(() => vault.reports.find((report) => report.what === 'derived'));
  assert.ok(derived.a >= 64 * 1024 && derived.b >= 3, `derivation below the floor: ${derived.a} KiB, ${derived.b} passes`);
  assert.equal(page.workers().length, 0, 'the worker is still there');
  await append(page, 0, 1, 100);
  await append(page, 1, 500, 4000);
  await append(page, 501, 3, 10);
  await page.evaluate(() => vault.rewrap());
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.deepEqual(await start(page), { what: 'open', a: 504, b: 1 });
  const took = await page.evaluate(async () => {
    const before = performance.now();
    const opened = await vault.openWithPassphrase();
    return { opened, milliseconds: performance.now() - before };
  });
  assert.deepEqual(took.opened, { what: 'open', a: 504, b: 1 });
  assert.equal(page.workers().length, 0);
  console.log(`# key derivation: ${Math.round(derived.a / 1024)} MiB, ${derived.b} passes; unlocked by passphrase in ${Math.round(took.milliseconds)} ms`);
});

// Chromium collects what nobody holds: a bucket whose object is gone answers no change any more.
test('the second copy follows every change, whenever the browser collects its memory', async () => {
  const page = await open();
  await start(page);
  for (let change = 0; change < 5; change += 1) {
    await page.requestGC();
    await append(page, change, 1, 100);
  }
  await page.requestGC();
  await append(page, 5, 1, 100);
  assert.deepEqual(await stored(page, 'vault-copy'), await stored(page));
});

test('a second tab reads and may not write; when the first is closed, the next one writes', async () => {
  const context = await browser.newContext();
  const first = await open(context);
  await start(first);
  await append(first, 0, 2, 50);
  const second = await open(context);
  assert.deepEqual(await start(second), { what: 'open', a: 2, b: 0 });
  await failedWith(second, await append(second, 2, 1, 50), 'vault_read_only');
  await append(first, 2, 1, 50);
  await first.close();
  const third = await open(context);
  assert.deepEqual(await start(third), { what: 'open', a: 3, b: 1 });
  assert.equal((await append(third, 3, 1, 50)).what, 'saved');
});

test('a writer who lost the storage, or meets another one, writes nothing', async () => {
  const page = await open();
  await start(page);
  await append(page, 0, 3, 500);
  await meddle(page, (files) => {
    files.get('/vault/head').onsuccess = ({ target }) => {
      target.result.contents[0] ^= 1;
      files.put(target.result, '/vault/head');
    };
  });
  const altered = await stored(page);
  await failedWith(page, await append(page, 3, 1, 500), 'vault_read_only');
  assert.deepEqual(await stored(page), altered);
  await meddle(page, (files) => files.clear());
  await failedWith(page, await append(page, 4, 1, 500), 'storage_failed');
  assert.deepEqual(await stored(page), {});
});

test('a full storage is named, keeps everything, and room made later lets the retry save', async () => {
  const context = await browser.newContext();
  const page = await open(context);
  const session = await context.newCDPSession(page);
  const origin = new URL(site.address).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
  await start(page);
  await append(page, 0, 1, 100);
  const before = await stored(page);
  await failedWith(page, await append(page, 1, 200, 10_000), 'storage_full');
  assert.deepEqual(await stored(page), before);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  assert.deepEqual(await page.evaluate(() => vault.retry()), { what: 'saved', a: 201, b: 0 });
});

test('a transaction that breaks half-way leaves nothing behind, and the retry saves everything', async () => {
  const page = await open();
  await start(page);
  await append(page, 0, 1, 100);
  const before = await stored(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    let calls = 0;
    IDBObjectStore.prototype.put = function (...values) {
      const request = put.apply(this, values);
      if (++calls % 3 === 0) this.transaction.abort();
      if (calls === 9) IDBObjectStore.prototype.put = put;
      return request;
    };
  });
  page.removeAllListeners('pageerror');  // the put after the abort throws
  await failedWith(page, await append(page, 1, 600, 10_000), 'storage_failed');
  for (let again = 0; again < 2; ++again) {
    assert.equal((await page.evaluate(() => vault.retry())).what, 'failed');
    assert.deepEqual(await stored(page), before);
  }
  assert.deepEqual(await page.evaluate(() => vault.retry()), { what: 'saved', a: 601, b: 0 });
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.deepEqual(await start(page), { what: 'open', a: 601, b: 1 });
});

test('a connection that the browser closed is opened again by the retry', async () => {
  const page = await open();
  await start(page);
  await page.evaluate(() => {
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function () {
      IDBDatabase.prototype.transaction = transaction;
      throw new DOMException('closing', 'InvalidStateError');
    };
  });
  await failedWith(page, await append(page, 0, 1, 100), 'storage_failed');
  assert.equal((await page.evaluate(() => vault.retry())).what, 'saved');
});

test('a browser without IndexedDB refuses at the start', async () => {
  const page = await open(null, () => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  const refused = await start(page);
  assert.deepEqual([refused.what, refused.a], ['refused', await problem(page, 'storage_refused')]);
});

test('a damaged vault is refused and left as it is', async () => {
  const page = await open();
  await start(page);
  await append(page, 0, 30, 4000);
  await meddle(page, (files) => {
    files.getAllKeys().onsuccess = ({ target }) => files.delete(target.result.find((name) => !name.includes('head')));
  });
  const left = await stored(page);
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const refused = await start(page);
  assert.deepEqual([refused.what, refused.a], ['refused', await problem(page, 'vault_damaged')]);
  assert.deepEqual(await stored(page), left);
});

test('the browser is asked to keep the storage, and how much room there is', async () => {
  const page = await open();
  assert.equal((await page.evaluate(() => vault.persist())).what, 'persistence');
  await page.waitForFunction(() => vault.reports.some((report) => report.what === 'space' && report.b > 0));
});

test('saving takes as long in a large vault as in a small one', async () => {
  const page = await open();
  await start(page);
  const measure = (first) =>
    page.evaluate(async (from) => {
      const times = [];
      for (let at = 0; at < 60; ++at) {
        const before = performance.now();
        await vault.append(from + at, 1, 1024);
        times.push(performance.now() - before);
      }
      times.sort((a, b) => a - b);
      return { median: times[30].toFixed(1), p95: times[56].toFixed(1) };
    }, first);
  const small = await measure(0);
  await append(page, 60, 2500, 4096);
  const large = await measure(2560);
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const unlock = await page.evaluate(async () => {
    const before = performance.now();
    await vault.start();
    return Math.round(performance.now() - before);
  });
  console.log(`# a save of 1 KiB: empty vault median ${small.median} ms, p95 ${small.p95}; 10 MB vault median ${large.median}, p95 ${large.p95}; 10 MB opened in ${unlock} ms`);
});
