import { allBatches, removeBatch } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import type { StoredBatch } from './stored-batch.ts';

/** How long unsent things are kept, in milliseconds, and the time, in milliseconds since 1970. */
export interface Retention {
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
  return [...(await overdue(database, { age, now })).keys()];
}

/**
 * Forgets what is older and was never approved: imports, in no part, with all that was kept of them, drafts, and captures
 * in the basket. Answers how many imports.
 */
export async function purgeUnsent(database: RollcallDatabase, { age, now }: Retention): Promise<number> {
  const imports = await overdue(database, { age, now });
  for (const batches of imports.values()) for (const { id } of batches) await removeBatch(database, id);
  await database.drafts.filter(({ savedAt }) => savedAt <= now - age).delete();
  await database.basket
    .where('capturedAt')
    .belowOrEqual(now - age)
    .delete();
  return imports.size;
}

async function overdue(database: RollcallDatabase, { age, now }: Retention): Promise<Map<string, StoredBatch[]>> {
  const { batches: all, unreadable } = await allBatches(database);
  const imports = Map.groupBy(all, ({ importId }) => importId);
  // A part that cannot be read may have been approved.
  for (const { importId } of unreadable) imports.delete(importId ?? '');
  for (const [importId, batches] of imports) {
    const moment = forgottenAt(batches, age);
    if (moment === null || moment > now) imports.delete(importId);
  }
  return imports;
}
