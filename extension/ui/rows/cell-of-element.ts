import type { CellPosition } from './cell-position.ts';

/** The place of a cell that the keyboard moves between; null for what is none, as a box or a button in one. */
export function cellOf(target: EventTarget | null): CellPosition | null {
  if (!(target instanceof HTMLElement) || target.dataset.column === undefined) return null;
  const row = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index);
  return { row, column: Number(target.dataset.column) };
}
