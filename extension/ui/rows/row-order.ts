import type { StoredRow } from '../../batches/stored-row.ts';
import { cellText, type GridField } from './grid-field.ts';
import { foldedText } from './row-search.ts';
import { hasTrouble, type RowStanding, rowStanding } from './row-standing.ts';

/** What rows are ordered by: a field, or how they stand (what deserves a look first). */
export interface RowOrder {
  by: GridField | 'state';
  descending: boolean;
}

/**
 * The order that a header stands for when it is chosen once more: ascending, descending, then the list's own (null).
 */
export function nextOrder(order: RowOrder | null, by: RowOrder['by']): RowOrder | null {
  if (order?.by !== by) return { by, descending: false };
  return order.descending ? null : { by, descending: true };
}

/** Rows that are ordered in one step, at least. */
const run = 2000;

interface Keyed {
  id: string;
  key: string;
}

/**
 * The place of each row, by its id, in an order, in steps that are short for a list of any length. It is computed once:
 * a row stays where it is while it is edited, as in a spreadsheet, until the order is chosen again. Rows without a value
 * come last in both directions.
 */
export function* rankRows(
  rows: readonly StoredRow[],
  { by, descending }: RowOrder,
): Generator<undefined, ReadonlyMap<string, number>> {
  const step = descending ? -1 : 1;
  const compare = (a: Keyed, b: Keyed) => {
    if (a.key === b.key) return 0;
    if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1;
    return a.key < b.key ? -step : step;
  };
  let runs: Keyed[][] = [];
  for (let start = 0; start < rows.length; start += run) {
    const keyed = rows.slice(start, start + run).map((row) => ({ id: row.id, key: keyOf(row, by) }));
    runs.push(keyed.sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Keyed[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  const ranks = new Map<string, number>();
  for (const { id } of runs[0] ?? []) if (ranks.set(id, ranks.size).size % run === 0) yield;
  return ranks;
}

/** Two runs as one; of equal ones, those of the first run come first. */
function* mergedRuns(
  first: readonly Keyed[],
  second: readonly Keyed[],
  compare: (a: Keyed, b: Keyed) => number,
): Generator<undefined, Keyed[]> {
  const merged: Keyed[] = [];
  let left = 0;
  let right = 0;
  for (;;) {
    const a = first[left];
    const b = second[right];
    if (!a || !b) return merged.concat(first.slice(left), second.slice(right));
    const isFirst = compare(a, b) <= 0;
    if (isFirst) left += 1;
    else right += 1;
    if (merged.push(isFirst ? a : b) % run === 0) yield;
  }
}

/** Rows by their ranks, in linear time; rows that have none come last, in the list's order. */
export function inOrder(rows: readonly StoredRow[], ranks: ReadonlyMap<string, number>): StoredRow[] {
  const placed: (StoredRow | undefined)[] = Array(ranks.size).fill(undefined);
  const added: StoredRow[] = [];
  for (const row of rows) {
    const rank = ranks.get(row.id);
    if (rank === undefined) added.push(row);
    else placed[rank] = row;
  }
  return [...placed.filter((row) => row !== undefined), ...added];
}

const standings: Record<RowStanding, string> = { error: '0', look: '1', ready: '2', excluded: '4' };

function keyOf(row: StoredRow, by: RowOrder['by']): string {
  if (by === 'password') return row.password === null ? '' : '1';
  if (by !== 'state') return foldedText(cellText(row, by));
  if (!row.receipt) return standings[rowStanding(row)];
  return hasTrouble(row.receipt) ? '0' : row.receipt.invitation === 'accepted' ? '3' : '2';
}
