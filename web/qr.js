// QR codes out of pictures: the browser's own reader where it has one, otherwise jsQR in a worker.

const longest = 1600; // pixels of a side that are looked at: more is slower and finds no more
const patience = 8000; // milliseconds for one picture

/** Reads one picture after the other; `end` when no more come. */
export function makeReader() {
  let worker = null;
  const native = globalThis.BarcodeDetector ? new globalThis.BarcodeDetector({ formats: ['qr_code'] }) : null;

  const pixelsOf = (picture, across, down) => {
    const factor = Math.min(1, longest / Math.max(across, down));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(across * factor));
    canvas.height = Math.max(1, Math.round(down * factor));
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.fillStyle = '#fff'; // behind what is transparent
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return pen.getImageData(0, 0, canvas.width, canvas.height);
  };

  const end = () => {
    worker?.terminate();
    worker = null;
  };

  const ours = ({ data, width, height }) =>
    new Promise((answer) => {
      worker ??= new Worker('qr-worker.js');
      const late = setTimeout(() => {
        end();
        answer(null);
      }, patience);
      const done = (text) => {
        clearTimeout(late);
        answer(text);
      };
      worker.onmessage = (event) => done(event.data);
      worker.onerror = () => done(null);
      worker.postMessage({ pixels: data, width, height }, [data.buffer]);
    });

  const read = async (picture, across, down) => {
    if (!across || !down) return null;
    const found = native ? await native.detect(picture).catch(() => []) : [];
    return found[0]?.rawValue || ours(pixelsOf(picture, across, down));
  };
  return { read, end };
}

/** What a contact card begins with, alone or signed by the one before. */
export const isCard = (text) => /^\{"(age|created)":/.test(text ?? '');

/** The contact card in a picture file, or null. */
export async function cardIn(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const reader = makeReader();
  const text = await reader.read(picture, picture.width, picture.height).catch(() => null);
  reader.end();
  picture.close();
  return isCard(text) ? text : null;
}
