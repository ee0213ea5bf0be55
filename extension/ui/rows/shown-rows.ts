import type { StoredRow } from '../../batches/stored-row.ts';
import { inOrder } from './row-order.ts';
import { rowSearch } from './row-search.ts';
import { isShown, type RowFilter } from './row-standing.ts';

/** Which rows of a list are shown, and in which order. */
interface RowChoice {
  filter: RowFilter;
  query: string;
  /** Places by row id, or null for the list's order. */
  ranks: ReadonlyMap<string, number> | null;
  /** Ids of rows whose person stands in the list twice. */
  twins: { has(id: string): boolean };
  /** A row that is shown in any case, because it is being edited. */
  kept: string | null;
}

/** The rows of a choice; the same array when that is all of them as they stand. */
export function shownRows(rows: readonly StoredRow[], choice: RowChoice): readonly StoredRow[] {
  const { filter, query, ranks, twins, kept } = choice;
  const finds = rowSearch(query);
  const found =
    filter === 'all' && !finds
      ? rows
      : rows.filter(
          (row) => row.id === kept || (isShown(row, filter, twins.has(row.id)) && (finds === null || finds(row))),
        );
  return ranks ? inOrder(found, ranks) : found;
}
