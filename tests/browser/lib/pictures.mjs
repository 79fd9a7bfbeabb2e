// Pictures of the page, and how far two of them are apart.

/** `{ take, look, close }` for a page: pictures at any device pixel ratio, in any colours. */
export async function camera(page, { width = 1366, height = 768 } = {}) {
  const session = await page.context().newCDPSession(page);
  let scale = 0;
  const zoom = async (deviceScaleFactor) => {
    if (scale === deviceScaleFactor) return;
    scale = deviceScaleFactor;
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    await page.waitForFunction(([across, ratio]) => Math.abs(document.getElementById('canvas').width - across * ratio) < 2, [width, deviceScaleFactor]);
  };
  // Two frames: what was asked for is drawn in the first and on the screen before the second.
  const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))));
  const take = async ({ ratio = 1, ...media } = {}) => {
    await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null, ...media });
    await zoom(ratio);
    await settled();
    return (await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data;
  };
  return { take, zoom, settled, close: () => session.detach() };
}

/**
 * How far two pictures (PNG, base64) are apart: the share of pixels in which a channel differs by more than `most` of 255,
 * and where most of them are. With `cell`, means over squares of so many pixels are compared instead. `judge` is any page.
 */
export function difference(judge, one, other, { most = 16, cell = 1 } = {}) {
  return judge.evaluate(async ([first, second, limit, side]) => {
    const pixels = async (data) => {
      const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
      const canvas = new OffscreenCanvas(Math.ceil(bitmap.width / side), Math.ceil(bitmap.height / side));
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      pen.imageSmoothingQuality = 'high';
      if (side === 1) pen.drawImage(bitmap, 0, 0);
      else pen.drawImage(await createImageBitmap(bitmap, { resizeWidth: canvas.width, resizeHeight: canvas.height, resizeQuality: 'high' }), 0, 0);
      return pen.getImageData(0, 0, canvas.width, canvas.height);
    };
    const [a, b] = [await pixels(first), await pixels(second)];
    if (a.width !== b.width || a.height !== b.height) return { share: 1, worst: `sizes ${a.width} x ${a.height} and ${b.width} x ${b.height}` };
    let apart = 0;
    let strongest = 0;
    const bands = new Map();
    for (let i = 0; i < a.data.length; i += 4) {
      const by = Math.max(Math.abs(a.data[i] - b.data[i]), Math.abs(a.data[i + 1] - b.data[i + 1]), Math.abs(a.data[i + 2] - b.data[i + 2]));
      strongest = Math.max(strongest, by);
      if (by <= limit) continue;
      apart += 1;
      const at = i / 4;
      const band = `${Math.floor(((at % a.width) * side) / 100) * 100}, ${Math.floor((Math.floor(at / a.width) * side) / 50) * 50}`;
      bands.set(band, (bands.get(band) ?? 0) + 1);
    }
    const [worst] = [...bands].sort((x, y) => y[1] - x[1]);
    return { share: apart / (a.data.length / 4), strongest, worst: worst ? `${worst[1]} around ${worst[0]}` : 'nowhere' };
  }, [one, other, most, cell]);
}
