// What a person sees, measured: nothing runs out of the window sideways and no words are cut.
import assert from 'node:assert/strict';

function faultsOfReflow() {
  const faults = [];
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
  };
  const say = (element, fault) => faults.push(`${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 60)}" ${fault}`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll('#mirror, #mirror *')) {
    if (element.closest('option') || !shown(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.left < -0.5 || box.right > innerWidth + 0.5) say(element, `stands from ${box.left} to ${box.right}`);
    const overflow = getComputedStyle(element).overflowX;
    if (element.matches('[data-scrolls]') && element.scrollWidth > element.clientWidth + 1) say(element, `scrolls sideways: ${element.scrollWidth} in ${element.clientWidth}`);
    const scroller = element.parentElement?.closest('[data-scrolls]');
    if (scroller && box.right > scroller.getBoundingClientRect().left + scroller.clientWidth + 1) say(element, `reaches ${box.right}, under the scroll bar`);
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
    if (!words || overflow === 'visible') continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    // Words of a button that stand in two lines in the picture are one line in the mirror.
    const lines = element.tagName === 'BUTTON' ? Math.max(1, Math.floor(box.height / 22)) : 1;
    if (text.left + text.width / lines > box.right + 1.5 || text.bottom > box.bottom + 4) say(element, `has words of ${text.width} x ${text.height} in ${box.width} x ${box.height}`);
  }
  return faults;
}

/** The window gets another size, and the page has followed: the strip at its top is as wide. */
export async function resize(page, size) {
  await page.setViewportSize(size);
  await page.waitForFunction(() => Math.abs(document.querySelector('#mirror header').getBoundingClientRect().width - innerWidth) < 20);
}

/** Nothing scrolls sideways, nothing stands outside the window, no words are cut. */
export async function reflow(page, where) {
  assert.deepEqual(await page.evaluate(faultsOfReflow), [], `reflow of ${where}`);
}

/** Nothing is set to move by itself: no animation, no transition. */
export async function still(page, where) {
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
  }).map((element) => element.outerHTML.slice(0, 80)));
  assert.deepEqual(moving, [], `moves by itself on ${where}`);
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0, `animations on ${where}`);
}
