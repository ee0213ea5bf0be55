import type { Transaction } from 'dexie';

/** Version 3 knows when a draft was saved, so that old ones can be purged; one that was there before is as old as this. */
export async function toVersion3(transaction: Transaction): Promise<void> {
  await transaction.table('drafts').toCollection().modify({ savedAt: Date.now() });
}
