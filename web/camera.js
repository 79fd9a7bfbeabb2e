// A contact card read with the camera. The one thing on the page that is no picture of the program's: moving pictures are the
// browser's own. Its words come from src/ui; nothing of what the camera sees is kept or leaves the page.
import { isCard, makeReader } from './qr.js';

const pause = 150; // milliseconds between two looks

const make = (tag, words = '') => Object.assign(document.createElement(tag), { textContent: words });

/** `words`: question, what to do, what the button says, what is said when there is no camera to be had. The card, or null. */
export async function readWithCamera([question, help, cancel, refused]) {
  const dialog = make('dialog');
  const title = make('h2', question);
  const told = make('p', help);
  const video = Object.assign(make('video'), { muted: true, playsInline: true });
  const button = Object.assign(make('button', cancel), { type: 'button' });
  title.id = 'camera-title';
  told.setAttribute('role', 'status');
  dialog.className = 'camera';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(title, told, video, button);
  document.body.append(dialog);
  for (const kind of ['keydown', 'keyup', 'pointerdown', 'wheel']) dialog.addEventListener(kind, (event) => event.stopPropagation());

  let open = true;
  const closed = new Promise((done) => dialog.addEventListener('close', () => done(null)));
  button.onclick = () => dialog.close();
  dialog.showModal();

  let stream = null;
  const look = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    video.srcObject = stream;
    await video.play();
    const reader = makeReader();
    try {
      while (open) {
        const text = await reader.read(video, video.videoWidth, video.videoHeight);
        if (isCard(text)) return text;
        await new Promise((next) => setTimeout(next, pause));
      }
    } finally {
      reader.end();
    }
    return null;
  };
  const looked = look().catch(() => {
    told.textContent = refused;
    video.hidden = true;
    return closed;
  });
  const card = await Promise.race([looked, closed]);
  open = false;
  stream?.getTracks().forEach((track) => track.stop());
  video.srcObject = null;
  if (dialog.open) dialog.close();
  dialog.remove();
  return card;
}
