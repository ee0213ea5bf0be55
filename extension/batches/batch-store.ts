import type { Table } from 'dexie';
import * as v from 'valibot';
import { dropCaptures } from './capture-store.ts';
import type { RollcallDatabase } from './database.ts';
import { clearHistory } from './history/change-store.ts';
import { dropSheetReadings } from './living/sheet-reading-store.ts';
import { dropKeys } from './passwords/key-store.ts';
import { readableBatches, type UnreadableBatch } from './readable-batches.ts';
import { readRows } from './row-store.ts';
import { type RowSummary, summarise } from './row-summary.ts';
import { StoredBatch } from './stored-batch.ts';
import type { StoredRow } from './stored-row.ts';

/** What came of a change: `locked` when the batch is not in review, `gone` when batch or row are not there any more. */
export type Change = 'done' | 'locked' | 'gone';

/** All batches that can be read, newest import first, the batches of one import in order; see `allBatches`. */
export async function listBatches(database: RollcallDatabase): Promise<StoredBatch[]> {
  return (await allBatches(database)).batches;
}

/** All batches, newest import first, the batches of one import in order, and apart from them those that cannot be read. */
export async function allBatches(
  database: RollcallDatabase,
): Promise<{ batches: StoredBatch[]; unreadable: UnreadableBatch[] }> {
  const { batches, unreadable } = readableBatches(await database.batches.toArray());
  batches.sort((a, b) => b.createdAt - a.createdAt || a.importId.localeCompare(b.importId) || a.part - b.part);
  return { batches, unreadable };
}

/** The batches of one import that can be read, in their order. */
export async function partsOf(database: RollcallDatabase, importId: string): Promise<StoredBatch[]> {
  const found = await database.batches.where('importId').equals(importId).toArray();
  return readableBatches(found).batches.sort((a, b) => a.part - b.part);
}

/** The batches of one import in their order; throws when one of them cannot be read, for what needs the whole import. */
export async function importBatches(database: RollcallDatabase, importId: string): Promise<StoredBatch[]> {
  const found = await database.batches.where('importId').equals(importId).toArray();
  return v.parse(v.array(StoredBatch), found).sort((a, b) => a.part - b.part);
}

/** One batch, or null when it is not there (any more). */
export async function batch(database: RollcallDatabase, batchId: string): Promise<StoredBatch | null> {
  const stored = await database.batches.get(batchId);
  return stored ? v.parse(StoredBatch, stored) : null;
}

/** The rows of a batch in their order; see `readRows`. */
export function rows(database: RollcallDatabase, batchId: string): Promise<readonly StoredRow[]> {
  return readRows(database, batchId);
}

/** The rows of a batch, counted. */
export async function summary(database: RollcallDatabase, batchId: string): Promise<RowSummary> {
  return summarise(await rows(database, batchId));
}

/** Gives a batch another name; possible at any time, the name stays in this browser. */
export async function renameBatch(database: RollcallDatabase, batchId: string, name: string): Promise<Change> {
  return (await database.batches.update(batchId, { name })) === 0 ? 'gone' : 'done';
}

/**
 * Forgets a batch and its rows here, whatever its stage, and with its import's last batch all that was kept of the
 * import, the keys of its passwords too; what a space has done, or is doing, with it stays.
 */
export async function removeBatch(database: RollcallDatabase, batchId: string): Promise<void> {
  const gone = await removeRecords(database, batchId);
  if (gone !== null) await dropKeys(database, gone);
}

/** The tables that `removeRecords` writes. */
export function tablesOfImports({
  batches,
  batchRows,
  captures,
  changes,
  images,
  sheetReadings,
}: RollcallDatabase): Table[] {
  return [batches, batchRows, captures, changes, images, sheetReadings];
}

/**
 * What `removeBatch` does in the database. Answers the id of the import of which this was the last batch: the keys of its
 * passwords are to be dropped then, outside of the transaction. Else null.
 */
export function removeRecords(database: RollcallDatabase, batchId: string): Promise<string | null> {
  const { batches, batchRows } = database;
  return database.transaction('rw', tablesOfImports(database), async () => {
    const found = await batches.get(batchId);
    if (!found) return null;
    await batchRows.delete(batchId);
    await batches.delete(batchId);
    // Unknown: a record that another version wrote may lack it, and must be removable too.
    const importId: unknown = found.importId;
    if (typeof importId !== 'string') return null;
    // What could be undone may be about its rows.
    await clearHistory(database, importId);
    if ((await batches.where('importId').equals(importId).count()) > 0) return null;
    await dropCaptures(database, importId);
    await dropSheetReadings(database, importId);
    return importId;
  });
}
