import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoredRow } from '../../batches/stored-row.ts';
import { withPauses } from '../../batches/with-pauses.ts';
import { nextOrder, type RowOrder, rankRows } from './row-order.ts';
import { readyForSearch } from './row-search.ts';
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
  // The query whose rows are shown: a long list is made ready for a new one in slices.
  const [answered, setAnswered] = useState('');
  const [kept, keep] = useState<string | null>(null);
  const [order, setOrder] = useState<RowOrder | null>(null);
  const [ranks, setRanks] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const answer = async () => {
      if ((await withPauses(readyForSearch(query === '' ? [] : all), stop.signal)) !== null) setAnswered(query);
    };
    void answer();
    return () => stop.abort();
  }, [query]);
  // Rows that are still being read take their places when all are there.
  useEffect(() => {
    if (order === null) return setRanks(null);
    if (isLoading) return;
    const stop = new AbortController();
    const rank = async () => {
      const found = await withPauses(rankRows(all, order), stop.signal);
      if (found !== null) setRanks(found);
    };
    void rank();
    return () => stop.abort();
  }, [order, isLoading]);
  const asked = query === '' ? '' : answered;
  const rows = useMemo(
    () => shownRows(all, { filter, query: asked, ranks, twins, kept }),
    // The kept row and the twins make a difference only where something is left out.
    [all, filter, asked, ranks, filter === 'duplicates' && twins, (filter !== 'all' || asked !== '') && kept],
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
      return next;
    },
    showAll: () => {
      setFilter('all');
      setQuery('');
    },
    keep,
  };
}
