// A field lies exactly over its picture: 200 KB of text have as many lines in the browser's text area as on the canvas, at every
// width and density; and so has every paragraph by itself, so that the differences do not hide each other. And the lines of a list
// that is longer than an element can be high are all reached.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumProgram, serveSite, started } from './lib/harness.mjs';

const words = ('On 8 July 2013 the worker visited and was told that Half-sibling 3 was asleep; see [10-12] (file no. 12/2013-04), "not seen". Mother said: it\'s fine – nothing—really… '
  + 'well-being e-mail and/or 25/7/13 £1,200.50 info@example.org https://example.org/a/b-c?d=e&f=g multi-agency 100% #12 A+B x=y café naïve Ŵyn Nguyễn a/b 3-4 2013/14 (a) [b] {c} '
  + 'word;word word,word word.word word:word ??? !!! -- --- ... don’t ‘quoted’ “double” 50-60 mid-2013 self–other C++ **bold** *it* _u_ £50(a) end.(see) yes?no!(x) '
  + 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch').split(' ');
let seed = 1;
const random = (below) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % below;
let text = '';
while (text.length < 200_000) text += words[random(words.length)] + (random(40) === 0 ? '\n' : random(30) === 0 ? '  ' : ' ');

let site, browser;
before(async () => {
  site = await serveSite('gallery');
  browser = await chromium.launch({ executablePath: chromiumProgram, args: chromiumFlags });
});
after(async () => (await browser?.close(), site?.close()));

// In the page: how many lines the picture and the browser have for a text in the editor.
async function count_lines(written) {
  const area = document.querySelector('#mirror textarea');
  area.focus();
  document.execCommand('selectAll');
  document.execCommand('insertHTML', false, written.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  globalThis.tributaryParts.loop.now();
  globalThis.tributaryParts.loop.now();
  const line = parseFloat(getComputedStyle(area).lineHeight);
  const high = area.style.height;
  area.style.height = '10px';
  const browser_lines = Math.round((area.scrollHeight - 18) / line);
  area.style.height = high;
  return { same: area.value === written, picture: Math.round((parseFloat(high) - 18) / line), browser: browser_lines };
}

for (const [width, density] of [[1366, 1], [1366, 1.25], [1366, 2], [342, 4], [320, 1]]) {
  test(`200 KB in a window ${width} wide at ${density} device pixels`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 768 }, deviceScaleFactor: density });
    await page.goto(`${site.url}?audit#/kind/long-text`);
    await started(page);
    const whole = await page.evaluate(count_lines, text);
    assert.ok(whole.same && whole.browser > 2000, JSON.stringify(whole));
    assert.equal(whole.picture, whole.browser);
    for (const paragraph of text.split('\n').filter((one) => one.length > 300).slice(0, 40)) {
      const one = await page.evaluate(count_lines, paragraph);
      assert.equal(one.picture, one.browser, paragraph);
    }
    await page.close();
  });
}

test('100,000 rows at 400 % on a screen of two: the last one is reached by key, by wheel and by the scroll bar', async () => {
  const page = await browser.newPage({ viewport: { width: 342, height: 192 }, deviceScaleFactor: 8 });
  await page.goto(`${site.url}?audit#/long`);
  await started(page);
  const seen = (wanted) => page.waitForFunction((number) => {
    globalThis.tributaryParts.loop.now();
    return [...document.querySelectorAll(`#mirror [role=row][aria-rowindex="${number}"]`)].some((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
  }, wanted);
  const scrollTo = (top) => page.evaluate((to) => {
    const region = document.querySelector('#mirror [data-scrolls]');
    region.scrollTop = to === 'end' ? region.scrollHeight : to;
  }, top);
  await scrollTo('end');
  await seen(100_001);
  await scrollTo(0);
  await page.locator('[role=row][tabindex="0"]').focus();
  await page.keyboard.press('End');
  await seen(100_001);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-rowindex')), '100001');
  await page.keyboard.press('ArrowUp');
  await seen(100_000);
  await page.keyboard.press('Home');
  await seen(2);
  await page.keyboard.press('End');
  await seen(100_001);
  await page.mouse.move(100, 100);
  for (let turns = 0; turns < 5; turns += 1) await page.mouse.wheel(0, -150);
  for (let turns = 0; turns < 12; turns += 1) await page.mouse.wheel(0, 150);
  await seen(100_001);
  await page.close();
});
