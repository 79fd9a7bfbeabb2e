// Text that the program's own font cannot draw character by character, measured and drawn by the browser, in the font and
// with the fallbacks that its controls have (style.css).

const cuts = ['400', '600', 'italic 400']; // the order of Cut in src/ui/core/fonts.hpp
const widest = 8192; // device pixels; more is not seen on any screen

export function makeRuns() {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let kept = null;

  const prepare = (pixels, cut, rightToLeft) => {
    pen.font = `${cuts[cut]} ${pixels}px "Source Sans 3", sans-serif`;
    pen.direction = rightToLeft ? 'rtl' : 'ltr';
    pen.textAlign = 'left';
    pen.textBaseline = 'alphabetic';
    pen.fontKerning = 'none';
    pen.textRendering = 'geometricPrecision';
  };

  const width = (words, pixels, cut, rightToLeft) => {
    prepare(pixels, cut, rightToLeft);
    return pen.measureText(words).width;
  };

  // What is to be seen of the words, with the pen on a whole pixel: [left, top, width, height] from the pen.
  const draw = (words, pixels, cut, rightToLeft, light) => {
    prepare(pixels, cut, rightToLeft);
    const seen = pen.measureText(words);
    const left = Math.floor(-seen.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-seen.actualBoundingBoxAscent) - 1;
    const across = Math.min(widest, Math.ceil(seen.actualBoundingBoxRight) + 1 - left);
    const down = Math.min(widest, Math.ceil(seen.actualBoundingBoxDescent) + 1 - top);
    if (!(across > 2 && down > 2)) return [0, 0, 0, 0];
    canvas.width = across;
    canvas.height = down;
    prepare(pixels, cut, rightToLeft);
    pen.fillStyle = light ? '#fff' : '#000';
    pen.fillText(words, -left, -top);
    kept = pen.getImageData(0, 0, across, down).data;
    return [left, top, across, down];
  };

  const take = () => {
    const pixels = kept;
    kept = null;
    return pixels;
  };
  const forget = () => {
    kept = null;
    canvas.width = canvas.height = 1;
  };
  return { width, draw, take, forget };
}
