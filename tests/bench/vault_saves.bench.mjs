// A change of 1 KiB until the storage has acknowledged it, in vaults of 1, 10 and 100 MB, in a browser profile on the disk; and
// the opening of 100 MB once the key is there. A save must not grow with the vault.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { browserFlags, chromium, serve } from '../browser/vault_page/harness.mjs';
import { median, p95, report } from './lib/report.mjs';

const saves = 300;
const record = 4096;
const sizes = [1, 10, 100];
const megabyte = 1_000_000;
const quiet = 8000; // ms

const site = await serve();
const profile = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
let context, page;

async function openBrowser() {
  context = await playwright.launchPersistentContext(profile, { executablePath: chromium, args: browserFlags });
  page = await context.newPage();
  return load();
}

async function load() {
  await page.goto(site.address);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  return page.evaluate(async () => {
    const begin = performance.now();
    const opened = await vault.start();
    return { records: opened.a, milliseconds: performance.now() - begin, what: opened.what };
  });
}

const append = (first, count, size) => page.evaluate((values) => vault.append(...values), [first, count, size]);

async function measure(first) {
  return page.evaluate(async ([from, count]) => {
    const times = [];
    for (let at = 0; at < count; ++at) {
      const begin = performance.now();
      const saved = await vault.append(from + at, 1, 1024);
      if (saved.what !== 'saved') throw new Error('a save failed');
      times.push(performance.now() - begin);
    }
    return times;
  }, [first, saves]);
}

try {
  let { records } = await openBrowser();
  let written = 0;
  let smallest;
  for (const size of sizes) {
    for (; written < size * megabyte; written += 250 * record) {
      const saved = await append(records, 250, record);
      if (saved.what !== 'saved') throw new Error(`the vault could not be filled: ${JSON.stringify(saved)}`);
      records += 250;
    }
    // The day after: the browser was closed since the vault was filled, and has tidied its files.
    await context.close();
    await openBrowser();
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const times = await measure(records);
    records += saves;
    smallest ??= { median: median(times), p95: p95(times) };
    report(`a change of 1 KiB saved, vault of ${size} MB, median`, median(times), 'ms', { compared: [smallest.median, 'in 1 MB'] });
    report(`a change of 1 KiB saved, vault of ${size} MB, p95`, p95(times), 'ms', { goal: 30, compared: [smallest.p95, 'in 1 MB'] });
  }
  const opened = await load();
  if (opened.what !== 'open' || opened.records !== records) throw new Error(`the vault did not open: ${JSON.stringify(opened)}`);
  report('a vault of 100 MB opened, past key derivation', opened.milliseconds, 'ms', { goal: 3000, digits: 0, words: 'lock, load from IndexedDB, both copies compared, every segment opened' });
} finally {
  await context.close();
  site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
