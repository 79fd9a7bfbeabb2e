// What a lock leaves behind, however it came: on demand, because nothing was done, on waking, because another tab took over. Words
// that were typed, shown, found, spoken and drawn in other scripts are looked for in the page, in its controls, in what the
// browser keeps beside the vault, and in the program's memory.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openProfile, serveSite, started, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { addEntry, box, button, heading, newReferral, saved, setUp, unlock } from './lib/person.mjs';

const marks = ['Zarquonheimer Brettlingsworth', 'Quillfeatherstone', 'Thistledownmarker', 'سلام عليكم يا مريم الصغيرة', 'Unfinishedsentencemark'];
const [child, visit, search, arabic, unfinished] = marks;

// The computer's clock can be moved on, as if it had slept.
const clock = () => {
  const real = Date.now.bind(Date);
  globalThis.slept = 0;
  Date.now = () => real() + globalThis.slept;
};

const site = await serveSite();
const { context, page, close } = await openProfile(join(temporaryFolder(), 'locked'), site.url);
await context.addInitScript(clock);
const hand = mouse(page);

function left(of) {
  return of.evaluate((needles) => {
    const places = {
      page: document.documentElement.outerHTML,
      title: document.title,
      address: location.href,
      controls: [...document.querySelectorAll('input, textarea, select')].map((each) => each.value).join('\n'),
      'local storage': JSON.stringify(localStorage),
      'session storage': JSON.stringify(sessionStorage),
      'state of the history': JSON.stringify(history.state),
    };
    const found = Object.entries(places).flatMap(([place, text]) => needles.filter((needle) => text.includes(needle)).map((needle) => `${needle} in the ${place}`));
    const memory = globalThis.tributaryParts.bridge.program.HEAPU8;
    const encoder = new TextEncoder();
    for (const needle of needles) {
      const bytes = encoder.encode(needle);
      for (let at = memory.indexOf(bytes[0]); at >= 0; at = memory.indexOf(bytes[0], at + 1)) {
        if (!bytes.every((byte, i) => memory[at + i] === byte)) continue;
        const around = new TextDecoder().decode(memory.subarray(Math.max(0, at - 40), at + bytes.length + 40)).replace(/[^ -~\u0600-\u06ff]/g, '.');
        found.push(`${needle} in the memory at ${at}: ${around}`);
      }
    }
    return found;
  }, marks);
}

async function useEverything(of) {
  const its = mouse(of);
  await its.go('Chronology');
  await heading(of, 'Chronology').waitFor();
  await its.fill(/^Find in/, search);
  await its.fill(/^Find in/, '');
  await its.go('Search');
  await its.fill('Words to find', visit);
  await of.getByText(/\d+ places? found/).first().waitFor();
  await its.go('Chronology');
  await heading(of, 'Chronology').waitFor();
}

async function nothingIsLeft(of, how) {
  await heading(of, 'Unlock').waitFor();
  await of.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(drawn)))));
  assert.equal(await of.evaluate(() => document.documentElement.classList.contains('veiled')), false, `${how}: the page is shown again`);
  assert.deepEqual(await left(of), [], `after a lock ${how}`);
}

await page.goto(`${site.url}?audit`);
await started(page);
await setUp(hand, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
await newReferral(hand, { reference: 'TH-2014-03', subject: child });
await hand.go('Chronology');
await addEntry(hand, { date: '25/7/13', happened: `${visit} came, and said ${arabic}.` });
await useEverything(page);
const before = await left(page);
assert.ok(before.some((line) => line.includes('in the memory')) && before.some((line) => line.includes('in the page')), 'the test can see what it looks for');

// On demand.
await button(page, 'Lock now').click();
await nothingIsLeft(page, 'on demand');

// Nothing was done for long enough, in the middle of a sentence; it is there afterwards.
await unlock(hand);
await hand.go('Chronology');
await page.getByRole('row').filter({ hasText: visit }).first().click();
await box(page, 'What your agency did').fill(unfinished);
await page.evaluate(() => { globalThis.slept += 10.5 * 60000; });
await heading(page, 'Unlock').waitFor();
await page.getByText('without use').first().waitFor();
await nothingIsLeft(page, 'by itself');
await unlock(hand);
await page.getByText(unfinished).first().waitFor({ state: 'attached' });
await saved(page).catch(() => {});

// Waking: from the moment the page hears of it, nothing of the case is shown, and what is pressed does nothing.
await useEverything(page);
const atOnce = await page.evaluate(() => {
  globalThis.slept += 3 * 3600000;
  document.dispatchEvent(new Event('resume'));
  return getComputedStyle(document.getElementById('canvas')).visibility;
});
assert.equal(atOnce, 'hidden', 'the picture is gone with the event that woke the page');
await nothingIsLeft(page, 'on waking');
await unlock(hand);
await useEverything(page);
const typed = await page.evaluate(() => {
  globalThis.slept += 3 * 3600000;
  let arrived = false;
  document.body.addEventListener('keydown', () => { arrived = true; });
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true }));
  return { arrived, veiled: document.documentElement.classList.contains('veiled') };
});
assert.deepEqual(typed, { arrived: false, veiled: true }, 'the key that woke the computer locks and does nothing else');
await nothingIsLeft(page, 'by the first key after waking');

// Another tab takes over.
await unlock(hand);
await useEverything(page);
const other = await context.newPage();
await other.goto(`${site.url}?audit`);
await started(other);
await button(other, 'Write here instead').click();
await nothingIsLeft(page, 'because another tab writes');
await close();
await site.close();
console.log('locked: nothing of the case is left after a lock on demand, by itself, on waking, and when another tab takes over');
