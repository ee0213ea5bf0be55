import type { StoredRow } from '../../batches/stored-row.ts';
import type { GridField } from './grid-field.ts';
import { isShown } from './row-standing.ts';

/** The next row (or the one before) that deserves a look, going round at the end, and the field to look at. */
export function problemAfter(
  rows: readonly StoredRow[],
  from: number,
  step: 1 | -1,
  hasTwin: (row: StoredRow) => boolean,
): { rowId: string; field: GridField | null } | null {
  const start = from < 0 && step < 0 ? 0 : from;
  for (let turn = 1; turn <= rows.length; turn++) {
    const row = rows[(start + step * turn + 2 * rows.length) % rows.length];
    if (!row || !(isShown(row, 'look') || hasTwin(row))) continue;
    const gravest = row.problems.find(({ severity }) => severity === 'error');
    const field = (gravest ?? row.problems.find(({ severity }) => severity === 'warning'))?.field ?? null;
    return { rowId: row.id, field };
  }
  return null;
}
