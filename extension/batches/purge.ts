import { allBatches, partsOf, removeRecords, tablesOfImports } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { dropKeys } from './passwords/key-store.ts';
import type { StoredBatch } from './stored-batch.ts';

/** How long unsent things are kept, in milliseconds, and the time, in milliseconds since 1970. */
interface Retention {
  age: number;
  now: number;
}

/**
 * The moment at which an import is forgotten because it still waits in review; null for one of which a part was approved:
 * that is for the admin alone to remove.
 */
export function forgottenAt(batches: readonly StoredBatch[], age: number): number | null {
  if (batches.some(({ stage, approvedAt }) => stage !== 'review' || approvedAt !== null)) return null;
  return Math.max(...batches.map(({ createdAt, keptAt = createdAt }) => Math.max(createdAt, keptAt))) + age;
}

/** Counts the time until an import is forgotten from now on. */
export async function keepImport(database: RollcallDatabase, importId: string, now: number): Promise<void> {
  await database.batches.where('importId').equals(importId).modify({ keptAt: now });
}

/** The ids of the imports that are to be forgotten. */
export async function overdueImports(database: RollcallDatabase, { age, now }: Retention): Promise<string[]> {
  const { batches: all, unreadable } = await allBatches(database);
  const imports = Map.groupBy(all, ({ importId }) => importId);
  // A part that cannot be read may have been approved.
  for (const { importId } of unreadable) imports.delete(importId ?? '');
  return [...imports].flatMap(([importId, batches]) => {
    const moment = forgottenAt(batches, age);
    return moment === null || moment > now ? [] : [importId];
  });
}

/**
 * Forgets what is older and was never approved: imports, in no part, with all that was kept of them, drafts, and captures
 * in the basket. Answers how many imports.
 */
export async function purgeUnsent(database: RollcallDatabase, { age, now }: Retention): Promise<number> {
  let forgotten = 0;
  for (const importId of await overdueImports(database, { age, now })) {
    if (await forget(database, importId, { age, now })) forgotten += 1;
  }
  await database.drafts.filter(({ savedAt }) => savedAt <= now - age).delete();
  await database.basket
    .where('capturedAt')
    .belowOrEqual(now - age)
    .delete();
  return forgotten;
}

/** In one transaction, since the admin may approve or keep it in this very moment. */
async function forget(database: RollcallDatabase, importId: string, { age, now }: Retention): Promise<boolean> {
  const isGone = await database.transaction('rw', tablesOfImports(database), async () => {
    const batches = await partsOf(database, importId);
    const moment = batches.length === 0 ? null : forgottenAt(batches, age);
    if (moment === null || moment > now) return false;
    for (const { id } of batches) await removeRecords(database, id);
    return true;
  });
  if (isGone) await dropKeys(database, importId);
  return isGone;
}
