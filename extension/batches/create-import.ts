import type { CapturedContent, Reading } from '../../shared/reading/reading.ts';
import { type SealedCapture, sealedCapture } from './capture-store.ts';
import type { RollcallDatabase } from './database.ts';
import { mergedRow } from './duplicates/merged-row.ts';
import { type CaptureSource, newBatches, type StorableReading, storableReading } from './new-batch.ts';
import type { StoredBatch } from './stored-batch.ts';
import type { DraftId } from './stored-draft.ts';
import type { StoredRow } from './stored-row.ts';

/** One list of an import: what was read, where it comes from, and what it was read from. */
export interface ImportedList {
  reading: Reading;
  source: CaptureSource;
  /** With it, its columns can be read anew later; it is sealed, and its batches say if it was too large to keep. */
  content?: CapturedContent;
}

/** How an import is stored. */
export interface Storing {
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Told after each slice: rows that are written, of all. */
  onProgress?: (stored: number, of: number) => void;
  /** Stops the storing at the next slice; nothing is left of it then. */
  signal?: AbortSignal;
  /** Drafts that the import was made of: they go in the same moment in which it is there. */
  drafts?: readonly DraftId[];
}

/** Rows written at a time; the page gets its turn in between. */
const slice = 500;

/**
 * Stores lists as one import in review, a source each. Who stands in several of them is one person: the first row wins,
 * its empty fields are filled. All or nothing is stored, wherever it is stopped. Answers the import's id, which is its
 * first batch's.
 */
export async function createImport(
  database: RollcallDatabase,
  lists: readonly ImportedList[],
  { name, now, onProgress, signal, drafts = [] }: Storing,
): Promise<string | 'stopped'> {
  const importId = crypto.randomUUID();
  const newId = () => crypto.randomUUID();
  const sealed: SealedCapture[] = [];
  const found: StorableReading[] = [];
  for (const [sourceIndex, { reading, content }] of lists.entries()) {
    sealed.push(await sealedCapture(database, { importId, sourceIndex }, content));
    found.push(storableReading(reading, { sourceIndex, newId }));
    await turn();
    if (signal?.aborted) return 'stopped';
  }
  const batches: StoredBatch[] = [];
  const rows: StoredRow[] = [];
  const merged = mergedAcross(found.map((each) => each.rows));
  const isEmpty = merged.every((own) => own.length === 0);
  for (const [sourceIndex, own] of merged.entries()) {
    const [list, capture, columns] = [lists[sourceIndex], sealed[sourceIndex], found[sourceIndex]?.columns];
    // A batch without rows could never be sent; one is made only if there is nothing else to show the leftovers in.
    if (!list || !capture || !columns || (own.length === 0 && !(isEmpty && sourceIndex === 0))) continue;
    const frame = { importId, part: batches.length, sourceIndex, source: list.source, capture: capture.state };
    const made = newBatches(own, { ...frame, columns, name, now, newId });
    for (const batch of made.batches) batches.push(batch);
    for (const row of made.rows) rows.push(row);
  }
  const [first] = batches;
  if (!first) throw new Error('An import is made of at least one list.');
  const ownId = first.id;
  Object.assign(first, { id: importId, leftovers: found.flatMap(({ leftovers }) => leftovers) });
  for (const row of rows) if (row.batchId === ownId) row.batchId = importId;

  const { batches: batchTable, rows: rowTable, captures, drafts: draftTable } = database;
  try {
    await database.transaction('rw', batchTable, rowTable, captures, draftTable, async () => {
      await batchTable.bulkAdd(batches);
      for (let start = 0; start < rows.length; start += slice) {
        signal?.throwIfAborted();
        await rowTable.bulkAdd(rows.slice(start, start + slice));
        onProgress?.(Math.min(rows.length, start + slice), rows.length);
      }
      for (const [sourceIndex, { content }] of sealed.entries())
        if (content) await captures.put({ importId, sourceIndex, content });
      await draftTable.bulkDelete([...drafts]);
    });
  } catch (error) {
    if (signal?.aborted) return 'stopped';
    throw error;
  }
  return importId;
}

/** The rows of each list, those that name somebody of an earlier list merged into the row there. */
function mergedAcross(lists: readonly (readonly StoredRow[])[]): StoredRow[][] {
  const merged: StoredRow[][] = [];
  const known = new Map<string, { list: StoredRow[]; at: number }>();
  for (const rows of lists) {
    const own: StoredRow[] = [];
    for (const row of rows) {
      const twin = row.address === null ? undefined : known.get(row.address);
      const first = twin?.list[twin.at];
      if (twin && first && twin.list !== own) twin.list[twin.at] = mergedRow(first, [row]).row;
      else {
        if (row.address !== null && !twin) known.set(row.address, { list: own, at: own.length });
        own.push(row);
      }
    }
    merged.push(own);
  }
  return merged;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
