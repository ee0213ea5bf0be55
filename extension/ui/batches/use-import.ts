import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { batch, listBatches, rows } from '../../batches/batch-store.ts';
import type { RowSummary } from '../../batches/row-summary.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { liveAnswers } from '../live-answers.ts';
import { countAhead } from '../rows/counted-ahead.ts';
import { useHeld } from './held-import.ts';
import type { ImportUnderWay } from './import-under-way.ts';
import { summaryOf, sumSummaries } from './sum-summaries.ts';
import { useImportUnderWay } from './use-import-under-way.ts';

/** One batch of an import with its rows. */
export interface Part {
  batch: StoredBatch;
  rows: readonly StoredRow[];
  summary: RowSummary;
}

/** A list as it was pasted: one batch, or several when it is longer than a batch may be. */
export interface ShownImport {
  parts: readonly Part[];
  /** The rows of all parts, in the list's order. */
  rows: readonly StoredRow[];
  summary: RowSummary;
  /** How many rows there are, also of those that are still being made. */
  total: number;
  /** Whether rows are still being read from the database, or made. */
  isLoading: boolean;
  /** Whether the database has it: the rows of a new import are shown while they are being stored. */
  isStored: boolean;
}

/** An import, kept up to date; undefined until it is read, null when there is none of this id. */
export function useImport(importId: string): ShownImport | null | undefined {
  const made = useImportUnderWay(importId, madeOf);
  const shownFirst = useRef(made);
  if (made) shownFirst.current = made;
  const batches = useLive(
    async () =>
      (await listBatches(database)).filter((batch) => batch.importId === importId).sort((a, b) => a.part - b.part),
    [importId],
  );
  const loaded = usePartsOf(batches?.map(({ id }) => id).join(' ') ?? '');
  const isLoading = batches === undefined || batches.some(({ id }) => !loaded.has(id));
  // What this page has made is shown until all of it is read from the database.
  const first = isLoading || batches.length === 0 ? shownFirst.current : undefined;
  shownFirst.current = first;
  const last = useRef<ShownImport | null | undefined>(undefined);
  last.current = useMemo(() => {
    if (first) return shownImport(first.parts, { isStored: false, of: first.of }, last.current);
    if (batches === undefined) return undefined;
    if (batches.length === 0) return null;
    const parts = batches.map((batch) => partOf(batch, loaded.get(batch.id)));
    return shownImport(parts, { isLoading, isStored: true }, last.current);
  }, [first, batches, loaded]);
  return useHeld(importId, last.current);
}

/**
 * A batch, as the list of batches has it, with its rows. One that is sent is shown as it was read with its receipts: it
 * is not done without them.
 */
function partOf(listed: StoredBatch, loaded: LoadedPart | undefined): LoadedPart {
  return loaded && listed.stage === 'applied' ? loaded : { batch: listed, rows: loaded?.rows ?? none };
}

/**
 * What is shown of the batches of an import; `of`: rows that it will have, where some of them are still being made. Rows
 * that are the same as those shown last stay one list with them.
 */
export function shownImport(
  made: readonly LoadedPart[],
  { isStored, isLoading = false, of }: { isStored: boolean; isLoading?: boolean; of?: number },
  last?: ShownImport | null,
): ShownImport {
  const parts = made.map((part): Part => ({ ...part, summary: summaryOf(part.rows) }));
  const summary = sumSummaries(parts.map((part) => part.summary));
  const total = of ?? summary.rows;
  // What is worked out of all rows, and their layout, then holds on.
  const isSame = last?.parts.length === parts.length && last.parts.every(({ rows }, at) => rows === parts[at]?.rows);
  const rows = () => (parts.length === 1 ? (parts[0]?.rows ?? none) : none.concat(...parts.map((part) => part.rows)));
  return {
    parts,
    rows: isSame ? last.rows : rows(),
    summary,
    total,
    isLoading: isLoading || summary.rows < total,
    isStored,
  };
}

const madeOf = (underWay: ImportUnderWay | null) => underWay?.made;

const none: readonly StoredRow[] = [];

/** A batch and its rows, not counted yet. */
type LoadedPart = Omit<Part, 'summary'>;

function readPart(id: string): Promise<LoadedPart | null> {
  return database.transaction('r', database.batches, database.batchRows, async () => {
    const [found, own] = await Promise.all([batch(database, id), rows(database, id)]);
    return found && { batch: found, rows: own };
  });
}

/** Batches that are read at once: the answers of a hundred would come between two frames. */
const readAtOnce = 2;

/** Milliseconds between two drawings while a long import is still being read: each of them looks at all rows so far. */
const loadingPeriod = 1000;

/**
 * Batches with their rows as they stood at one moment, by the batches' ids (given joined by spaces). One query a batch: a
 * change of one row reads a thousand again at most, not the whole import.
 */
function usePartsOf(ids: string): ReadonlyMap<string, LoadedPart> {
  const [loaded, setLoaded] = useState<ReadonlyMap<string, LoadedPart>>(new Map());
  const [failure, setFailure] = useState<unknown>(undefined);
  useEffect(() => {
    if (ids === '') return;
    const wanted = ids.split(' ');
    const found = new Map<string, LoadedPart>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      setLoaded(new Map(found));
    };
    const hear = (id: string, own: LoadedPart | null) => {
      // It was removed, which the list of batches tells.
      if (own === null) return;
      countAhead(own.rows);
      const wasWhole = found.size === wanted.length;
      found.set(id, own);
      const isWhole = found.size === wanted.length;
      // The first rows, and that these are all, are seen at once.
      if (found.size === 1 || isWhole !== wasWhole) show();
      else timer ??= setTimeout(show, isWhole ? 0 : loadingPeriod);
    };
    const endings: (() => void)[] = [];
    const readNext = () => {
      const id = wanted[endings.length];
      if (id === undefined) return;
      let isFirst = true;
      const next = (own: LoadedPart | null) => {
        hear(id, own);
        if (isFirst) readNext();
        isFirst = false;
      };
      endings.push(liveAnswers(() => readPart(id), { next, error: setFailure }));
    };
    for (let at = 0; at < readAtOnce; at++) readNext();
    return () => {
      clearTimeout(timer);
      for (const end of endings) end();
    };
  }, [ids]);
  if (failure !== undefined) throw failure;
  return loaded;
}
