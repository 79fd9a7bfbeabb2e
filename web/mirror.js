// The mirror: real elements over the picture, transparent, in the order and with the names that the program describes.
// Only what changed is touched. No case data is in the document while nothing is described.
import { describe } from './describe.js';
import { kinds, state } from './kinds.js';

const words = 22; // 4-byte words of a Node in src/ui/core/semantics.hpp

export function makeMirror(root, { program, text }) {
  const known = new Map(); // id -> { id, element, kind, level, shown: what was set last }

  const make = (id, kind, level, flags) => {
    const shape = kinds[kind];
    const element = document.createElement(shape.heading ? 'h' + level : shape.tag);
    element.dataset.id = id;
    element.id = 'n' + id;
    if (shape.type) element.type = shape.type;
    if (shape.tag === 'button') element.type = 'button';
    if (shape.frame) element.setAttribute('sandbox', ''); // before its address: no scripts, no forms, an origin of its own
    if (shape.role && shape.role !== 'group' && !shape.cell) element.setAttribute('role', shape.role);
    if (flags & state.inLine) element.className = 'inline';
    const extent = flags & state.scrolls ? document.createElement('div') : null; // stands where the content ends
    if (extent) {
      extent.className = 'extent';
      element.append(extent);
    }
    return { id, element, extent, kind, shape, level, shown: {}, fresh: true };
  };

  // A node that may be unlike the one that had its id before gets a new element.
  const meet = (id, kind, level, flags) => {
    const old = known.get(id);
    const same = old && old.kind === kind && old.level === level && !((old.flags ^ flags) & (state.scrolls | state.inLine));
    if (same) return old;
    old?.element.remove();
    const node = make(id, kind, level, flags);
    known.set(id, node);
    return node;
  };

  const place = (node, parent, last) => {
    const inside = parent ? known.get(parent).element : root;
    const before = last.get(parent);
    const wanted = before ? before.nextSibling : inside.firstChild;
    if (wanted !== node.element) inside.insertBefore(node.element, wanted);
    last.set(parent, node.element);
    node.parent = parent;
  };

  const patch = (nodes, count, structure, strings) => {
    const u32 = program.HEAPU32;
    const f32 = program.HEAPF32;
    const read = (at, size) => (size ? text(strings + at, size) : '');
    const last = structure && new Map();
    if (structure) sweep(new Set(Array.from({ length: count }, (_, i) => u32[(nodes >> 2) + i * words])));
    for (let i = 0; i < count; i += 1) {
      const at = (nodes >> 2) + i * words;
      const changed = u32[at + 19];
      if (!structure && !changed) continue;
      const id = u32[at];
      const kind = u32[at + 2] & 255;
      const level = (u32[at + 2] >> 8) & 255;
      const flags = u32[at + 3];
      const node = meet(id, kind, level, flags);
      node.flags = flags;
      if (structure) place(node, u32[at + 1], last);
      if (!changed && !node.fresh) continue;
      node.fresh = false;
      describe(node, {
        flags, type: (u32[at + 2] >> 16) & 255, x: f32[at + 4], y: f32[at + 5], w: f32[at + 6], h: f32[at + 7],
        name: read(u32[at + 8], u32[at + 9]), value: read(u32[at + 10], u32[at + 11]), extra: read(u32[at + 12], u32[at + 13]),
        described: [u32[at + 14], u32[at + 15]], number: [f32[at + 16], f32[at + 17], f32[at + 18]],
      });
    }
    // A dialog is shown when all that is in it stands.
    if (structure) for (const node of known.values()) if (node.shape.tag === 'dialog' && !node.element.open) node.element.showModal();
  };

  // First what is gone, so that what stays need not be moved: an element that moves loses focus.
  const sweep = (live) => {
    for (const [id, node] of known) {
      if (live.has(id)) continue;
      if (node.element.open) node.element.close();
      node.element.remove();
      known.delete(id);
    }
  };

  const get = (id) => known.get(id);
  // The node of an element or of the nearest control around it.
  const of = (element) => {
    const found = element?.closest?.('[data-id]');
    return found ? known.get(Number(found.dataset.id)) : undefined;
  };
  return { patch, get, of, root, nodes: known };
}
