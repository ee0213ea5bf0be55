import * as v from 'valibot';
import type { RollcallDatabase } from '../database.ts';
import { type ChangeKind, StoredChange } from './stored-change.ts';

/** Changes of one import that can be undone, at most. */
export const maxChanges = 100;
/** Rows that all changes of one import touched together, at most; the newest one is kept whatever its size. */
const maxChangedRows = 300_000;

/** The changes of an import, the oldest first. */
export async function changesOf(database: RollcallDatabase, importId: string): Promise<StoredChange[]> {
  return v.parse(v.array(StoredChange), await database.changes.where('importId').equals(importId).sortBy('id'));
}

/** Notes that a change begins; its images refer to the id that is answered. */
export function startChange(
  database: RollcallDatabase,
  given: { importId: string; kind: ChangeKind },
): Promise<number> {
  return database.changes.add({ ...given, rows: 0, rowId: null, isUndone: false });
}

/** Forgets what was undone: a new change makes another future. */
export async function cutRedo(database: RollcallDatabase, importId: string): Promise<void> {
  const all = await changesOf(database, importId);
  await dropChanges(
    database,
    all.filter(({ isUndone }) => isUndone).map(({ id }) => id),
  );
}

/** Forgets the oldest changes beyond the bounds. */
export async function trimChanges(database: RollcallDatabase, importId: string): Promise<void> {
  let count = 0;
  let rows = 0;
  const tooMany: number[] = [];
  for (const change of (await changesOf(database, importId)).toReversed()) {
    count += 1;
    rows += change.rows;
    if (count > 1 && (count > maxChanges || rows > maxChangedRows)) tooMany.push(change.id);
  }
  await dropChanges(database, tooMany);
}

/** Forgets all changes of an import: it was approved, or is gone. */
export async function clearHistory(database: RollcallDatabase, importId: string): Promise<void> {
  // By their keys: what another version wrote must be forgettable too.
  await dropChanges(database, await database.changes.where('importId').equals(importId).primaryKeys());
}

async function dropChanges(database: RollcallDatabase, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await database.images.where('changeId').anyOf(ids).delete();
  await database.changes.bulkDelete([...ids]);
}
