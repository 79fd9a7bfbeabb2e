// What happened, as the program counts it: the order of EventKind in src/ui/core/events.hpp.
export const happened = {
  activated: 0, focused: 1, blurred: 2, hovered: 3, typed: 4, chosen: 5, entered: 6, scrolled: 7, key: 8, dismissed: 9,
  choseFiles: 10, droppedFiles: 11, hidden: 12, dragged: 13, paused: 14, edited: 15, refused: 16, pastedTable: 17,
};
