import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoredRow } from '../../batches/stored-row.ts';
import { nextOrder, type RowOrder, rankRows } from './row-order.ts';
import type { RowFilter } from './row-standing.ts';
import { shownRows } from './shown-rows.ts';

/** Which rows the admin wants to see, and in which order. */
interface RowView {
  rows: readonly StoredRow[];
  filter: RowFilter;
  query: string;
  order: RowOrder | null;
  setFilter: (filter: RowFilter) => void;
  setQuery: (query: string) => void;
  /** Orders by this, then the other way round, then not at all. */
  orderBy: (by: RowOrder['by']) => RowOrder | null;
  /** Shows all rows again, in the same order. */
  showAll: () => void;
  /** Keeps a row that is being edited in what is shown. */
  keep: (rowId: string | null) => void;
}

/** The rows of a list as the admin wants to see them; `twins` holds ids of rows whose person stands in it twice. */
export function useRowView(
  all: readonly StoredRow[],
  twins: { has(id: string): boolean },
  isLoading: boolean,
): RowView {
  const [filter, setFilter] = useState<RowFilter>('all');
  const [query, setQuery] = useState('');
  const [kept, keep] = useState<string | null>(null);
  const [order, setOrder] = useState<RowOrder | null>(null);
  const [ranks, setRanks] = useState<ReadonlyMap<string, number> | null>(null);
  // Rows that are still being read take their places when all are there.
  useEffect(() => {
    if (order && !isLoading) setRanks(rankRows(all, order));
  }, [isLoading]);
  const rows = useMemo(
    () => shownRows(all, { filter, query, ranks, twins, kept }),
    // The kept row and the twins make a difference only where something is left out.
    [all, filter, query, ranks, filter === 'duplicates' && twins, (filter !== 'all' || query !== '') && kept],
  );
  return {
    rows,
    filter,
    query,
    order,
    setFilter,
    setQuery,
    orderBy: (by) => {
      const next = nextOrder(order, by);
      setOrder(next);
      setRanks(next && rankRows(all, next));
      return next;
    },
    showAll: () => {
      setFilter('all');
      setQuery('');
    },
    keep,
  };
}
