// QR codes: what is drawn is read again, by zbarimg, which knows nothing of ours, and by the application's own reader: from a picture
// file and from a camera.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { button, heading, passphrase, saveMyCard, setUp } from './lib/person.mjs';

const site = await serveSite();
const folder = temporaryFolder();
const zbar = (file) => execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file]).toString().trim();
const qr = (page, name) => page.getByRole('img', { name });

/** A photograph of the page, as somebody takes it: the part of the window where the code stands. */
async function photograph(page, name, file) {
  const code = qr(page, name);
  await code.scrollIntoViewIfNeeded();
  await page.waitForTimeout(200);
  const box = await code.boundingBox();
  await page.screenshot({ path: file, clip: { x: Math.max(0, box.x - 10), y: Math.max(0, box.y - 10), width: box.width + 20, height: box.height + 20 } });
  return file;
}

const one = await openProfile(join(folder, 'one'), site.url, { viewport: { width: 1366, height: 1000 } });
const hand = mouse(one.page);

// The recovery kit, on the screen and on paper.
await hand.fill('Your name', 'Nell Sallow');
await hand.fill('Agency', 'Thornmere board');
await hand.fill('Role', 'Board administrator');
await hand.press('button', 'Continue');
await hand.fill('Passphrase', passphrase);
await hand.fill('The same passphrase again', passphrase);
await hand.press('button', 'Continue');
await heading(one.page, 'Keep your recovery kit').waitFor();
const groups = (await one.page.getByRole('main').textContent()).match(/[0-9A-HJKMNP-TV-Z]{8}/g);
assert.equal(zbar(await photograph(one.page, 'QR code with the eight groups', join(folder, 'kit.png'))), groups.join('-'));
await one.page.evaluate(() => { globalThis.print = () => {}; });
await button(one.page, 'Print this page').click();
await one.page.locator('#paper svg').waitFor({ state: 'attached' });
const pdf = join(folder, 'kit.pdf');
await one.page.pdf({ path: pdf, format: 'A4' });
execFileSync('pdftoppm', ['-r', '150', '-png', '-f', '1', '-l', '1', '-singlefile', pdf, join(folder, 'paper')]);
assert.equal(zbar(join(folder, 'paper.png')), groups.join('-'), 'the printed code says what the printed groups say');
const printed = execFileSync('pdftotext', ['-layout', pdf, '-']).toString();
for (const group of groups) assert.ok(printed.includes(group), `${group} is printed`);
await hand.fill('Type the third group from the page', groups[2]);
await hand.press('button', 'Continue');
await heading(one.page, 'Home').waitFor();
assert.equal(await one.page.locator('#paper').count(), 0, 'the paper is gone');

// The contact card: as drawn at 1x and 2x, light and dark.
const card = await saveMyCard(hand);
const asText = card.bytes.toString().trim();
await hand.press('button', 'Show my card as a QR code, or as text');
const pictures = {};
for (const scheme of ['light', 'dark']) {
  await one.page.emulateMedia({ colorScheme: scheme });
  pictures[scheme] = await photograph(one.page, 'QR code of my contact card', join(folder, `${scheme}.png`));
  assert.equal(zbar(pictures[scheme]), asText, `zbarimg reads the code drawn in ${scheme}`);
}
await one.page.emulateMedia({ colorScheme: 'light' });
await one.page.getByText(asText.slice(0, 60)).first().waitFor();
await one.close();

// Somebody else adds the picture, and a picture without a code.
const two = await openProfile(join(folder, 'two'), site.url, { deviceScaleFactor: 2 });
const other = mouse(two.page);
await setUp(other, { name: 'Idris Wold', agency: 'Police', role: 'Report author' });
await other.go('People and trust');
await heading(two.page, 'People and trust').waitFor();
const plain = join(folder, 'plain.png');
await two.page.screenshot({ path: plain });
await other.choose('Add someone', plain);
await two.page.getByText('no QR code of a contact card was found in it').first().waitFor();
await other.choose('Add someone', pictures.dark);
await two.page.getByRole('row').filter({ hasText: 'Nell Sallow' }).first().waitFor();
await button(two.page, 'Show my card as a QR code, or as text').click();
const sharp = await photograph(two.page, 'QR code of my contact card', join(folder, 'sharp.png'));
const second = zbar(sharp);
assert.match(second, /^\{"age":.*"Idris Wold"/);
await two.close();

// The camera sees the code: a film of one picture, in the format that Chromium's false camera takes.
const film = join(folder, 'film.y4m');
const probe = await openProfile(join(folder, 'probe'), site.url);
const grey = await probe.page.evaluate(async (picture) => {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(640, 480);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 640, 480);
  pen.drawImage(image, (640 - 440) / 2, 20, 440, 440);
  const { data } = pen.getImageData(0, 0, 640, 480);
  return Array.from({ length: 640 * 480 }, (_, i) => data[4 * i]);
}, readFileSync(sharp).toString('base64'));
await probe.close();
writeFileSync(film, Buffer.concat([Buffer.from('YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\nFRAME\n'), Buffer.from(grey), Buffer.alloc(640 * 480 / 2, 128)]));
const three = await openProfile(join(folder, 'three'), site.url, {
  permissions: ['camera'],
  args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`, '--enable-unsafe-swiftshader'],
});
const third = mouse(three.page);
await setUp(third, { name: 'Una Marsh', agency: 'Health', role: 'Panel member' });
await third.go('People and trust');
await button(three.page, 'Read a card with the camera').click();
await three.page.getByRole('row').filter({ hasText: 'Idris Wold' }).first().waitFor();
assert.equal(await three.page.locator('.camera').count(), 0, 'the camera is off');
await three.close();
await site.close();
console.log('qr: kit on screen and paper, card in light, dark and at 2x, read by zbarimg; the card read from a picture and from a camera');
