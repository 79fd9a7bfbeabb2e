// What a person does to the mirror's elements, told to the program. Mouse, keyboard, touch, voice and screen reader all
// arrive as the same few events of real controls.
import { happened } from './events.js';
import { shownOf, wordsOf } from './hidden.js';
import { state } from './kinds.js';
import { handleKeys } from './keys.js';
import { handleFiles } from './files.js';
import { handleEditing } from './editor.js';
import { handlePaste } from './paste.js';
import { handleDragging } from './drag.js';

const interactive = 'button, a, input, select, textarea, [role=row][tabindex], [role=option], [role=treeitem], [role=separator][tabindex]';

export function handleInput(mirror, bridge, loop) {
  const { program, withText } = bridge;
  const { root } = mirror;
  const post = (kind, id, words = '', number = 0) => {
    withText(words, (at, size) => program._tributary_event(kind, id, number, at, size));
    loop.wake();
  };
  const editing = handleEditing(mirror, post); // before the keys of the screen
  const control = (element) => mirror.of(element?.closest?.(interactive));

  root.addEventListener('click', (event) => {
    const node = control(event.target);
    if (node?.shape.combo) return post(happened.activated, node.id);
    if (!node || node.shape.text || node.shape.select || node.shape.tick) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (node.shape.rowLike && !getSelection().isCollapsed) return; // words of a row are being selected
    if (node.shape.role === 'separator' && event.detail > 0) return; // a mouse drags it
    if (node.shape.tag === 'a' && !node.element.hasAttribute('href')) event.preventDefault();
    if (node.shape.files) return files.choose(node);
    if (node.shape.pastes || node.shape.tool) return;
    post(happened.activated, node.id);
  });
  root.addEventListener('change', (event) => {
    const node = mirror.of(event.target);
    if (node?.shape.select) post(happened.chosen, node.id, '', node.element.selectedIndex);
    if (!node?.shape.tick) return;
    post(happened.activated, node.id);
    node.shown.checked = undefined; // the program's word counts, not the browser's
    loop.now();
    node.element.checked = !!(node.flags & state.checked);
  });
  // A press on a list that belongs to a combo box leaves focus in the box.
  root.addEventListener('mousedown', (event) => event.target.closest('[role=listbox]') && event.preventDefault());
  root.addEventListener('input', (event) => {
    const node = mirror.of(event.target);
    if (!node?.shape.text) return;
    node.composing = event.isComposing;
    if (!event.isComposing && shownOf(node.element.value) !== node.element.value) node.element.value = shownOf(node.element.value); // came in by no key
    node.value = wordsOf(node.element.value);
    post(happened.typed, node.id, node.value);
  });

  // Focus is compared, not followed: elements that are taken away do not always say that they lost it.
  let focused = 0;
  const noteFocus = () => {
    const node = control(document.activeElement);
    const id = node?.id ?? 0;
    if (id === focused) return;
    if (focused) post(happened.blurred, focused);
    const left = mirror.get(focused);
    if (left?.shape.text && left.value !== undefined && wordsOf(left.element.value) !== left.value) left.shown.value = undefined;
    focused = id;
    if (id) post(happened.focused, id, '', document.activeElement.matches(':focus-visible') ? 1 : 0);
  };
  document.addEventListener('focusin', noteFocus);
  document.addEventListener('focusout', () => queueMicrotask(noteFocus));

  let hovered = 0;
  const hover = (id) => {
    if (id === hovered) return;
    hovered = id;
    post(happened.hovered, id);
  };
  root.addEventListener('pointerover', (event) => {
    const label = event.target.closest('label');
    const tip = event.target.closest('[role=tooltip]');
    hover(event.pointerType === 'touch' ? 0 : ((label || tip ? mirror.of(label ?? tip) : control(event.target))?.id ?? 0));
  });
  root.addEventListener('pointerleave', () => hover(0));

  root.addEventListener('scroll', (event) => {
    const node = mirror.of(event.target);
    if (node) post(happened.scrolled, node.id, '', event.target.scrollTop);
  }, { capture: true, passive: true });

  root.addEventListener('cancel', (event) => {
    event.preventDefault();
    const node = mirror.of(event.target);
    if (node) post(happened.dismissed, node.id);
  }, true);

  const hide = () => {
    post(happened.hidden, 0);
    loop.now();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hide() : loop.wake()));
  addEventListener('pagehide', hide);

  const files = handleFiles(bridge, loop, mirror);
  handleDragging(mirror, post);
  handleKeys(mirror, bridge, post, loop);
  handlePaste(mirror, bridge, post);
  return { noteFocus, edit: editing.edit };
}
