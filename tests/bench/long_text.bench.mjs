// A key typed into a section of 200 KB: from the key event to the drawn frame, and the frame alone. Compared with a section of
// 2 KB in the same run.
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumProgram, serveSite, started } from '../browser/lib/harness.mjs';
import { median, p95, report } from './lib/report.mjs';

const keys = 60;
const goal = 16;

// In the page: types so many keys in the middle of the text.
async function type(count) {
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
}

const site = await serveSite('gallery');
const browser = await chromium.launch({ executablePath: chromiumProgram, args: chromiumFlags });

async function typed(size) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${site.url}?audit#/kind/editor`);
  await started(page);
  await page.getByRole('textbox', { name: 'Note' }).focus(); // what is typed in the other is read beside it as well
  await page.keyboard.press('Control+a');
  const paragraph = 'On 8 July 2013 the worker visited and was told that the child was asleep upstairs. '.repeat(7) + '\n';
  await page.evaluate((words) => document.execCommand('insertHTML', false, words), paragraph.repeat(Math.ceil(size / paragraph.length)).slice(0, size));
  await page.evaluate((middle) => document.activeElement.setSelectionRange(middle, middle), size / 2);
  await page.evaluate(type, 5); // the first ones are slower
  const times = await page.evaluate(type, keys);
  await page.close();
  return times;
}

const short = await typed(2_000);
const long = await typed(200_000);
for (const [name, which] of [['key and frame', 'whole'], ['frame', 'ours']]) {
  report(`a key in a text of 200 KB, ${name}, median`, median(long[which]), 'ms', { digits: 2, goal, compared: [median(short[which]), 'a text of 2 KB'] });
  report(`a key in a text of 200 KB, ${name}, p95`, p95(long[which]), 'ms', { digits: 2, goal, compared: [p95(short[which]), 'a text of 2 KB'] });
}
await browser.close();
await site.close();
