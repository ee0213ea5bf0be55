import { Dexie } from 'dexie';
import * as v from 'valibot';
import type { Reading } from '../../shared/reading/reading.ts';
import type { RollcallDatabase } from './database.ts';
import { type CaptureSource, newBatches } from './new-batch.ts';
import { type RowSummary, summarise } from './row-summary.ts';
import { StoredBatch } from './stored-batch.ts';
import { StoredRow } from './stored-row.ts';

/** What came of a change: `locked` when the batch is not in review, `gone` when batch or row are not there any more. */
export type Change = 'done' | 'locked' | 'gone';

/**
 * Stores a reading as a batch in review, or as several batches of one import when it is longer than a batch may be.
 * Answers the first one's id once all is written.
 */
export async function createBatch(
  database: RollcallDatabase,
  reading: Reading,
  source: CaptureSource,
  { name, now }: { name: string; now: number },
): Promise<string> {
  const made = newBatches({ reading, source, name, now, newId: () => crypto.randomUUID() });
  await database.transaction('rw', database.batches, database.rows, async () => {
    await database.batches.bulkAdd(made.batches);
    await database.rows.bulkAdd(made.rows);
  });
  const [first] = made.batches;
  if (!first) throw new Error('An import has at least one batch.');
  return first.id;
}

/** All batches, newest import first, the batches of one import in order. */
export async function listBatches(database: RollcallDatabase): Promise<StoredBatch[]> {
  const batches = v.parse(v.array(StoredBatch), await database.batches.toArray());
  return batches.sort((a, b) => b.createdAt - a.createdAt || a.importId.localeCompare(b.importId) || a.part - b.part);
}

/** One batch, or null when it is not there (any more). */
export async function batch(database: RollcallDatabase, batchId: string): Promise<StoredBatch | null> {
  const stored = await database.batches.get(batchId);
  return stored ? v.parse(StoredBatch, stored) : null;
}

/** The rows of a batch in their order. */
export async function rows(database: RollcallDatabase, batchId: string): Promise<StoredRow[]> {
  return v.parse(v.array(StoredRow), await rowsOf(database, batchId).toArray());
}

/** The rows of a batch, counted. */
export async function summary(database: RollcallDatabase, batchId: string): Promise<RowSummary> {
  return summarise(await rows(database, batchId));
}

/** The rows of a batch as a Dexie collection, in their order. */
export function rowsOf(database: RollcallDatabase, batchId: string) {
  return database.rows.where('[batchId+position]').between([batchId, Dexie.minKey], [batchId, Dexie.maxKey]);
}

/** Gives a batch another name; possible at any time, the name stays in this browser. */
export async function renameBatch(database: RollcallDatabase, batchId: string, name: string): Promise<Change> {
  return (await database.batches.update(batchId, { name })) === 0 ? 'gone' : 'done';
}

/** Forgets a batch and its rows here, whatever its stage; what a space has done, or is doing, with it stays. */
export async function removeBatch(database: RollcallDatabase, batchId: string): Promise<void> {
  await database.transaction('rw', database.batches, database.rows, async () => {
    await rowsOf(database, batchId).delete();
    await database.batches.delete(batchId);
  });
}
