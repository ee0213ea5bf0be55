import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StoredRow } from '../../batches/stored-row.ts';
import type { CellPosition } from './cell-position.ts';
import { type CellRange, rangeBetween } from './cell-range.ts';
import type { GridField } from './grid-field.ts';

/**
 * A cell by its row's id and its field too: rows move when one that was repaired leaves the selection, or a list is
 * ordered, and columns when the first row that has a further field comes.
 */
interface KnownCell extends CellPosition {
  id: string;
  /** Null beside the fields, as of the "send" box. */
  field: GridField | null;
  /** Of a block that holds all rows so far, while more are still to come: it is to hold them, too. */
  isGrowing?: boolean;
  /** Whether it is all columns, too. */
  isWhole?: boolean;
}

/** Where the keyboard is, and the block of cells that is selected with it. */
export interface Selection {
  /** The cell that is edited by typing; its row is 0 in an empty table. */
  active: CellPosition;
  /** Whether the admin has been in the table. */
  isUsed: boolean;
  range: CellRange;
  /** Selects one cell. */
  select: (cell: CellPosition) => void;
  /** Selects the block between the active cell, or the corner that was given by `selectBlock`, and this one. */
  extend: (to: CellPosition) => void;
  /** Selects a block; the active cell stays. */
  selectBlock: (from: CellPosition, to: CellPosition) => void;
  /** The corner of the selected block that moves with Shift. */
  moving: CellPosition;
  /** Whether rows are still to come that will be selected, too. */
  isGrowing: boolean;
  /** Another one after each selecting, and with each filter. */
  choice: string;
}

const none: KnownCell = { id: '', row: 0, column: 1, field: null };

/**
 * The selection in a table of these rows and fields; it follows them when others go, come, or change places, and stands
 * in the last column while its own is not shown. While rows are still to come, what holds all of them goes on to, as
 * long as the same are `wanted`: the table's filter.
 */
export function useSelection(
  rows: readonly StoredRow[],
  fields: readonly GridField[],
  isLoading: boolean,
  wanted: string,
): Selection {
  const [cell, setCell] = useState(none);
  const turn = useRef(0);
  const [corners, setCorners] = useState<readonly [KnownCell, KnownCell] | null>(null);
  const found = useMemo(() => {
    const shown = (known: KnownCell) => positionOf(rows, { ...known, column: columnOf(fields, known) });
    const active = shown(cell) ?? {
      row: Math.max(0, Math.min(cell.row, rows.length - 1)),
      column: columnOf(fields, cell),
    };
    const from = corners && shown(corners[0]);
    const to = corners && (corners[1].isGrowing ? lastCell(rows, fields, corners[1]) : shown(corners[1]));
    return from && to
      ? { active, from, to, range: rangeBetween(from, to), isBlock: true }
      : { active, from: active, to: active, range: rangeBetween(active, active), isBlock: false };
  }, [rows, fields, cell, corners]);
  const knownCell = (at: CellPosition): KnownCell => ({
    ...at,
    id: rows[at.row]?.id ?? '',
    field: fields[at.column - 1] ?? null,
  });
  const setBlock = (from: CellPosition, to: CellPosition) => {
    const isGrowing = isLoading && from.row === 0 && to.row === rows.length - 1;
    const isWhole = from.column === 0 && to.column === fields.length;
    setCorners([knownCell(from), { ...knownCell(to), isGrowing, isWhole }]);
  };
  const selectBlock = (from: CellPosition, to: CellPosition) => {
    turn.current += 1;
    setBlock(from, to);
  };
  // Rows that somebody adds later are none of it.
  const isGrown = !isLoading && corners?.[1].isGrowing === true;
  useLayoutEffect(() => {
    if (isGrown) setBlock(found.from, found.to);
  }, [isGrown]);
  // Who selected all that a filter showed did not select what it left out.
  useLayoutEffect(() => {
    setCorners((known) => (known?.[1].isGrowing ? [known[0], { ...known[1], isGrowing: false }] : known));
  }, [wanted]);
  return {
    active: found.active,
    // Who came to the first cell by the keyboard has not selected it; who selected all from there has.
    isUsed: cell.id !== '' || found.isBlock,
    range: found.range,
    moving: found.to,
    isGrowing: isLoading && corners?.[1].isGrowing === true,
    choice: `${turn.current} ${wanted}`,
    select: (at) => {
      turn.current += 1;
      setCell(knownCell(at));
      setCorners(null);
    },
    extend: (to) => selectBlock(found.from, to),
    selectBlock,
  };
}

/** The last cell of a block that grows. */
function lastCell(rows: readonly StoredRow[], fields: readonly GridField[], cell: KnownCell): CellPosition {
  return { row: Math.max(0, rows.length - 1), column: cell.isWhole ? fields.length : columnOf(fields, cell) };
}

/** Where a cell's field stands now. */
function columnOf(fields: readonly GridField[], { column, field }: KnownCell): number {
  const at = field === null ? -1 : fields.indexOf(field);
  return at < 0 ? Math.min(column, fields.length) : at + 1;
}

/** Where a cell's row stands now, or null when it is not shown any more. */
function positionOf(rows: readonly StoredRow[], { id, row, column }: KnownCell): CellPosition | null {
  if (id === '') return null;
  const at = rows[row]?.id === id ? row : rows.findIndex((other) => other.id === id);
  return at < 0 ? null : { row: at, column };
}
