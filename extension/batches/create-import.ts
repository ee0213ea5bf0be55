import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { CapturedContent, Reading } from '../../shared/reading/reading.ts';
import type { CaptureSource } from '../capture/capture-source.ts';
import { type SealedCapture, sealedCapture } from './capture-store.ts';
import type { RollcallDatabase } from './database.ts';
import { mergedRow } from './duplicates/merged-row.ts';
import { idSource } from './id-source.ts';
import { type Following, sealedSheetReading } from './living/sheet-reading-store.ts';
import type { StoredSheetReading } from './living/stored-sheet-reading.ts';
import { newBatch, rowsOfBatch, type StorableReading, storableReading } from './new-batch.ts';
import { dropKeys } from './passwords/key-store.ts';
import { sealedPasswords } from './passwords/seal-passwords.ts';
import { replaceRowsOf } from './row-store.ts';
import { defaultChoices, type ImportChoices } from './stored-batch.ts';
import type { DraftId } from './stored-draft.ts';
import type { StoredRow } from './stored-row.ts';
import { withPauses } from './with-pauses.ts';

/** One list of an import: what was read, where it comes from, and what it was read from. */
export interface ImportedList {
  reading: Reading;
  source: CaptureSource;
  /** With it, its columns can be read anew later; it is sealed, and its batches say if it was too large to keep. */
  content?: CapturedContent;
  /** Of a sheet that was read before. */
  follows?: Following;
}

/** How an import is stored; of the choices, `defaultChoices` where they are not given. */
export interface Storing extends Partial<ImportChoices> {
  /** Of the import, which is of its first batch, too; a new one when left out. */
  importId?: string;
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Told after each slice: rows that are written, of all. */
  onProgress?: (stored: number, of: number) => void;
  /** Stops the storing at the next slice; nothing is left of it then. */
  signal?: AbortSignal;
  /** Drafts that the import was made of: they go in the same moment in which it is there. */
  drafts?: readonly DraftId[];
  /** Entries of the basket that it was made of; they go with the drafts. */
  basket?: readonly string[];
}

/**
 * Stores lists as one import in review, a source each. Who stands in several of them is one person: the first row wins,
 * its empty fields are filled. All or nothing is stored, wherever it is stopped. Passwords are kept, sealed, where
 * accounts are to be made of them. Answers the import's id, which is its first batch's.
 */
export async function createImport(
  database: RollcallDatabase,
  lists: readonly ImportedList[],
  storing: Storing,
): Promise<string | 'stopped'> {
  const { importId = crypto.randomUUID() } = storing;
  let isStored = false;
  try {
    isStored = await storeImport(database, importId, lists, storing);
    return isStored ? importId : 'stopped';
  } finally {
    if (!isStored) await dropKeys(database, importId);
  }
}

async function storeImport(
  database: RollcallDatabase,
  importId: string,
  lists: readonly ImportedList[],
  { importId: _, name, now, onProgress, signal, drafts = [], basket = [], ...given }: Storing,
): Promise<boolean> {
  const newId = idSource();
  const choices = { ...defaultChoices, ...given };
  const sealed: SealedCapture[] = [];
  const sheetReadings: StoredSheetReading[] = [];
  const found: StorableReading[] = [];
  for (const [sourceIndex, { reading, source, content, follows }] of lists.entries()) {
    sealed.push(await sealedCapture(database, { importId, sourceIndex }, { content, reading }));
    const sheetReading = await sealedSheetReading(
      database,
      { importId, sourceIndex },
      { reading, source, follows, now },
    );
    if (sheetReading) sheetReadings.push(sheetReading);
    const texts = reading.rows.map(({ person }) => person.password);
    const passwords = choices.way === 'accounts' ? await sealedPasswords(database, importId, texts) : null;
    found.push(storableReading(reading, { sourceIndex, newId, passwords }));
  }
  const merged = await withPauses(mergedAcross(found, signal));
  if (merged === null) return false;
  const of = merged.reduce((sum, own) => sum + own.length, 0);
  // A batch without rows could never be sent; one is made only if there is nothing else to show the leftovers in.
  const filled = [...merged.entries()].filter(
    ([sourceIndex, own]) => own.length > 0 || (of === 0 && sourceIndex === 0),
  );
  const mergedSources = [...lists.entries()]
    .filter(([sourceIndex]) => !filled.some(([own]) => own === sourceIndex))
    .map(([sourceIndex, { source }]) => ({ sourceIndex, title: source.title }));

  const {
    batches,
    batchRows,
    captures,
    drafts: draftTable,
    basket: basketTable,
    sheetReadings: readingTable,
  } = database;
  try {
    await database.transaction(
      'rw',
      [batches, batchRows, captures, draftTable, basketTable, readingTable],
      async () => {
        let part = 0;
        let stored = 0;
        for (const [sourceIndex, own] of filled) {
          const [list, capture, columns] = [lists[sourceIndex], sealed[sourceIndex], found[sourceIndex]?.columns];
          if (!list || !capture || !columns) continue;
          const frame = {
            importId,
            sourceIndex,
            source: list.source,
            capture: capture.state,
            columns,
            choices,
            name,
            now,
          };
          for (let start = 0; start === 0 || start < own.length; start += maxRowsPerBatch, part++) {
            signal?.throwIfAborted();
            const made = newBatch({ ...frame, part, newId: part === 0 ? () => importId : newId });
            const some = rowsOfBatch(made, own.slice(start, start + maxRowsPerBatch));
            await batches.add(
              part === 0 ? { ...made, mergedSources, leftovers: found.flatMap(({ leftovers }) => leftovers) } : made,
            );
            await replaceRowsOf(database, made.id, some);
            stored += some.length;
            onProgress?.(stored, of);
          }
        }
        for (const { stored: record } of sealed) if (record) await captures.put(record);
        await readingTable.bulkPut(sheetReadings);
        await draftTable.bulkDelete([...drafts]);
        await basketTable.bulkDelete([...basket]);
      },
    );
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
  return true;
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
