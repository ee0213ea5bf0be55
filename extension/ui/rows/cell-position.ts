import type { EditEnd } from './cell-editor.tsx';

/** A cell of the table: the row's position in what is shown, and the column, where 0 is the "send" box. */
export interface CellPosition {
  row: number;
  column: number;
}

/** A cell to go to, and whether the whole of its column is to be selected with it. */
export interface CellGoal {
  rowId: string;
  column: number;
  isWholeColumn?: boolean;
}

/** How far the table goes. */
export interface TableSize {
  rows: number;
  /** The last column, counted as in `CellPosition`. */
  lastColumn: number;
}

/** Rows that Page Up and Page Down pass over. */
const pageRows = 20;

/** Where a key moves from a cell, or null when it is no moving key. */
export function movedCell(
  { row, column }: CellPosition,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { rows, lastColumn }: TableSize,
): CellPosition | null {
  const at = (toRow: number, toColumn: number): CellPosition => ({
    row: Math.max(0, Math.min(toRow, rows - 1)),
    column: Math.min(Math.max(toColumn, 0), lastColumn),
  });
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return at(far ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(far ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return at(row, far ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, far ? lastColumn : column + 1);
    case 'PageUp':
      return at(row - pageRows, column);
    case 'PageDown':
      return at(row + pageRows, column);
    case 'Home':
      return at(far ? 0 : row, 0);
    case 'End':
      return at(far ? rows - 1 : row, lastColumn);
    default:
      return null;
  }
}

/** The next text cell (or the one before), going on in the next row at the end; null past the table's ends. */
export function nextCell(
  { row, column }: CellPosition,
  back: boolean,
  { rows, lastColumn }: TableSize,
): CellPosition | null {
  const step = back ? -1 : 1;
  const next = column + step;
  if (next >= 1 && next <= lastColumn) return { row, column: next };
  if (row + step < 0 || row + step >= rows) return null;
  return { row: row + step, column: back ? lastColumn : 1 };
}

/** Where the keyboard is after an edit ended so; null when it stays. */
export function cellAfter(cell: CellPosition, end: EditEnd, size: TableSize): CellPosition | null {
  switch (end) {
    case 'stay':
    case 'fill':
      return null;
    case 'down':
      return cell.row + 1 < size.rows ? { ...cell, row: cell.row + 1 } : null;
    case 'next':
      return nextCell(cell, false, size);
    case 'back':
      return nextCell(cell, true, size);
  }
}
