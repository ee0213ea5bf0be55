import { batch, importBatches, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { type StoredRow, storedRows } from './stored-row.ts';

/**
 * Up to so many rows are read one by one; for more, their batches are read, each at once, which is several times
 * faster.
 */
const mostReadSingly = 200;

/** Rows of one import by their ids; who is gone, or is of another import, is not among them. */
export async function findRows(
  database: RollcallDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const [first] = ids;
  if (first === undefined) return new Map();
  if (ids.length <= mostReadSingly) return byId(await singly(database, ids));
  const known = await database.rows.get(first);
  const owner = known && (await batch(database, known.batchId));
  // Without the first one the answer has a gap whatever the others are.
  if (!owner) return new Map();
  return rowsIn(
    database,
    (await importBatches(database, owner.importId)).map(({ id }) => id),
    new Set(ids),
  );
}

/** Rows by their ids that are known to be in some of these batches, if they are anywhere. */
export async function rowsIn(
  database: RollcallDatabase,
  batchIds: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, StoredRow>> {
  if (wanted.size <= mostReadSingly) return byId(await singly(database, [...wanted]));
  const found = new Map<string, StoredRow>();
  for (const batchId of batchIds) {
    if (found.size === wanted.size) break;
    for (const row of await rows(database, batchId)) if (wanted.has(row.id)) found.set(row.id, row);
  }
  return found;
}

async function singly(database: RollcallDatabase, ids: readonly string[]): Promise<StoredRow[]> {
  return storedRows((await database.rows.bulkGet([...ids])).filter((row) => row !== undefined));
}

function byId(found: readonly StoredRow[]): Map<string, StoredRow> {
  return new Map(found.map((row) => [row.id, row]));
}
