import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { CapturedContent, Reading } from '../../shared/reading/reading.ts';
import type { CaptureSource } from '../capture/capture-source.ts';
import { captureState } from './capture-store.ts';
import type { RollcallDatabase } from './database.ts';
import { mergedRow } from './duplicates/merged-row.ts';
import { idSource } from './id-source.ts';
import { newBatch, rowsOfBatch, type StorableReading, storableReading } from './new-batch.ts';
import { sealedPasswords } from './passwords/seal-passwords.ts';
import type { ImportChoices, StoredBatch } from './stored-batch.ts';
import type { StoredRow } from './stored-row.ts';
import { withPauses } from './with-pauses.ts';

/** One list that an import is made of: what was read, where it comes from, and what it was read from. */
export interface ReadList {
  reading: Reading;
  source: CaptureSource;
  /** With it, its columns can be read anew later; it is sealed, and its batches say if it was too large to keep. */
  content?: CapturedContent;
}

/** A batch of an import that is made, stored or not. */
export interface MadePart {
  batch: StoredBatch;
  rows: readonly StoredRow[];
}

/** How an import is made. */
export interface Making {
  importId: string;
  choices: ImportChoices;
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Stops it at the next slice. */
  signal: AbortSignal | undefined;
  /** What was shown of it already: the rows of an only list, and all batches, keep their ids. */
  shown?: readonly MadePart[] | undefined;
  /** Told the first part of a list that has more of them, while those are still to be made. */
  onFirst?: (part: MadePart) => Promise<void>;
}

/** The rows of one list that the import is made of, as many as a batch may have at a time; at least one slice. */
interface OwnRows {
  count: number;
  slices: Iterable<StoredRow[]>;
}

/**
 * Makes an import of lists in memory, a source each; at least one batch. Passwords are sealed, where accounts are to be
 * made of them, under a key that is kept already. Null when stopped.
 */
export async function madeParts(
  database: RollcallDatabase,
  lists: readonly ReadList[],
  making: Making,
): Promise<MadePart[] | null> {
  const { importId, choices, signal, shown = [], onFirst } = making;
  const newId = idSource(keptIds(lists, shown));
  const newBatchId = (part: number) => (part === 0 ? importId : (shown[part]?.batch.id ?? crypto.randomUUID()));
  const found: StorableReading[] = [];
  for (const [sourceIndex, { reading }] of lists.entries()) {
    const texts = reading.rows.map(({ person }) => person.password);
    const passwords = choices.way === 'accounts' ? await sealedPasswords(database, importId, texts) : null;
    found.push(storableReading(reading, { sourceIndex, newId, passwords }));
  }
  const [alone, ...others] = found;
  const own =
    alone && others.length === 0
      ? [{ count: lists[0]?.reading.rows.length ?? 0, slices: alone.slices() }]
      : await withPauses(mergedAcross(found, signal));
  if (own === null) return null;
  const parts = inBatches(lists, { found, own, newBatchId, making });
  const { value: first } = parts.next();
  if (!first) return [];
  if (alone && others.length === 0 && first.rows.length < (own[0]?.count ?? 0)) await onFirst?.(first);
  const rest = await withPauses(gathered(parts, signal));
  return rest && [first, ...rest];
}

/** The ids of the rows that were shown, as far as the only list begins with the same people at the same places. */
function keptIds(lists: readonly ReadList[], parts: readonly MadePart[]): string[] {
  const [alone, ...others] = lists;
  const shown = parts.flatMap((part) => part.rows);
  const rows = others.length === 0 ? (alone?.reading.rows ?? []) : [];
  const other = shown.findIndex(({ place, person }, at) => {
    const row = rows[at];
    return row?.person.email !== person.email || row.place.line !== place?.line || row.place.column !== place.column;
  });
  return shown.slice(0, other < 0 ? shown.length : other).map(({ id }) => id);
}

/** The rows of each list, those that name somebody of an earlier list merged into the row there; null when stopped. */
function* mergedAcross(
  lists: readonly StorableReading[],
  signal: AbortSignal | undefined,
): Generator<undefined, OwnRows[] | null> {
  const merged: OwnRows[] = [];
  const known = new Map<string, { list: StoredRow[]; at: number }>();
  for (const { slices } of lists) {
    const own: StoredRow[] = [];
    for (const slice of slices()) {
      for (const row of slice) {
        const twin = row.address === null ? undefined : known.get(row.address);
        const first = twin?.list[twin.at];
        if (twin && first && twin.list !== own) twin.list[twin.at] = mergedRow(first, [row]).row;
        else {
          if (row.address !== null && !twin) known.set(row.address, { list: own, at: own.length });
          own.push(row);
        }
      }
      yield;
      if (signal?.aborted) return null;
    }
    merged.push({ count: own.length, slices: sliced(own) });
  }
  return merged;
}

function* sliced(rows: readonly StoredRow[]): Generator<StoredRow[], void> {
  for (let start = 0; start === 0 || start < rows.length; start += maxRowsPerBatch) {
    yield rows.slice(start, start + maxRowsPerBatch);
  }
}

interface Merged {
  found: readonly StorableReading[];
  own: readonly OwnRows[];
  newBatchId: (part: number) => string;
  making: Making;
}

function* inBatches(
  lists: readonly ReadList[],
  { found, own, newBatchId, making: { importId, choices, name, now } }: Merged,
): Generator<MadePart, void> {
  const isEmpty = own.every(({ count }) => count === 0);
  // A batch without rows could never be sent; one is made only if there is nothing else to show the leftovers in.
  const isFilled = (index: number) => (isEmpty ? index === 0 : own[index]?.count !== 0);
  const mergedSources = lists.flatMap(({ source: { title } }, sourceIndex) =>
    isFilled(sourceIndex) ? [] : [{ sourceIndex, title }],
  );
  const leftovers = found.flatMap((reading) => reading.leftovers);
  let part = 0;
  for (const [sourceIndex, { source, content }] of lists.entries()) {
    const columns = found[sourceIndex]?.columns;
    if (!columns || !isFilled(sourceIndex)) continue;
    const frame = { importId, sourceIndex, source, capture: captureState(content), columns, choices, name, now };
    for (const slice of own[sourceIndex]?.slices ?? []) {
      const made = newBatch({ ...frame, part, newId: () => newBatchId(part) });
      const batch = part === 0 ? { ...made, mergedSources, leftovers } : made;
      part += 1;
      yield { batch, rows: rowsOfBatch(batch, slice) };
    }
  }
}

/** All that comes, in steps; null when stopped. */
function* gathered(
  parts: Iterable<MadePart>,
  signal: AbortSignal | undefined,
): Generator<undefined, MadePart[] | null> {
  const all: MadePart[] = [];
  for (const part of parts) {
    all.push(part);
    yield;
    if (signal?.aborted) return null;
  }
  return all;
}
