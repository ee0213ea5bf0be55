import type { RowReceipt } from '../../shared/contract/batch.ts';
import { type Claim, withAttempt } from '../sync/claim.ts';
import { batch, type Change, importBatches, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { isForgotten } from './forgotten-row.ts';
import { clearHistory } from './history/change-store.ts';
import { idSource } from './id-source.ts';
import { emptyBatch } from './new-batch.ts';
import { dropRows, putRows, replaceRowsOf } from './row-store.ts';
import { sampleImportId } from './sample-import.ts';
import { choicesOf, type StoredBatch } from './stored-batch.ts';
import { isSendable, type PlannedRow } from './stored-row.ts';

/** What the admin saw before approving: what becomes of each row, and the batch's revision that it was computed for. */
export interface SeenPlan {
  revision: number;
  planned: ReadonlyMap<string, PlannedRow>;
}

/** How an approval is stored. */
interface Approving {
  /** Milliseconds since 1970. */
  now: number;
  /**
   * Told after each batch: rows that are looked at, of all that were planned. Nothing is stored before the last one.
   */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Why nothing was approved: `changed` when rows were changed after the plan, `nothing-to-send` when none can be sent.
 */
export type NotApproved = Exclude<Change, 'done'> | 'changed' | 'nothing-to-send';

/**
 * Approves batches in review as they were planned (by their ids, in the order of sending); from now on they are sent by
 * themselves. All of them or none: one that cannot be approved leaves all as they were, and so does a browser that ends
 * before the answer.
 */
export async function approve(
  database: RollcallDatabase,
  plans: ReadonlyMap<string, SeenPlan>,
  spaceAddress: string,
  approving: Approving,
): Promise<'done' | NotApproved> {
  const approved = await approveAll(database, plans, { ...approving, spaceAddress, claimUntil: null });
  return typeof approved === 'string' ? approved : 'done';
}

/**
 * The same, and claims the first of the batches in that very act, as `claim` does, for a request that has time until
 * `claimUntil` (milliseconds since 1970). Null without any batch.
 */
export async function approveAndClaim(
  database: RollcallDatabase,
  plans: ReadonlyMap<string, SeenPlan>,
  spaceAddress: string,
  approving: Approving & { claimUntil: number },
): Promise<Claim | null | NotApproved> {
  return approveAll(database, plans, { ...approving, spaceAddress });
}

/** What is stored with each batch; see `approve` and `approveAndClaim`. */
type Approval = Approving & { spaceAddress: string; claimUntil: number | null };

/** Answers the first of the batches. */
async function approveAll(
  database: RollcallDatabase,
  plans: ReadonlyMap<string, SeenPlan>,
  approval: Approval,
): Promise<Claim | null | NotApproved> {
  const of = [...plans.values()].reduce((sum, { planned }) => sum + planned.size, 0);
  let done = 0;
  let first: Claim | null = null;
  let obstacle: NotApproved | null = null;
  const { batches, batchRows, changes, images } = database;
  try {
    await database.transaction('rw', [batches, batchRows, changes, images], async (transaction) => {
      for (const [batchId, plan] of plans) {
        const part = await approvePart(database, batchId, plan, first ? { ...approval, claimUntil: null } : approval);
        if (typeof part === 'string') {
          obstacle = part;
          return transaction.abort();
        }
        first ??= part;
        done += plan.planned.size;
        approval.onProgress?.(done, of);
      }
    });
  } catch (error) {
    if (!obstacle) throw error;
  }
  return obstacle ?? first;
}

async function approvePart(
  database: RollcallDatabase,
  batchId: string,
  plan: SeenPlan,
  { spaceAddress, now, claimUntil }: Approval,
): Promise<Claim | NotApproved> {
  const [found, all] = await Promise.all([batch(database, batchId), rows(database, batchId)]);
  if (!found) return 'gone';
  if (found.stage !== 'review' || found.importId === sampleImportId) return 'locked';
  if (found.revision !== plan.revision) return 'changed';
  const sent = all.filter(isSendable);
  if (sent.length === 0) return 'nothing-to-send';
  if (!sent.every((row) => plan.planned.has(row.id))) return 'changed';
  const planned = all.map((row) => ({ ...row, planned: isSendable(row) ? (plan.planned.get(row.id) ?? null) : null }));
  const approved: StoredBatch = {
    ...found,
    stage: 'approved',
    spaceAddress,
    approvedAt: now,
    attempts: 0,
    nextAttemptAt: 0,
    sendingUntil: 0,
    paused: false,
    lastProblem: null,
  };
  const stored = claimUntil === null ? approved : withAttempt(approved, claimUntil);
  // Undoing what was approved would need the approval to be undone first.
  await clearHistory(database, found.importId);
  // The rows last: the database works in this order, and they take longest.
  await Promise.all([database.batches.put(stored), replaceRowsOf(database, batchId, planned)]);
  return { batch: stored, rows: planned, mayHaveArrivedBefore: found.mayHaveArrived };
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
 * Moves the rows that an applied batch kept (excluded, or with errors) and those that the space refused to a new batch
 * of the same import, where they can be repaired and sent. A refused row gets a new id, as the space has answered to
 * its old one for ever. Answers the new batch's id.
 */
export async function reviewKept(
  database: RollcallDatabase,
  batchId: string,
  now: number,
): Promise<{ batchId: string } | 'locked' | 'gone'> {
  return database.transaction('rw', database.batches, database.batchRows, async () => {
    const found = await batch(database, batchId);
    if (!found) return 'gone';
    const kept = (await rows(database, batchId)).filter(
      (row) => row.receipt === null || (isRefused(row.receipt) && !isForgotten(row)),
    );
    if (found.stage !== 'applied' || kept.length === 0) return 'locked';
    const { importId, name, source, sourceIndex } = found;
    const id = crypto.randomUUID();
    const part = ((await importBatches(database, importId)).at(-1)?.part ?? 0) + 1;
    const made = {
      ...emptyBatch({ id, importId, part, sourceIndex, name, source, choices: choicesOf(found), now }),
      columns: found.columns,
    };
    await database.batches.add(made);
    await dropRows(database, batchId, new Set(kept.map((row) => row.id)));
    const newRowId = idSource();
    await putRows(
      database,
      kept.map((row) => ({
        ...row,
        ...(row.receipt !== null && { id: newRowId(), receipt: null, planned: null }),
        batchId: made.id,
      })),
    );
    return { batchId: made.id };
  });
}

function isRefused({ outcome }: RowReceipt): boolean {
  return outcome === 'refused';
}
