// Files that a person chooses or drops anywhere on the window.
import { happened } from './events.js';

export function handleFiles({ program, withBytes, withText }, loop) {
  const chooser = document.getElementById('files');
  let asking = 0;

  const hand = async (kind, id, files) => {
    const read = await Promise.all([...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    if (!read.length) return;
    for (const { name, bytes } of read)
      withText(name, (name_at, name_size) => withBytes(bytes, (at, size) => program._tributary_file(name_at, name_size, at, size)));
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

  const choose = (node) => {
    asking = node.id;
    chooser.accept = node.accept ?? '';
    chooser.multiple = !!node.several;
    chooser.click();
  };
  return { choose };
}
