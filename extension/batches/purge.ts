import { allBatches, removeBatch } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';

/** Forgets imports that were made longer ago than so many milliseconds and never approved, in no part. Answers how many. */
export async function purgeUnsent(
  database: RollcallDatabase,
  { age, now }: { age: number; now: number },
): Promise<number> {
  const { batches: all, unreadable } = await allBatches(database);
  const imports = Map.groupBy(all, ({ importId }) => importId);
  // A part that cannot be read may have been approved.
  for (const { importId } of unreadable) imports.delete(importId ?? '');
  let purged = 0;
  for (const batches of imports.values()) {
    if (batches.some(({ stage, createdAt }) => stage !== 'review' || createdAt > now - age)) continue;
    for (const { id } of batches) await removeBatch(database, id);
    purged += 1;
  }
  return purged;
}
