// What nobody types on purpose, and somebody will: a name of 10,000 characters, letters that turn the text around them, a
// file that is not ours dropped on the window; in a window of 320 x 256 as well. Nothing is cut, nothing runs out sideways,
// nothing else changes its order.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { axe, openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { addEntry, box, heading, home, newReferral, saved, setUp } from './lib/person.mjs';
import { reflow, resize } from './lib/eyes.mjs';
import { walkTree } from './lib/tree.mjs';

const site = await serveSite();
const { page, close } = await openProfile(join(temporaryFolder(), 'person'), site.url);
const hand = mouse(page);
const sizes = [{ width: 1366, height: 768 }, { width: 320, height: 256 }];
async function inEverySize(where) {
  for (const size of sizes) {
    await resize(page, size);
    await reflow(page, `${where}, ${size.width} pixels`);
  }
  await resize(page, sizes[0]);
}

await setUp(hand, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });

// Ten thousand characters, in words and in one piece.
const long = 'Child of a very long name '.repeat(385).slice(0, 9_999) + '.';
await newReferral(hand, { reference: 'R'.repeat(10_000), subject: long });
await saved(hand);
await inEverySize('overview of a name of 10,000 characters');
assert.equal(await box(page, 'Subject').inputValue(), long, 'not one character is lost');
await hand.go('Chronology');
await heading(page, 'Chronology').waitFor();
await addEntry(hand, { date: '1/2/2014', happened: 'A'.repeat(10_000) });
await inEverySize('entry of 10,000 characters in one piece');
await home(hand);
await inEverySize('home with a name of 10,000 characters');
await axe(page, 'home with a name of 10,000 characters');
assert.equal(await page.title(), 'Home, Tributary');

// Direction marks and control characters show as marks; what stands around them keeps its order.
await newReferral(hand, { reference: 'TH-1', subject: 'Child \u202eesrever\u2066\u0007 R' });
await saved(hand);
assert.equal(await box(page, 'Subject').inputValue(), 'Child \ue02eesrever\ue066\u0007 R', 'in the field they stand as private characters (web/hidden.js), one for one');
const named = await page.getByRole('navigation', { name: /^(Case|Tributary)$/ }).textContent();
assert.ok(named.includes('Child \ufffdesrever\ufffd\ufffd R'), `shown as marks: ${JSON.stringify(named)}`);
await inEverySize('overview of a name with direction marks');
await walkTree(page, 'overview of a name with direction marks');

// Dropped anywhere: said in words, and nothing is added.
const drop = (name, bytes) => page.evaluate(([name, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(bytes)], name));
  document.getElementById('mirror').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
}, [name, bytes]);
await drop('holiday.jpg', [0xff, 0xd8, 0xff, 0xe0, 0, 16]);
await page.getByText(/holiday\.jpg\sis\sa\spicture/).first().waitFor();
await inEverySize('a file that is not ours');
await axe(page, 'a file that is not ours');
console.log('extremes: a name of 10,000 characters, direction marks and a picture dropped: all said, nothing cut');
await close();
await site.close();
