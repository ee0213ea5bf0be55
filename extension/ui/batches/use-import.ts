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

/** Batches, by their ids, each with its rows; those that are gone are left out. */
function readParts(ids: readonly string[]): Promise<LoadedPart[]> {
  return database.transaction('r', database.batches, database.batchRows, async () => {
    const parts: LoadedPart[] = [];
    for (const id of ids) {
      const [found, own] = await Promise.all([batch(database, id), rows(database, id)]);
      if (found) parts.push({ batch: found, rows: own });
      countAhead(own);
    }
    return parts;
  });
}

/** Queries that are asked at once: the answers of a hundred would come between two frames. */
const readAtOnce = 2;

/** Batches of one query, at most. */
const mostTogether = 16;

/**
 * Batches by those that are read together: the first ones alone, since they are waited for, then ever more. Each query is
 * shown all that a change has touched, so that a hundred of them took a tenth of a second for a change of a hundred.
 */
function readTogether(ids: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let start = 0, size = 1; start < ids.length; start += size) {
    size = Math.min(mostTogether, Math.max(1, start));
    groups.push(ids.slice(start, start + size));
  }
  return groups;
}

/** Milliseconds between two drawings while a long import is still being read: each of them looks at all rows so far. */
const loadingPeriod = 1000;

/** Milliseconds in which the parts of one change are waited for: each drawing lays the whole list out. */
const gatheringPeriod = 100;

/**
 * Batches with their rows as they stood at one moment, by the batches' ids (given joined by spaces). What has changed of
 * one row is a thousand rows to read again at most, not the whole import.
 */
function usePartsOf(ids: string): ReadonlyMap<string, LoadedPart> {
  const [loaded, setLoaded] = useState<ReadonlyMap<string, LoadedPart>>(new Map());
  const [failure, setFailure] = useState<unknown>(undefined);
  useEffect(() => {
    if (ids === '') return;
    const wanted = ids.split(' ');
    const groups = readTogether(wanted);
    const found = new Map<string, LoadedPart>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      setLoaded(new Map(found));
    };
    // One that was removed is not among them, which the list of batches tells, too.
    const hear = (parts: readonly LoadedPart[]) => {
      const known = found.size;
      const changed = parts.filter((part) => found.get(part.batch.id)?.rows !== part.rows);
      for (const part of parts) found.set(part.batch.id, part);
      const isWhole = found.size === wanted.length;
      const delay = changed.length > 1 ? gatheringPeriod : 0;
      // The first rows, and that these are all, are seen at once.
      if (known === 0 || isWhole !== (known === wanted.length)) show();
      else timer ??= setTimeout(show, isWhole ? delay : loadingPeriod);
    };
    const endings: (() => void)[] = [];
    const readNext = () => {
      const group = groups[endings.length];
      if (!group) return;
      let isFirst = true;
      const next = (parts: LoadedPart[]) => {
        hear(parts);
        if (isFirst) readNext();
        isFirst = false;
      };
      endings.push(liveAnswers(() => readParts(group), { next, error: setFailure }));
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
