import { emptyPerson } from '../../../shared/people/person.ts';
import { yesOrNo } from '../../../shared/reading/cell-values.ts';
import type { RowPatch } from '../../batches/edited-row.ts';
import { fieldFromText } from '../../batches/field-text.ts';
import { withoutPassword } from '../../batches/new-batch.ts';
import type { PasswordEntry } from '../../batches/passwords/password-edits.ts';
import type { RowEdit } from '../../batches/row-edits.ts';
import type { StoredPerson, StoredRow } from '../../batches/stored-row.ts';
import { type CellRange, rangeSize } from './cell-range.ts';
import { cellText, type GridField } from './grid-field.ts';

/** The table that blocks are copied from and pasted into; columns as in `CellPosition`. */
interface BlockTable {
  rows: readonly StoredRow[];
  fields: readonly GridField[];
  isEditable: (row: StoredRow) => boolean;
}

/** The texts of a block; the send box is 1 or 0. */
export function blockCells({ rows, fields }: BlockTable, { top, bottom, left, right }: CellRange): string[][] {
  return rows.slice(top, bottom + 1).map((row) => {
    const cells: string[] = [];
    for (let column = left; column <= right; column++) cells.push(textAt(row, fields, column));
    return cells;
  });
}

/** What a paste does. */
interface BlockPaste {
  edits: RowEdit[];
  /** Initial passwords for rows that are there already. */
  passwords: PasswordEntry[];
  /** People of the lines that reach beyond the last row. */
  added: StoredPerson[];
  /** The cells that were pasted into, as far as they were there before. */
  range: CellRange;
  /** Columns of the block that stand beyond the last one of the table. */
  lostColumns: number;
  /** Rows that were sent already and stay as they are. */
  lockedRows: number;
}

/**
 * Pastes a block at the first cell of a selection. A selection that is the block several times over is filled with it,
 * so that one value fills any selection.
 */
export function pastedInto(table: BlockTable, selected: CellRange, block: readonly (readonly string[])[]): BlockPaste {
  const { rows, fields, isEditable } = table;
  const height = block.length;
  const width = block[0]?.length ?? 0;
  const size = rangeSize(selected);
  const isTiled = size.rows % height === 0 && size.columns % width === 0;
  const wanted = isTiled ? size : { rows: height, columns: width };
  const columns = Math.min(wanted.columns, fields.length + 1 - selected.left);
  const edits: RowEdit[] = [];
  const passwords: PasswordEntry[] = [];
  const passwordColumn = fields.indexOf('password') + 1;
  const passwordAt = passwordColumn === 0 ? -1 : passwordColumn - selected.left;
  const added: StoredPerson[] = [];
  let lockedRows = 0;
  for (let down = 0; down < wanted.rows; down++) {
    const line = block[down % height] ?? [];
    const patch: RowPatch = {};
    for (let across = 0; across < columns; across++) {
      Object.assign(patch, cellPatch(fields, selected.left + across, line[across % width] ?? ''));
    }
    const row = rows[selected.top + down];
    if (!row) {
      const { excluded: _, ...person } = patch;
      // An empty line at the end of a copy is nobody.
      if (line.some((cell) => cell.trim() !== '')) added.push({ ...withoutPassword(emptyPerson()), ...person });
    } else if (isEditable(row)) {
      const password = passwordAt >= 0 && passwordAt < columns ? (line[passwordAt % width] ?? '') : '';
      if (password !== '') passwords.push({ rowId: row.id, password });
      if (password === '' || Object.keys(patch).length > 0) edits.push({ rowId: row.id, patch });
    } else lockedRows += 1;
  }
  return {
    edits,
    passwords,
    added,
    range: {
      ...selected,
      bottom: Math.min(selected.top + wanted.rows, rows.length) - 1,
      right: selected.left + columns - 1,
    },
    lostColumns: wanted.columns - columns,
    lockedRows,
  };
}

/** The first line of a block for all of its lines; of a single line, what stands above it. */
export function filledDown(table: BlockTable, { top, bottom, left, right }: CellRange): RowEdit[] {
  const { rows, fields, isEditable } = table;
  const from = rows[top === bottom ? top - 1 : top];
  if (!from) return [];
  const patch: RowPatch = {};
  for (let column = left; column <= right; column++) {
    const field = fields[column - 1];
    // A password is nobody else's.
    if (field === 'password') continue;
    Object.assign(patch, field ? { [field]: from.person[field] } : { excluded: from.excluded });
  }
  return rows
    .slice(top === bottom ? top : top + 1, bottom + 1)
    .filter(isEditable)
    .map(({ id }) => ({ rowId: id, patch }));
}

/** The fields of a block emptied; the send box stays. */
export function clearedBlock(table: BlockTable, { top, bottom, left, right }: CellRange): RowEdit[] {
  const patch: RowPatch = {};
  for (const field of table.fields.slice(Math.max(0, left - 1), right)) {
    if (field !== 'password') Object.assign(patch, fieldFromText(field, ''));
  }
  if (Object.keys(patch).length === 0) return [];
  return table.rows
    .slice(top, bottom + 1)
    .filter(table.isEditable)
    .map(({ id }) => ({ rowId: id, patch }));
}

/** The passwords of a block, to be taken off. */
export function clearedPasswords(table: BlockTable, { top, bottom, left, right }: CellRange): PasswordEntry[] {
  const at = table.fields.indexOf('password') + 1;
  if (at === 0 || at < left || at > right) return [];
  return table.rows
    .slice(top, bottom + 1)
    .filter((row) => table.isEditable(row) && row.password !== null)
    .map(({ id }) => ({ rowId: id, password: '' }));
}

function textAt(row: StoredRow, fields: readonly GridField[], column: number): string {
  const field = fields[column - 1];
  if (!field) return row.excluded ? '0' : '1';
  return cellText(row, field);
}

function cellPatch(fields: readonly GridField[], column: number, text: string): RowPatch {
  const field = fields[column - 1];
  // Passwords are set apart from what is stored of a person.
  if (field === 'password') return {};
  if (field) return fieldFromText(field, text);
  const answer = yesOrNo(text.trim()) ?? null;
  return answer === null ? {} : { excluded: !answer };
}
