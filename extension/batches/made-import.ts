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
interface Making {
  importId: string;
  choices: ImportChoices;
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Stops it at the next slice. */
  signal: AbortSignal | undefined;
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
  const { importId, choices, signal } = making;
  const newId = idSource();
  const found: StorableReading[] = [];
  for (const [sourceIndex, { reading }] of lists.entries()) {
    const texts = reading.rows.map(({ person }) => person.password);
    const passwords = choices.way === 'accounts' ? await sealedPasswords(database, importId, texts) : null;
    found.push(storableReading(reading, { sourceIndex, newId, passwords }));
  }
  const merged = await withPauses(mergedAcross(found, signal));
  return merged && withPauses(inBatches(lists, { found, merged, newId, making }));
}

/** The rows of each list, those that name somebody of an earlier list merged into the row there; null when stopped. */
function* mergedAcross(
  lists: readonly StorableReading[],
  signal: AbortSignal | undefined,
): Generator<undefined, StoredRow[][] | null> {
  const merged: StoredRow[][] = [];
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
    merged.push(own);
  }
  return merged;
}

interface Merged {
  found: readonly StorableReading[];
  merged: readonly StoredRow[][];
  newId: () => string;
  making: Making;
}

function* inBatches(
  lists: readonly ReadList[],
  { found, merged, newId, making: { importId, choices, name, now } }: Merged,
): Generator<undefined, MadePart[]> {
  const isEmpty = merged.every((own) => own.length === 0);
  // A batch without rows could never be sent; one is made only if there is nothing else to show the leftovers in.
  const isFilled = (index: number) => (isEmpty ? index === 0 : merged[index]?.length !== 0);
  const parts: MadePart[] = [];
  for (const [sourceIndex, { source, content }] of lists.entries()) {
    const [own, columns] = [merged[sourceIndex], found[sourceIndex]?.columns];
    if (!own || !columns || !isFilled(sourceIndex)) continue;
    const frame = { importId, sourceIndex, source, capture: captureState(content), columns, choices, name, now };
    for (let start = 0; start === 0 || start < own.length; start += maxRowsPerBatch) {
      const part = parts.length;
      const batch = newBatch({ ...frame, part, newId: part === 0 ? () => importId : newId });
      parts.push({ batch, rows: rowsOfBatch(batch, own.slice(start, start + maxRowsPerBatch)) });
      yield;
    }
  }
  const [first] = parts;
  if (first) {
    const mergedSources = lists.flatMap(({ source: { title } }, sourceIndex) =>
      isFilled(sourceIndex) ? [] : [{ sourceIndex, title }],
    );
    first.batch = { ...first.batch, mergedSources, leftovers: found.flatMap(({ leftovers }) => leftovers) };
  }
  return parts;
}
