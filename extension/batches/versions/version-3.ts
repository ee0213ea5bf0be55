import type { Transaction } from 'dexie';

/**
 * Version 3 forgets after a time what was never approved: what is there already counts from now on. It knows when a
 * draft was saved, and of a batch in review that the admin keeps it.
 */
export async function toVersion3(transaction: Transaction): Promise<void> {
  const now = Date.now();
  await transaction.table('drafts').toCollection().modify({ savedAt: now });
  await transaction.table('batches').where('stage').equals('review').modify({ keptAt: now });
}
