// Files that a person chooses or drops anywhere on the window.
import { readWithCamera } from './camera.js';
import { happened } from './events.js';
import { cardIn } from './qr.js';

const largest = 256 * 1024 * 1024; // bytes
const tooLarge = -1; // sizes that tributary_file in src/platform/browser/page_host.cpp knows
const unreadable = -2;

export function handleFiles({ program, withBytes, withText }, loop) {
  const chooser = document.getElementById('files');
  let asking = 0;

  // A picture of a contact card's QR code is that card.
  const giveCard = (card) => withText('card.tribcard', (name_at, name_size) => withText(card, (at, size) => program._tributary_file(name_at, name_size, at, size)));

  // One after the other; of what is too large or cannot be read only the name is handed over.
  const give = async (file) => {
    const told = (size) => withText(file.name, (at, name_size) => program._tributary_file(at, name_size, 0, size));
    if (file.size > largest) return told(tooLarge);
    const card = file.type.startsWith('image/') ? await cardIn(file) : null;
    if (card) return giveCard(card);
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return told(unreadable);
    withText(file.name, (name_at, name_size) => withBytes(new Uint8Array(bytes), (at, size) => program._tributary_file(name_at, name_size, at, size)));
  };

  const hand = async (kind, id, files) => {
    const list = [...files];
    if (!list.length) return;
    for (const file of list) await give(file);
    program._tributary_event(kind, id, 0, 0, 0);
    loop.wake();
  };

  chooser.addEventListener('change', () => {
    hand(happened.choseFiles, asking, chooser.files).finally(() => { chooser.value = ''; });
  });
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    hand(happened.droppedFiles, 0, event.dataTransfer.files);
  });

  const look = async (id, words) => {
    const card = await readWithCamera(words);
    if (!card) return;
    giveCard(card);
    program._tributary_event(happened.choseFiles, id, 0, 0, 0);
    loop.wake();
  };

  const choose = (node) => {
    asking = node.id;
    if (node.accept?.startsWith('camera\n')) return look(node.id, node.accept.split('\n').slice(1));
    chooser.accept = node.accept ?? '';
    chooser.multiple = !!node.several;
    chooser.click();
  };
  return { choose };
}
