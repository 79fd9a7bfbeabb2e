// A key typed into a section of 200 KB: from the key event to the drawn frame, and the same for the text as the browser alone takes it.
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumProgram, serveSite, started } from '../browser/lib/harness.mjs';

const keys = 40;
const size = 200_000;

const site = await serveSite('gallery');
const browser = await chromium.launch({ executablePath: chromiumProgram, args: chromiumFlags });
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.goto(`${site.url}?audit#/kind/editor`);
await started(page);
const sentence = 'On 8 July 2013 the worker visited and was told that the child was asleep upstairs. ';
const area = page.getByRole('textbox', { name: 'Report', exact: true });
await area.focus();
await page.keyboard.press('Control+a');
const paragraph = sentence.repeat(7) + '\n';
await page.evaluate((words) => document.execCommand('insertHTML', false, words), paragraph.repeat(Math.ceil(size / paragraph.length)).slice(0, size));
await page.evaluate(() => document.activeElement.setSelectionRange(100_000, 100_000));
const times = await page.evaluate(async (count) => {
  const { loop } = globalThis.tributaryParts;
  const whole = [], ours = [];
  for (let at = 0; at < count; at += 1) {
    const begin = performance.now();
    document.execCommand('insertText', false, 'x');
    const typed = performance.now();
    loop.now();
    const end = performance.now();
    whole.push(end - begin);
    ours.push(end - typed);
    await new Promise((done) => setTimeout(done, 20));
  }
  return { whole, ours };
}, keys);
await browser.close();
await site.close();
const ordered = (values) => [...values].sort((one, other) => one - other);
const at = (values, share) => Number(ordered(values)[Math.floor((values.length - 1) * share)].toFixed(2));
console.log(JSON.stringify({ bench: 'key_in_long_text', bytes: size, keys, frame_ms_median: at(times.ours, 0.5), frame_ms_p95: at(times.ours, 0.95), key_and_frame_ms_median: at(times.whole, 0.5), key_and_frame_ms_p95: at(times.whole, 0.95) }));
