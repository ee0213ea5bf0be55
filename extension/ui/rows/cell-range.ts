import type { CellPosition } from './cell-position.ts';

/** A block of cells; both ends belong to it. */
export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The block that two cells are corners of. */
export function rangeBetween(one: CellPosition, other: CellPosition): CellRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** Rows and columns of a block, counted. */
export function rangeSize({ top, bottom, left, right }: CellRange): { rows: number; columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}
