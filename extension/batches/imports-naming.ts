import type { RollcallDatabase } from './database.ts';
import { readableBatches } from './readable-batches.ts';
import { addressOf } from './stored-row.ts';

/** Rows of one person that are looked at, at most: the same address is seldom in so many lists. */
const mostRows = 1000;

/** The imports of this browser in which somebody stands, the newest first. */
export async function importsNaming(
  database: RollcallDatabase,
  email: string,
): Promise<{ importId: string; name: string }[]> {
  const address = addressOf({ email });
  if (address === null) return [];
  const rows = await database.rows.where('address').equals(address).limit(mostRows).toArray();
  const found = await database.batches.bulkGet([...new Set(rows.map(({ batchId }) => batchId))]);
  const { batches } = readableBatches(found.filter((record) => record !== undefined));
  batches.sort((a, b) => b.createdAt - a.createdAt);
  return [...new Map(batches.map(({ importId, name }) => [importId, { importId, name }])).values()];
}
