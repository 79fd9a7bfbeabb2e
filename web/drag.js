// Dragging of separators and rows: the pointer's place goes to the program while the button is down. Whatever is dragged
// can be moved with keys and buttons too.
import { happened } from './events.js';

const threshold = 4; // CSS pixels before a press is a drag

export function handleDragging(mirror, post) {
  let drag = null; // { node, start, moved, across }

  // The mirror may be drawn larger than its own pixels (text size).
  const place = (event) => {
    const { element, shown } = drag.node;
    const size = element.getBoundingClientRect();
    const factor = shown.w > 0 ? size.width / shown.w : 1;
    return (drag.across ? event.clientX : event.clientY) / factor;
  };

  mirror.root.addEventListener('pointerdown', (event) => {
    const element = event.target.closest?.('[data-drags]');
    if (!element || event.button !== 0) return;
    drag = { node: mirror.of(element), moved: false, across: element.getAttribute('role') === 'separator' };
    drag.start = place(event);
    element.setPointerCapture(event.pointerId);
  });
  mirror.root.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const at = place(event);
    if (!drag.moved && Math.abs(at - drag.start) < threshold) return;
    drag.moved = true;
    post(happened.dragged, drag.node.id, '', at);
  });
  const end = (word) => (event) => {
    if (!drag) return;
    if (drag.moved) post(happened.dragged, drag.node.id, word, place(event));
    drag = null;
  };
  mirror.root.addEventListener('pointerup', end('drop'));
  mirror.root.addEventListener('pointercancel', end('stop'));
  document.addEventListener('keydown', (event) => {
    if (!drag?.moved || event.key !== 'Escape') return;
    event.preventDefault();
    post(happened.dragged, drag.node.id, 'stop', drag.start);
    drag = null;
  }, true);
}
