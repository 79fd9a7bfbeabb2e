// Files that a person chooses or drops anywhere on the window.
import { readWithCamera } from './camera.js';
import { happened } from './events.js';
import { cardIn } from './qr.js';

const whole = 16 * 1024 * 1024; // bytes: up to here a file is read at once
const beginning = 64 * 1024; // of a larger one, which stays where it is
const unreadable = -2; // a size that tributary_file in src/platform/browser/page_host.cpp knows

// The larger files, by number, until the program lets go of them (shell/page.js).
export const held = new Map();

export function handleFiles({ program, withBytes, withText }, loop, mirror) {
  const chooser = document.getElementById('files');
  let asking = 0;
  let last = 0; // number of a held file

  // A picture of a contact card's QR code is that card.
  const giveCard = (card) => withText('card.tribcard', (name_at, name_size) => withText(card, (at, size) => program._tributary_file(name_at, name_size, at, size, 0, 0)));

  // One after the other; of what cannot be read only the name is handed over. `cards`: a picture may be that of a card.
  const give = async (file, cards) => {
    const large = file.size > whole;
    const card = cards && !large && file.type.startsWith('image/') ? await cardIn(file) : null;
    if (card) return giveCard(card);
    const read = async () => (large ? file.slice(0, beginning) : file).arrayBuffer();
    const bytes = await read().catch(() => null);
    const number = large && bytes ? (last += 1) : 0;
    if (number) held.set(number, file);
    withText(file.name, (name_at, name_size) => {
      if (!bytes) return program._tributary_file(name_at, name_size, 0, unreadable, 0, 0);
      return withBytes(new Uint8Array(bytes), (at, size) => program._tributary_file(name_at, name_size, at, size, number, file.size));
    });
  };

  const hand = async (kind, id, onto, files, cards) => {
    const list = [...files];
    if (!list.length) return;
    for (const file of list) await give(file, cards);
    program._tributary_event(kind, id, onto, 0, 0);
    loop.wake();
  };

  chooser.addEventListener('change', () => {
    hand(happened.choseFiles, asking, 0, chooser.files, chooser.accept.includes('.tribcard')).finally(() => { chooser.value = ''; });
  });
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    const attaches = event.target.closest?.('aside'); // an entry's panel: whatever it is, it belongs to the entry
    hand(happened.droppedFiles, 0, mirror.of(event.target)?.id ?? 0, event.dataTransfer.files, !attaches);
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
