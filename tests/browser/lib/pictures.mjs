// Pictures of the page, and how far two of them are apart.

/** `{ take }` for a page: what is on the screen, in any colours. */
export async function camera(page) {
  const session = await page.context().newCDPSession(page);
  // Two frames: what was asked for is drawn in the first and on the screen before the second.
  const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))));
  const take = async (media = {}) => {
    await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null, ...media });
    await settled();
    return (await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data;
  };
  return { take };
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

/** Shows the browser's own text of the mirror in the picture's place, or the picture again. */
export function showBrowsersText(page, on) {
  return page.evaluate((wanted) => {
    const sheet = (globalThis.ownSheet ??= new CSSStyleSheet());
    sheet.replaceSync(wanted ? `#canvas { visibility: hidden; } #mirror * { color: #000 !important; }
      #mirror :is(input, textarea) { opacity: 1 !important; caret-color: transparent !important; } ::placeholder { opacity: 0; }` : '');
    document.adoptedStyleSheets = [sheet];
  }, on);
}

/** Boxes of text in view, in CSS pixels: `[{ words, x, y, w, h }]`. What is cut off by the window or by what scrolls is left out. */
export function textBoxes(page, selector = '#mirror main :is(p, h1, h2, dt, label, input:not([type]), input[type=text], textarea)') {
  return page.evaluate((wanted) => [...document.querySelectorAll(wanted)].flatMap((element) => {
    const { x, y, width: w, height: h } = element.getBoundingClientRect();
    const main = element.closest('main').getBoundingClientRect();
    const words = element.value ?? element.textContent;
    const seen = x >= main.left && x + w <= main.right + 1 && y >= main.top && y + h <= Math.min(main.bottom, innerHeight);
    return words.trim() && seen && w > 4 && !element.closest('.unseen') ? [{ words, x, y, w, h }] : [];
  }), selector);
}

/**
 * How unlike the ink of two pictures is inside each box, 0 (the same) to 1 (nothing in common): means over squares of four
 * CSS pixels, so that a shift of a fraction of a pixel does not count and another order, place or shape of letters does.
 */
export function inkApart(judge, one, other, boxes, ratio) {
  return judge.evaluate(async ([first, second, places, scale]) => {
    const draw = async (data) => {
      const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
      pen.drawImage(bitmap, 0, 0);
      return pen;
    };
    const pens = [await draw(first), await draw(second)];
    const side = Math.round(4 * scale);
    const inside = Math.round(3 * scale); // not the edge of a field
    const ink = (pen, box) => {
      const [x, y, w, h] = [box.x * scale + inside, box.y * scale, box.w * scale - 2 * inside, box.h * scale].map(Math.round);
      const { data } = pen.getImageData(x, y + inside, Math.max(1, w), Math.max(1, h - 2 * inside));
      const light = new Float32Array(data.length / 4);
      for (let i = 0; i < light.length; i += 1) light[i] = data[i * 4] * 0.3 + data[i * 4 + 1] * 0.6 + data[i * 4 + 2] * 0.1;
      const ground = [...light].sort((a, b) => a - b)[Math.floor(light.length * 0.8)];
      const most = light.reduce((so_far, value) => Math.max(so_far, Math.abs(value - ground)), 1);
      const across = Math.ceil(Math.max(1, w) / side);
      const cells = new Map();
      light.forEach((value, i) => {
        const cell = Math.floor((i % Math.max(1, w)) / side) + Math.floor(Math.floor(i / Math.max(1, w)) / side) * across;
        cells.set(cell, (cells.get(cell) ?? 0) + Math.abs(value - ground) / most);
      });
      return cells;
    };
    return places.map((box) => {
      const [a, b] = pens.map((pen) => ink(pen, box));
      let apart = 0;
      let all = 0;
      for (const [cell, value] of a) {
        apart += Math.abs(value - (b.get(cell) ?? 0));
        all += value + (b.get(cell) ?? 0);
      }
      return { words: box.words, apart: all ? apart / all : 0 };
    });
  }, [one, other, boxes, ratio]);
}
