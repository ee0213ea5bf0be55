import type { Table } from 'dexie';
import * as v from 'valibot';
import { batch, importBatches } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { rowsIn } from '../find-rows.ts';
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
  const { batches, rows, changes, images } = database;
  return database.transaction('rw', [batches, rows, changes, images], async () => {
    const { next, last } = ends(await changesOf(database, importId));
    const change = way === 'undo' ? last : next;
    if (!change) return null;
    const touched = new Set<string>();
    let done = 0;
    const touchRow = ({ batchId }: StoredRow) => touched.add(batchId);
    const touchBatch = ({ id }: StoredBatch) => touched.add(id);
    for (const id of await images.where('changeId').equals(change.id).primaryKeys()) {
      const stored = v.parse(StoredImages, await images.get(id));
      const nowRows = await rowsIn(database, stored.batchIds, new Set(stored.rows.map((image) => image.id)));
      const nowBatches = new Map((await importBatches(database, importId)).map((found) => [found.id, found]));
      await images.put({
        ...stored,
        rows: await restoreAll({ table: rows, images: stored.rows, now: nowRows, parse: storedRows }, touchRow),
        batches: await restoreAll({ table: batches, images: stored.batches, now: nowBatches, parse }, touchBatch),
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
  table: Table<Stored, string>;
  images: readonly Image[];
  /** The records as they are, by their ids. */
  now: ReadonlyMap<string, Stored>;
  parse: (records: readonly unknown[]) => Stored[];
}

/**
 * Restores records and answers the images that take it back; `look` is shown each record that was, or is now, there.
 */
async function restoreAll<Stored extends object>(
  { table, images, now, parse }: Restoring<Stored>,
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
  await table.bulkPut(kept);
  await table.bulkDelete(results.flatMap(({ next, image }) => (next === null ? [image.id] : [])));
  return results.map(({ image }) => image);
}

function parse(records: readonly unknown[]): StoredBatch[] {
  return v.parse(v.array(StoredBatch), records);
}
