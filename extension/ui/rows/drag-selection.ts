import type { CellPosition } from './cell-position.ts';
import type { Selection } from './use-selection.ts';

/** Milliseconds between two steps of scrolling while the pointer is held beyond the table's edge, and their pixels. */
const scrollPeriod = 40;
const scrollStep = 36;
/** What sticks at the top of the table covers so many pixels. */
const headerHeight = 32;

/**
 * Selecting by the pointer: a click, Shift and a click, or dragging; on the place of a row the whole row. Answers what
 * the table does when the pointer goes down; `onFocusWanted`: the active cell is to take the focus, since what was hit
 * cannot.
 */
export function dragSelection(
  { select, selectBlock, extend, active }: Selection,
  lastColumn: number,
  onFocusWanted: () => void,
): (event: PointerEvent & { currentTarget: HTMLElement }) => void {
  return (event) => {
    const table = event.currentTarget;
    const hit = cellAt(event.target, lastColumn);
    if (event.button !== 0 || !hit) return;
    if (event.shiftKey) {
      event.preventDefault();
      onFocusWanted();
      if (hit.isRow) selectBlock({ row: active.row, column: 0 }, { row: hit.row, column: lastColumn });
      else extend(hit);
      return;
    }
    const from = { row: hit.row, column: hit.isRow ? 0 : hit.column };
    select(hit.isRow ? { row: hit.row, column: 1 } : hit);
    if (hit.isRow) {
      event.preventDefault();
      onFocusWanted();
      selectBlock(from, { row: hit.row, column: lastColumn });
    }
    // A finger scrolls the table by dragging.
    if (event.pointerType !== 'mouse') return;
    let pointer = { clientX: event.clientX, clientY: event.clientY };
    let last: CellPosition = hit;
    const follow = () => {
      const to = cellAt(document.elementFromPoint(pointer.clientX, pointer.clientY), lastColumn);
      if (!to || (to.row === last.row && to.column === last.column)) return;
      last = to;
      selectBlock(from, { row: to.row, column: hit.isRow ? lastColumn : to.column });
    };
    const timer = setInterval(() => {
      const { top, bottom } = table.getBoundingClientRect();
      if (pointer.clientY < top + headerHeight) table.scrollBy(0, -scrollStep);
      else if (pointer.clientY > bottom) table.scrollBy(0, scrollStep);
      else return;
      const edge = pointer.clientY > bottom ? bottom - 20 : top + headerHeight + 4;
      const to = cellAt(document.elementFromPoint(pointer.clientX, edge), lastColumn);
      if (to) selectBlock(from, { row: to.row, column: hit.isRow ? lastColumn : to.column });
    }, scrollPeriod);
    const ended = new AbortController();
    const end = () => {
      clearInterval(timer);
      ended.abort();
    };
    const { signal } = ended;
    document.addEventListener(
      'pointermove',
      (moved) => {
        pointer = { clientX: moved.clientX, clientY: moved.clientY };
        follow();
      },
      { signal },
    );
    document.addEventListener('pointerup', end, { signal });
    document.addEventListener('pointercancel', end, { signal });
  };
}

/** The cell that an element belongs to; `isRow` when it is the place of the row. */
function cellAt(target: EventTarget | null, lastColumn: number): (CellPosition & { isRow: boolean }) | null {
  if (!(target instanceof Element) || target.closest('.cell-editor')) return null;
  const cell = target.closest<HTMLElement>('[data-at]');
  const line = target.closest<HTMLElement>('[data-index]');
  if (!cell || !line) return null;
  const isRow = cell.dataset.at === 'row';
  return { row: Number(line.dataset.index), column: isRow ? lastColumn : Number(cell.dataset.at), isRow };
}
