import type { Outcome } from '../../shared/contract/batch.ts';
import { batch, type Change, importBatches, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { clearHistory } from './history/change-store.ts';
import { emptyBatch } from './new-batch.ts';
import { isSendable } from './stored-row.ts';

/** What the admin saw before approving: the outcome of each row, and the batch's revision that it was computed for. */
export interface SeenPlan {
  revision: number;
  outcomes: ReadonlyMap<string, Outcome>;
}

/**
 * Approves a batch in review as it was planned; from now on it is sent by itself. `changed` when rows were changed after
 * the plan, `nothing-to-send` when no row can be sent.
 */
export async function approve(
  database: RollcallDatabase,
  batchId: string,
  spaceAddress: string,
  { plan, now }: { plan: SeenPlan; now: number },
): Promise<Change | 'changed' | 'nothing-to-send'> {
  const tables = [database.batches, database.rows, database.changes, database.images];
  return database.transaction('rw', tables, async () => {
    const found = await batch(database, batchId);
    if (!found) return 'gone';
    if (found.stage !== 'review') return 'locked';
    if (found.revision !== plan.revision) return 'changed';
    const all = await rows(database, batchId);
    const sent = all.filter(isSendable);
    if (sent.length === 0) return 'nothing-to-send';
    if (!sent.every((row) => plan.outcomes.has(row.id))) return 'changed';
    await database.rows.bulkPut(
      all.map((row) => ({ ...row, planned: isSendable(row) ? (plan.outcomes.get(row.id) ?? null) : null })),
    );
    await database.batches.update(batchId, {
      stage: 'approved',
      spaceAddress,
      approvedAt: now,
      attempts: 0,
      nextAttemptAt: 0,
      sendingUntil: 0,
      paused: false,
      lastProblem: null,
    });
    // Undoing what was approved would need the approval to be undone first.
    await clearHistory(database, found.importId);
    return 'done';
  });
}

/**
 * Takes an approved batch that waits, or one that the space refused, back to review. `too-late` while it is being sent
 * and after an attempt whose answer was lost: the space may have it.
 */
export async function takeBack(database: RollcallDatabase, batchId: string): Promise<Change | 'too-late'> {
  return database.transaction('rw', database.batches, async () => {
    const found = await batch(database, batchId);
    if (!found) return 'gone';
    if (found.stage === 'review' || found.stage === 'applied') return 'locked';
    if (found.stage === 'approved' && found.mayHaveArrived) return 'too-late';
    await database.batches.update(batchId, {
      stage: 'review',
      approvedAt: null,
      nextAttemptAt: 0,
      paused: false,
      lastProblem: null,
    });
    return 'done';
  });
}

/**
 * Moves the rows that an applied batch kept (excluded, or with errors) to a new batch of the same import, where they can
 * be repaired and sent. Answers the new batch's id.
 */
export async function reviewKept(
  database: RollcallDatabase,
  batchId: string,
  now: number,
): Promise<{ batchId: string } | 'locked' | 'gone'> {
  return database.transaction('rw', database.batches, database.rows, async () => {
    const found = await batch(database, batchId);
    if (!found) return 'gone';
    const kept = (await rows(database, batchId)).filter((row) => row.receipt === null);
    if (found.stage !== 'applied' || kept.length === 0) return 'locked';
    const { importId, name, source, sourceIndex } = found;
    const part = ((await importBatches(database, importId)).at(-1)?.part ?? 0) + 1;
    const made = {
      ...emptyBatch({ id: crypto.randomUUID(), importId, part, sourceIndex, name, source, now }),
      columns: found.columns,
    };
    await database.batches.add(made);
    await database.rows.bulkPut(kept.map((row) => ({ ...row, batchId: made.id })));
    return { batchId: made.id };
  });
}
