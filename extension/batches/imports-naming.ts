import type { RollcallDatabase } from './database.ts';
import { importsRemembering } from './living/sheet-reading-store.ts';
import { readableBatches } from './readable-batches.ts';
import { batchesWith } from './row-store.ts';
import { addressOf } from './stored-row.ts';

/** The imports of this browser in which somebody stands, or whose sheet was read with them in it, the newest first. */
export async function importsNaming(
  database: RollcallDatabase,
  email: string,
): Promise<{ importId: string; name: string }[]> {
  const address = addressOf({ email });
  if (address === null) return [];
  // The first batch of an import has its id.
  const ids = [
    ...(await batchesWith(database, 'address', new Set([address]))),
    ...(await importsRemembering(database, address)),
  ];
  const found = await database.batches.bulkGet([...new Set(ids)]);
  const { batches } = readableBatches(found.filter((record) => record !== undefined));
  batches.sort((a, b) => b.createdAt - a.createdAt);
  return [...new Map(batches.map(({ importId, name }) => [importId, { importId, name }])).values()];
}
