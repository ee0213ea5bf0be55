import * as v from 'valibot';
import { batch, importBatches } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { rowsIn } from '../find-rows.ts';
import { dropRows, putRows } from '../row-store.ts';
import { StoredBatch } from '../stored-batch.ts';
import { type StoredRow, storedRows } from '../stored-row.ts';
import { changesOf } from './change-store.ts';
import { restored } from './image.ts';
import { type OnProgress, raiseRevision } from './import-change.ts';
import { type Image, type StoredChange, StoredImages } from './stored-change.ts';

/** A change as the words "Undo: …" need it. */
export type HistoryStep = Pick<StoredChange, 'kind' | 'rows' | 'rowId'>;

/** What would be undone, and done again, next; null when there is nothing. */
export async function historyOf(
  database: RollcallDatabase,
  importId: string,
): Promise<{ undo: HistoryStep | null; redo: HistoryStep | null }> {
  const { next, last } = ends(await changesOf(database, importId));
  return { undo: last ?? null, redo: next ?? null };
}

/** Takes the last change of an import back. Null when there is none; approving ends what can be undone. */
export function undo(
  database: RollcallDatabase,
  importId: string,
  onProgress?: OnProgress,
): Promise<HistoryStep | null> {
  return step(database, importId, { way: 'undo', onProgress });
}

/** Does again what was undone last. */
export function redo(
  database: RollcallDatabase,
  importId: string,
  onProgress?: OnProgress,
): Promise<HistoryStep | null> {
  return step(database, importId, { way: 'redo', onProgress });
}

function step(
  database: RollcallDatabase,
  importId: string,
  { way, onProgress }: { way: 'undo' | 'redo'; onProgress: OnProgress | undefined },
): Promise<HistoryStep | null> {
  const { batches, batchRows, changes, images } = database;
  return database.transaction('rw', [batches, batchRows, changes, images], async () => {
    const { next, last } = ends(await changesOf(database, importId));
    const change = way === 'undo' ? last : next;
    if (!change) return null;
    const touched = new Set<string>();
    let done = 0;
    const touchRow = ({ batchId }: StoredRow) => touched.add(batchId);
    const touchBatch = ({ id }: StoredBatch) => touched.add(id);
    const writeRows = async (kept: readonly StoredRow[], gone: readonly StoredRow[]) => {
      for (const [batchId, own] of Map.groupBy(gone, (row) => row.batchId)) {
        await dropRows(database, batchId, new Set(own.map(({ id }) => id)));
      }
      await putRows(database, kept);
    };
    const writeBatches = async (kept: readonly StoredBatch[], gone: readonly StoredBatch[]) => {
      await batches.bulkDelete(gone.map(({ id }) => id));
      await batches.bulkPut(kept);
    };
    for (const id of await images.where('changeId').equals(change.id).primaryKeys()) {
      const stored = v.parse(StoredImages, await images.get(id));
      const nowRows = await rowsIn(database, stored.batchIds, new Set(stored.rows.map((image) => image.id)));
      const all = stored.batches.length === 0 ? [] : await importBatches(database, importId);
      const nowBatches = new Map(all.map((found) => [found.id, found]));
      await images.put({
        ...stored,
        rows: await restoreAll({ images: stored.rows, now: nowRows, parse: storedRows, write: writeRows }, touchRow),
        batches: await restoreAll({ images: stored.batches, now: nowBatches, parse, write: writeBatches }, touchBatch),
      });
      done += stored.rows.length;
      onProgress?.(done);
    }
    await changes.update(change.id, { isUndone: way === 'undo' });
    for (const batchId of touched) if (await batch(database, batchId)) await raiseRevision(database, batchId);
    return change;
  });
}

/** The last change that is in force, and the first that was undone. */
function ends(changes: readonly StoredChange[]): { last: StoredChange | undefined; next: StoredChange | undefined } {
  return {
    last: changes.findLast(({ isUndone }) => !isUndone),
    next: changes.find(({ isUndone }) => isUndone),
  };
}

interface Restoring<Stored> {
  images: readonly Image[];
  /** The records as they are, by their ids. */
  now: ReadonlyMap<string, Stored>;
  parse: (records: readonly unknown[]) => Stored[];
  /** Takes records away as they are, then writes those that are to be there. */
  write: (kept: readonly Stored[], gone: readonly Stored[]) => Promise<void>;
}

/**
 * Restores records and answers the images that take it back; `look` is shown each record that was, or is now, there.
 */
async function restoreAll<Stored extends object>(
  { images, now, parse, write }: Restoring<Stored>,
  look: (record: Stored) => void,
): Promise<Image[]> {
  if (images.length === 0) return [];
  const results = images.map((image) => restored(image, now.get(image.id)));
  const kept = parse(results.flatMap(({ next }) => next ?? []));
  for (const record of kept) look(record);
  for (const { id } of images) {
    const record = now.get(id);
    if (record) look(record);
  }
  // A row that goes back to another batch leaves the one where it is.
  await write(
    kept,
    images.flatMap(({ id }) => now.get(id) ?? []),
  );
  return results.map(({ image }) => image);
}

function parse(records: readonly unknown[]): StoredBatch[] {
  return v.parse(v.array(StoredBatch), records);
}
