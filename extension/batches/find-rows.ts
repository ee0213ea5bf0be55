import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import { batch, importBatches, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { batchesWith, lastHolders } from './row-store.ts';
import type { StoredRow } from './stored-row.ts';

/** Ids of rows, as a set or as what is known of each. */
export type RowIds = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys' | 'size'>;

/** Rows of one import by their ids; who is gone, or is of another import, is not among them. */
export async function findRows(database: RollcallDatabase, ids: RowIds): Promise<ReadonlyMap<string, StoredRow>> {
  const [first] = ids.keys();
  if (first === undefined) return new Map();
  const [holder] = await holdersOf(database, new Set([first]));
  const owner = holder === undefined ? null : await batch(database, holder);
  // Without the first one the answer has a gap whatever the others are.
  if (!owner) return new Map();
  return rowsIn(
    database,
    (await importBatches(database, owner.importId)).map(({ id }) => id),
    ids,
  );
}

/** Rows by their ids that are known to be in some of these batches, if they are anywhere. */
export async function rowsIn(
  database: RollcallDatabase,
  batchIds: readonly string[],
  wanted: RowIds,
): Promise<ReadonlyMap<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  // Very many are in most batches, and to look for them takes as long as some frames.
  const likely = new Set(batchIds.length > 1 && wanted.size <= maxRowsPerBatch ? lastHolders(wanted) : []);
  const inOrder = [...batchIds.filter((id) => likely.has(id)), ...batchIds.filter((id) => !likely.has(id))];
  for (const batchId of inOrder) {
    if (found.size === wanted.size) break;
    for (const row of await rows(database, batchId)) if (wanted.has(row.id)) found.set(row.id, row);
  }
  return found;
}

/** The ids of the batches that hold some of these rows, by their ids. */
export async function holdersOf(database: RollcallDatabase, ids: ReadonlySet<string>): Promise<string[]> {
  const holders: string[] = [];
  for (const batchId of lastHolders(ids)) {
    if ((await rows(database, batchId)).some(({ id }) => ids.has(id))) holders.push(batchId);
  }
  return holders.length > 0 ? holders : batchesWith(database, 'id', ids);
}
