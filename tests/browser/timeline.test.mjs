// The timeline of the merged chronology: a lane for each agency, marks that the keyboard reaches, the same facts in words below.
import assert from 'node:assert/strict';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { button, heading, setUp } from './lib/person.mjs';

const timelineOf = (page) => page.getByRole('grid', { name: 'Entries by agency' });
const marks = (page) => timelineOf(page).getByRole('button');
const focusedName = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);

const site = await serveSite();
const profile = await openProfile(temporaryFolder(), site.url);
const { page } = profile;
try {
  await setUp(page, { name: 'Nell Sallow', agency: 'Thornmere board', role: 'Board administrator' });
  await button(page, /sample/i).click();
  await heading(page, 'Merged chronology').waitFor();

  // From the list to the timeline by keyboard; focus stays on the tab.
  await page.getByRole('tab', { name: 'List' }).focus();
  await page.keyboard.press('ArrowRight');
  await timelineOf(page).waitFor();
  assert.equal(await focusedName(page), 'Timeline');
  assert.match(page.url(), /\/timeline$/);
  await axe(page, 'the timeline');

  // One stop for all marks; what has focus is told below in words.
  await marks(page).first().focus();
  const first = await focusedName(page);
  await page.keyboard.press('ArrowRight');
  const second = await focusedName(page);
  assert.notEqual(second, first);
  await page.getByRole('heading', { level: 2, name: /Longest times/ }).first().waitFor();
  assert.equal(await marks(page).evaluateAll((all) => all.filter((mark) => mark.tabIndex === 0).length), 1);

  // Closer and further away, and to a mark beyond what is in sight.
  await page.keyboard.press('+');
  assert.equal(await page.getByRole('radio', { name: 'Year' }).isChecked(), true);
  await button(page, 'Later').waitFor();
  await page.keyboard.press('-');
  assert.equal(await page.getByRole('radio', { name: 'Whole period' }).isChecked(), true);

  // An agency that is filtered out of the list is not here either.
  const rows = timelineOf(page).getByRole('row');
  const before = await rows.count();
  await page.getByRole('toolbar', { name: 'Agencies' }).getByRole('button').first().click();
  await assert.doesNotReject(page.waitForFunction((count) => document.querySelectorAll('[role=grid] [role=row]').length === count, before - 1));

  // The words below lead to the list, and Back to the timeline.
  await marks(page).first().click();
  await page.getByRole('link', { name: 'Open in the list' }).click();
  await page.getByRole('complementary').getByText(/^Entry /).first().waitFor();
  await page.goBack();
  await timelineOf(page).waitFor();
  console.log('timeline: lanes, marks, words and filters by role and name');
} finally {
  await profile.close();
  await site.close();
}
