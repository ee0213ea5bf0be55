import { batch, rows } from '../batches/batch-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import type { StoredRow } from '../batches/stored-row.ts';

/** A batch for which an attempt to send was noted before the request leaves, and what was so before. */
export interface Claim {
  batch: StoredBatch;
  rows: readonly StoredRow[];
  mayHaveArrivedBefore: boolean;
}

/** Notes an attempt whose request has time until `until`; null when the batch is not to be sent any more. */
export async function claim(database: RollcallDatabase, batchId: string, until: number): Promise<Claim | null> {
  return database.transaction('rw', database.batches, database.batchRows, async () => {
    const [found, own] = await Promise.all([batch(database, batchId), rows(database, batchId)]);
    if (found?.stage !== 'approved' || found.paused) return null;
    const claimed = withAttempt(found, until);
    await database.batches.put(claimed);
    return { batch: claimed, rows: own, mayHaveArrivedBefore: found.mayHaveArrived };
  });
}

/** An approved batch with one more attempt, whose request has time until `until` (milliseconds since 1970). */
export function withAttempt(approved: StoredBatch, until: number): StoredBatch {
  return { ...approved, attempts: approved.attempts + 1, sendingUntil: until, mayHaveArrived: true };
}
