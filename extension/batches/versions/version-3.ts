import { Dexie, type Transaction } from 'dexie';

/**
 * Version 3 forgets after a time what was never approved: what is there already counts from now on. It knows when a
 * draft was saved, and of a batch in review that the admin keeps it. The rows of a batch are one record.
 */
export async function toVersion3(transaction: Transaction): Promise<void> {
  const now = Date.now();
  await transaction.table('drafts').toCollection().modify({ savedAt: now });
  await transaction.table('batches').where('stage').equals('review').modify({ keptAt: now });
  await gatherRows(transaction);
}

/** Batch by batch, so that a list of any length passes through a small memory. */
async function gatherRows(transaction: Transaction): Promise<void> {
  const rows = transaction.table('rows');
  for (let next = await rows.orderBy('[batchId+position]').first(); next; ) {
    const { batchId } = next;
    const end = [batchId, Dexie.maxKey];
    const own = await rows.where('[batchId+position]').between([batchId, Dexie.minKey], end).toArray();
    await transaction.table('batchRows').put(oneRecord(batchId, own));
    next = await rows.where('[batchId+position]').above(end).first();
  }
}

/** As this version stored them, whatever a later one does: the rows as JSON, and their sealed passwords beside it. */
function oneRecord(batchId: unknown, rows: readonly Record<string, unknown>[]): object {
  const passwords = rows.flatMap(({ id, password }) => (password ? [{ rowId: id, password }] : []));
  const text = JSON.stringify(rows.map((row) => ({ ...row, password: null })));
  return { batchId, stamp: crypto.randomUUID(), text, passwords };
}
