import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoredRow } from '../../batches/stored-row.ts';
import { withPauses } from '../../batches/with-pauses.ts';
import { nextOrder, type RowOrder, rankRows } from './row-order.ts';
import { foldedText, foundRows } from './row-search.ts';
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

/** What a query found. */
interface Answer {
  query: string;
  /** Of which list. */
  rows: readonly StoredRow[];
  found: readonly StoredRow[];
}

/** The rows of a list as the admin wants to see them; `twins` holds ids of rows whose person stands in it twice. */
export function useRowView(
  all: readonly StoredRow[],
  twins: { has(id: string): boolean },
  isLoading: boolean,
): RowView {
  const [filter, setFilter] = useState<RowFilter>('all');
  const [query, setQuery] = useState('');
  // The query whose rows are shown, and those: a long list is looked through in slices.
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [kept, keep] = useState<string | null>(null);
  const [order, setOrder] = useState<RowOrder | null>(null);
  const [ranks, setRanks] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    if (query === '') return setAnswer(null);
    const stop = new AbortController();
    const look = async () => {
      // Whoever types on looks for some of those who were found.
      const isNarrower = answer?.rows === all && foldedText(query).startsWith(foldedText(answer.query));
      const found = await withPauses(foundRows(isNarrower ? answer.found : all, query), stop.signal);
      if (found !== null) setAnswer({ query, rows: all, found });
    };
    void look();
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
  const asked = query === '' ? '' : (answer?.query ?? '');
  // Who is being edited is shown though nothing finds them any more.
  const found = useMemo(() => {
    if (asked === '' || answer?.rows !== all) return null;
    return kept === null || answer.found.some(({ id }) => id === kept) ? answer.found : null;
  }, [all, asked, answer, kept]);
  const [from, sought] = found ? [found, ''] : [all, asked];
  const rows = useMemo(
    () => shownRows(from, { filter, query: sought, ranks, twins, kept }),
    // The kept row and the twins make a difference only where something is left out.
    [from, filter, sought, ranks, filter === 'duplicates' && twins, (filter !== 'all' || sought !== '') && kept],
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
