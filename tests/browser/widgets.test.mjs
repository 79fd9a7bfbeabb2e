// The widget gallery, driven by role and name: every kind of widget by mouse, by keyboard and by an assistive click, in
// both renderers; axe-core in every look; nothing drawn undescribed; no frame while idle; no network after the first visit.
import assert from 'node:assert/strict';
import { test, after, before, describe } from 'node:test';
import { audit, axe, framesWhileIdle, loseContext, openProfile, serveSite, sleep, started, temporaryFolder } from './lib/harness.mjs';

let site;
before(async () => { site = await serveSite('gallery'); });
after(() => site.close());

const open = (renderer, place = 'components', more = {}) => openProfile(temporaryFolder(), `${site.url}?audit&renderer=${renderer}#/${place}`, more);
const text = (page, words) => page.getByText(words, { exact: true }).first().waitFor({ state: 'attached' });
const focusedName = (page) => page.evaluate(() => (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).replace(/\s+/g, ' '));
const go = async (page, name) => {
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
};

for (const renderer of ['gl', 'cpu']) {
  describe(renderer, () => {
    let profile, page;
    before(async () => {
      profile = await open(renderer);
      page = profile.page;
    });
    after(() => profile.close());

    test('the renderer that was asked for draws', async () => {
      assert.equal(await page.evaluate(() => document.documentElement.dataset.renderer), renderer);
      assert.equal(await page.title(), 'Components, Tributary');
    });

    test('a button: mouse, keyboard, assistive click', async () => {
      const add = page.getByRole('button', { name: 'Add', exact: true });
      await add.click();
      await text(page, 'Added 1');
      await add.focus();
      await page.keyboard.press('Enter');
      await text(page, 'Added 2');
      await page.keyboard.press('Space');
      await text(page, 'Added 3');
      await add.evaluate((element) => element.click());
      await text(page, 'Added 4');
      assert.equal(await page.getByRole('button', { name: 'Sealing' }).getAttribute('aria-busy'), 'true');
    });

    test('tick boxes and choices', async () => {
      const said = page.getByRole('checkbox', { name: 'Said or shown' });
      await said.check();
      await page.getByText('Said or shown').click();
      assert.equal(await said.isChecked(), false);
      await said.focus();
      await page.keyboard.press('Space');
      assert.equal(await said.isChecked(), true);
      const draft = page.getByRole('radio', { name: 'Draft' });
      await draft.focus();
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.getByRole('radio', { name: 'Submission' }).isChecked(), true);
      assert.equal(await draft.isChecked(), false);
      await page.getByRole('combobox', { name: 'Answer' }).selectOption('Not stated');
      assert.equal(await page.getByRole('combobox', { name: 'Answer' }).inputValue(), 'Not stated');
      await page.getByRole('tab', { name: 'List' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor({ state: 'attached' });
    });

    test('a text box says when it was left', async () => {
      const box = page.getByRole('textbox', { name: 'Record it comes from' });
      await box.fill('Diary of SW2, Łódź ŵyn');
      await page.keyboard.press('Tab');
      await text(page, 'Left with Diary of SW2, Łódź ŵyn');
      const wrong = page.getByRole('textbox', { name: 'Reason' });
      assert.equal(await wrong.getAttribute('aria-invalid'), 'true');
      const described = await wrong.evaluate((e) => document.getElementById(e.getAttribute('aria-describedby')).textContent);
      assert.equal(described, 'Say why this entry is withdrawn');
    });

    test('the field in use is typed into by the browser, with its own undo', async () => {
      const report = page.getByRole('textbox', { name: 'Report', exact: true });
      await report.click();
      await page.keyboard.type('The first sentence. ');
      await page.keyboard.type('A second one.');
      assert.equal(await report.evaluate((e) => getComputedStyle(e).opacity), '1');
      await page.keyboard.press('Control+z');
      const value = await report.inputValue();
      assert.ok(value.length < 'The first sentence. A second one.'.length, 'the browser undoes what was typed');
      await page.keyboard.press('Shift+Tab');
      assert.equal(await report.evaluate((e) => getComputedStyle(e).opacity), '0');
    });

    test('a dialog keeps focus, and gives it back', async () => {
      const withdraw = page.getByRole('button', { name: 'Withdraw', exact: true });
      await withdraw.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Withdraw entry 12?' });
      await dialog.waitFor();
      assert.equal(await focusedName(page), 'Why it is withdrawn');
      for (let i = 0; i < 6; i += 1) {
        await page.keyboard.press('Tab');
        const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest('dialog'));
        assert.equal(outside, false, 'Tab stays inside');
      }
      await axe(page, 'the dialog');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await focusedName(page), 'Withdraw');
    });

    test('a message, a summary, progress', async () => {
      await page.getByRole('button', { name: 'Show a message' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await text(page, 'Undone');
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByRole('alert', { name: '2 things to put right before you submit' }).waitFor();
      assert.match(await focusedName(page), /^2 things/);
      await page.getByRole('button', { name: 'Question 5 has no answer' }).click();
      await text(page, 'Question 5 has no answer');
      assert.equal(await page.getByRole('progressbar', { name: 'Reading hospital.xlsx' }).getAttribute('aria-valuenow'), '66');
    });

    test('places have addresses, titles and a way back', async () => {
      await go(page, 'Chronology');
      assert.equal(await page.title(), 'Chronology, Tributary');
      assert.equal(await focusedName(page), 'Chronology');
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Components' }).waitFor({ state: 'attached' });
      await page.goForward();
      await page.getByRole('heading', { level: 1, name: 'Chronology' }).waitFor({ state: 'attached' });
    });

    test('a list is one tab stop, arrows move, Enter opens', async () => {
      const grid = page.getByRole('grid', { name: 'Chronology' });
      assert.equal(await grid.locator('[role=row][tabindex="0"]').count(), 1);
      await grid.getByRole('row', { name: /25 July 2013/ }).focus();
      await page.keyboard.press('ArrowDown');
      await sleep(100);
      assert.match(await focusedName(page), /2 August 2013/);
      await page.keyboard.press('End');
      await sleep(100);
      assert.match(await focusedName(page), /4 November 2013/);
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Entry 16' }).waitFor();
      await page.getByRole('button', { name: 'Entry before' }).click();
      await page.getByRole('complementary', { name: 'Entry 14' }).waitFor();
      await grid.getByRole('row', { name: /8 July 2013/ }).click();
      await page.getByRole('complementary', { name: 'Entry 6' }).waitFor();
    });

    test('groups are one tab stop with arrows inside', async () => {
      await page.getByRole('button', { name: 'All 44' }).focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await focusedName(page), 'Not seen 15');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Not seen 15', pressed: true }).waitFor();
      assert.equal(await page.getByRole('navigation', { name: 'Case' }).locator('[tabindex="0"]').count(), 1);
    });

    test('a file that is chosen arrives whole', async () => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import a file' }).click();
      await (await chooser).setFiles({ name: 'police.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2\n') });
      await sleep(300);
      await go(page, 'Components');
      await text(page, 'Read police.csv, 8 bytes');
    });

    test('a hundred thousand rows', async () => {
      await go(page, 'Long table');
      const grid = page.getByRole('grid', { name: 'Rows' });
      assert.equal(await grid.getAttribute('aria-rowcount'), '100001');
      await grid.getByRole('row').nth(1).focus();
      await page.keyboard.press('End');
      await grid.getByRole('cell', { name: '100000', exact: true }).or(grid.getByRole('gridcell', { name: '100000', exact: true })).waitFor();
      assert.ok((await page.getByRole('row').count()) < 60, 'only rows in view exist');
      await page.keyboard.press('Home');
      await grid.getByRole('gridcell', { name: '1', exact: true }).waitFor();
    });

    test('nothing is drawn undescribed, and no rule of axe-core is broken', async () => {
      for (const place of ['Components', 'Chronology', 'Names', 'Long table', 'Form']) {
        await go(page, place === 'Form' ? 'Form' : place).catch(() => page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' }));
        assert.equal(await audit(page), '', `undescribed on ${place}`);
        for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }, { forcedColors: 'active' }]) {
          await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, ...look });
          await sleep(100);
          await axe(page, `${place}, ${JSON.stringify(look)}`);
        }
        await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null });
      }
    });

    test('an idle page draws nothing, even with a field in use', async () => {
      await page.goto(`${site.url}?audit&renderer=${renderer}#/components`);
      await started(page);
      assert.equal(await framesWhileIdle(page, 3000), 0);
      await page.getByRole('textbox', { name: 'Report', exact: true }).click();
      assert.equal(await framesWhileIdle(page, 3000), 0);
    });
  });
}

test('a lost context is survived', async () => {
  const { page, close } = await open('gl');
  await loseContext(page);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await text(page, 'Added 1');
  const colours = await page.evaluate(() => {
    globalThis.tributaryParts.loop.now();
    const gl = document.getElementById('canvas').getContext('webgl2');
    const pixel = new Uint8Array(4);
    gl.readPixels(5, gl.drawingBufferHeight - 5, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return [...pixel];
  });
  assert.deepEqual(colours, [0x17, 0x21, 0x1d, 255], 'the marking strip is drawn again');
  await close();
});

test('a context that never comes back: the processor goes on drawing', async () => {
  const { page, close } = await open('gl');
  await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await page.waitForFunction(() => document.documentElement.dataset.renderer === 'cpu');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await text(page, 'Added 1');
  const colour = await page.evaluate(() => [...document.getElementById('canvas').getContext('2d').getImageData(5, 5, 1, 1).data]);
  assert.deepEqual(colour, [0x17, 0x21, 0x1d, 255]);
  await close();
});

test('320 CSS pixels: a menu, blocks, no sideways scrolling', async () => {
  const { page, close } = await open('cpu', 'chronology', { viewport: { width: 320, height: 640 } });
  await page.getByRole('button', { name: 'Back to chronology' }).click();
  await page.getByRole('row', { name: /25 July 2013/ }).waitFor();
  const wide = await page.evaluate(() => [...document.querySelectorAll('#mirror *')].filter((e) => e.getBoundingClientRect().right > 321 && getComputedStyle(e).clipPath === 'none').map((e) => e.outerHTML.slice(0, 120)));
  assert.deepEqual(wide, []);
  await axe(page, 'narrow chronology');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Long table' }).click();
  await page.getByRole('heading', { level: 1, name: 'Long table' }).waitFor({ state: 'attached' });
  assert.equal(await audit(page), '');
  await close();
});

test('the first visit is enough: everything starts with the server stopped', async () => {
  const own = await serveSite('gallery');
  const { page, close } = await openProfile(temporaryFolder(), `${own.url}?renderer=cpu#/components`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await own.close();
  await page.reload();
  await started(page);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await text(page, 'Added 1');
  await close();
});
