// The pages of the gallery, one for each kind of widget: every rule of axe-core in four looks, nothing drawn undescribed, everything
// in Chromium's accessibility tree named, no small target, no sideways scrolling.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kinds, page, open } from './lib/gallery.mjs';
import { audit, axe } from './lib/harness.mjs';
import { tabStops, walkTree } from './lib/tree.mjs';

const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }, { forcedColors: 'active' }];

test('the list leads to every page', async () => {
  await open('');
  const names = await page.getByRole('main').getByRole('link').allTextContents();
  assert.deepEqual(names, Object.keys(kinds));
});

describe('every page', () => {
  for (const name of Object.keys(kinds)) {
    test(name, async () => {
      await open(name);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      assert.equal(await page.title(), `${name}, Tributary`);
      assert.equal(await audit(page), '', 'drawn and not described');
      for (const look of looks) {
        await page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, ...look });
        await page.evaluate(() => globalThis.tributaryParts.loop.now());
        await axe(page, `${name}, ${JSON.stringify(look)}`);
      }
      await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null });
      await walkTree(page, name);
      const stops = await tabStops(page);
      assert.ok(stops.length <= 25, `${stops.length} stops: ${stops.join(', ')}`);
    });
  }
});
