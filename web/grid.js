// Inside the rows of a grid: arrows go from a row to its cells and to the controls in them, as in the grid pattern of the ARIA
// Authoring Practices. The rows themselves are moved among by the program, which knows those that are not drawn.
import { state } from './kinds.js';

const inCell = 'a, button, input, select, textarea';

const cellsOf = (row) => [...row.querySelectorAll(':scope > [role=gridcell], :scope > [role=columnheader]')];
const controlsOf = (cell) => [...cell.querySelectorAll(inCell)];

// A cell that is nothing but one control gives it focus at once.
function enter(cell) {
  const controls = controlsOf(cell);
  const alone = controls.length === 1 && (cell.getAttribute('role') === 'columnheader' || controls[0].textContent.trim() === cell.textContent.trim());
  (alone ? controls[0] : cell).focus();
}

function across(row, cell, step) {
  const cells = cellsOf(row);
  const to = cells.indexOf(cell) + step;
  if (to < 0) return row.tabIndex >= -1 && row.hasAttribute('tabindex') ? row.focus() : undefined;
  if (to < cells.length) enter(cells[to]);
  return undefined;
}

// Down and up keep the column: the program moves to the row, then its cell is entered.
function alongColumn(mirror, row, cell, chord, tell) {
  const column = cell.getAttribute('aria-colindex');
  const grid = row.closest('[role=grid]');
  if (cell.getAttribute('role') === 'columnheader') {
    if (chord === 'Down') grid.querySelector('[role=row][tabindex]')?.focus();
  } else if (chord === 'Up' && row.getAttribute('aria-rowindex') === '2' && grid.querySelector('[role=columnheader] button, [role=columnheader] input')) {
    grid.querySelector('[role=row]').querySelector('button, input').focus();
  } else {
    tell(mirror.of(row).id, chord);
  }
  const landed = document.activeElement?.closest('[role=row]');
  const there = landed && cellsOf(landed).find((other) => other.getAttribute('aria-colindex') === column);
  if (there) enter(there);
}

/** True when the key was for moving inside a grid, and has been carried out. */
export function moveInGrid(mirror, event, chord, tell) {
  const row = event.target.closest?.('[role=grid] [role=row]');
  if (!row || mirror.of(event.target)?.flags & state.takesKeys) return false;
  const cell = event.target.closest('[role=gridcell], [role=columnheader]');
  if (!cell) {
    if (chord === 'Right' && cellsOf(row).length) return enter(cellsOf(row)[0]), true;
    return false;
  }
  const typing = event.target.matches('input:not([type=checkbox]), textarea, select');
  const controls = controlsOf(cell);
  const at = controls.indexOf(event.target);
  if (chord === 'Escape') return (at >= 0 && controls.length > 1 ? cell : row).focus?.(), true;
  if (typing) return false;
  const step = { Right: 1, Left: -1 }[chord];
  if (step && at >= 0 && controls[at + step]) return controls[at + step].focus(), true;
  if (step) return across(row, cell, step), true;
  if (chord === 'Home') return enter(cellsOf(row)[0]), true;
  if (chord === 'End') return enter(cellsOf(row).at(-1)), true;
  if (chord === 'Down' || chord === 'Up') return alongColumn(mirror, row, cell, chord, tell), true;
  if ((chord === 'Enter' || chord === 'F2') && event.target === cell) {
    if (controls.length > 0) return controls[0].focus(), true;
    tell(mirror.of(row).id, 'Enter');
    return true;
  }
  return false;
}
