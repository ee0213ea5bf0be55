import type { RollcallDatabase } from './database.ts';
import { importsRemembering } from './living/sheet-reading-store.ts';
import { readableBatches } from './readable-batches.ts';
import { addressOf } from './stored-row.ts';

/** Rows of one person that are looked at, at most: the same address is seldom in so many lists. */
const mostRows = 1000;

/** The imports of this browser in which somebody stands, or whose sheet was read with them in it, the newest first. */
export async function importsNaming(
  database: RollcallDatabase,
  email: string,
): Promise<{ importId: string; name: string }[]> {
  const address = addressOf({ email });
  if (address === null) return [];
  const rows = await database.rows.where('address').equals(address).limit(mostRows).toArray();
  // The first batch of an import has its id.
  const ids = [...rows.map(({ batchId }) => batchId), ...(await importsRemembering(database, address))];
  const found = await database.batches.bulkGet([...new Set(ids)]);
  const { batches } = readableBatches(found.filter((record) => record !== undefined));
  batches.sort((a, b) => b.createdAt - a.createdAt);
  return [...new Map(batches.map(({ importId, name }) => [importId, { importId, name }])).values()];
}
