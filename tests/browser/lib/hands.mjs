// The hands that a person may have. Each presses, fills and chooses by role and name, and nothing else: a mouse, a keyboard
// alone (Tab, arrows, Enter, Space; the focus is looked at wherever it stops), and assistive technology (an element is
// clicked where it is, without a pointer and without focus; text arrives as inserted text).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const find = (page, role, name) => page.getByRole(role, { name, exact: typeof name === 'string' }).first();

/** What follows from the last deed is drawn and described: leaving a field is told to the program in the frame after. */
export const drawn = (page) => page.evaluate(async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
});

// What every hand does alike, made of its own `press`.
function handWith(page, own) {
  const hand = { page, ...own };
  hand.go = async (name) => {
    const menu = find(page, 'button', 'Menu');
    if ((await menu.count()) && (await menu.getAttribute('aria-expanded')) === 'false') await hand.press('button', 'Menu');
    await hand.press('link', name);
  };
  hand.choose = async (name, file) => {
    const chooser = page.waitForEvent('filechooser');
    await hand.press('button', name);
    await (await chooser).setFiles(file);
  };
  hand.download = async (role, name) => {
    const coming = page.waitForEvent('download');
    await hand.press(role, name);
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  return hand;
}

export const mouse = (page) => handWith(page, {
  press: (role, name) => find(page, role, name).click(),
  pick: (role, name) => find(page, role, name).check(),
  fill: (name, words) => find(page, 'textbox', name).fill(words),
  async leave() {
    await page.keyboard.press('Tab');
    await drawn(page);
  },
});

export const assistive = (page) => handWith(page, {
  press: (role, name) => find(page, role, name).evaluate((element) => element.click()),
  async pick(role, name) {
    await find(page, role, name).evaluate((element) => element.checked || element.click());
    assert.ok(await find(page, role, name).isChecked(), `${name} is chosen`);
  },
  fill: (name, words) => find(page, 'textbox', name).evaluate((element, typed) => {
    element.focus();
    element.select();
    document.execCommand('insertText', false, typed);
  }, words),
  async leave() {
    await page.evaluate(() => document.activeElement.blur());
    await drawn(page);
  },
});

// In the page: what is wrong with the focus as it is seen now; empty when all is well.
function faultsOfFocus() {
  const element = document.activeElement;
  if (element === document.body) return [];
  const box = element.getBoundingClientRect();
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflow === 'visible') continue;
    const clip = around.getBoundingClientRect();
    view.left = Math.max(view.left, clip.left);
    view.top = Math.max(view.top, clip.top);
    view.right = Math.min(view.right, clip.right);
    view.bottom = Math.min(view.bottom, clip.bottom);
  }
  const seen = { left: Math.max(box.left, view.left), top: Math.max(box.top, view.top), right: Math.min(box.right, view.right), bottom: Math.min(box.bottom, view.bottom) };
  const faults = [];
  const short = (across, whole, room) => across < Math.min(whole, room) - 1.5;
  if (short(seen.right - seen.left, box.width, view.right - view.left) || short(seen.bottom - seen.top, box.height, view.bottom - view.top)) faults.push('is not wholly in view');
  const inset = 3;
  const points = [[0.5, 0.5], [0, 0], [1, 0], [0, 1], [1, 1]].map(([x, y]) => [
    seen.left + inset + x * (seen.right - seen.left - 2 * inset), seen.top + inset + y * (seen.bottom - seen.top - 2 * inset)]);
  const covering = points.map(([x, y]) => document.elementFromPoint(x, y)).find((top) => top && top !== element && !element.contains(top) && top.htmlFor !== element.id);
  if (covering) faults.push(`is covered by ${covering.outerHTML.slice(0, 120)}`);
  const placed = element.matches('h1, main, dialog'); // put there by the program, no stop of Tab
  const style = getComputedStyle(element);
  if (!placed && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) faults.push('shows no ring');
  const name = element.getAttribute('aria-label') ?? element.textContent.slice(0, 60);
  return faults.map((fault) => `the focus on ${element.tagName.toLowerCase()} "${name}" (${Math.round(box.left)}, ${Math.round(box.top)}, ${Math.round(box.width)} x ${Math.round(box.height)}) ${fault}`);
}

// In the page: the key that leads on to the target, or nothing when it is reached.
function keyTowards(target) {
  const here = document.activeElement;
  if (here === target) return null;
  const follows = here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
  const group = target.closest('[data-roving], [role=grid]');
  if (group?.contains(here) && here !== group) return group.dataset.roving === 'across' ? (follows ? 'ArrowRight' : 'ArrowLeft') : follows ? 'ArrowDown' : 'ArrowUp';
  if (here.type === 'radio' && here.name === target.name) return follows ? 'ArrowDown' : 'ArrowUp';
  return 'Tab';
}

export function keyboard(page) {
  let stops = 0; // on the way to the last thing reached
  // The frame that follows may still scroll.
  const look = async (frames = 3) => {
    const faults = await page.evaluate(faultsOfFocus);
    if (!faults.length) return undefined;
    assert.ok(frames > 0, faults.join('; '));
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    return look(frames - 1);
  };
  const reach = async (role, name) => {
    const locator = find(page, role, name);
    let target = await locator.elementHandle();
    for (stops = 0; stops < 80; stops += 1) {
      if (!(await target.evaluate((element) => element.isConnected))) target = await locator.elementHandle();
      const key = await page.evaluate(keyTowards, target);
      if (!key) return look();
      await page.keyboard.press(key);
      await look();
    }
    assert.fail(`${role} "${name}" is not reached with ${stops} keys`);
  };
  return handWith(page, {
    reach,
    stops: () => stops,
    async press(role, name) {
      await reach(role, name);
      await page.keyboard.press('Enter');
    },
    async pick(role, name) {
      await reach(role, name);
      if (!(await find(page, role, name).isChecked())) await page.keyboard.press('Space');
      assert.ok(await find(page, role, name).isChecked(), `${name} is chosen`);
    },
    async fill(name, words) {
      await reach('textbox', name);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(words);
    },
    async leave() {
      await page.keyboard.press('Tab');
      await look();
    },
  });
}
