import type { Receipt } from '../../shared/contract/batch.ts';
import { batch, rows } from '../batches/batch-store.ts';
import { dropCaptures } from '../batches/capture-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { dropUnneededKeys } from '../batches/passwords/missing-passwords.ts';
import { replaceRowsOf } from '../batches/row-store.ts';
import { isOpen } from '../batches/row-summary.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import type { StoredRow } from '../batches/stored-row.ts';
import { space } from '../spaces/space-store.ts';
import type { Claim } from './claim.ts';
import { consequenceOf, mayHaveArrived, type SyncProblem } from './sync-problem.ts';
import { backoff, followPace } from './waits.ts';

/** Milliseconds between two looks at a batch that the admin is watching. */
const shortestLook = 3_000;
/** Milliseconds before rows that could not be read are tried again. */
const unreadablePause = 3_600_000;

/** The moment of settling, and a random number from 0 to below 1. */
interface Draw {
  now: number;
  random: number;
}

/** Stores the receipt of a batch that was sent, and wipes its passwords; the same receipt twice changes nothing. */
export async function settleReceipt(database: RollcallDatabase, receipt: Receipt, now: number): Promise<void> {
  const { batches, batchRows, spaces, captures } = database;
  const importId = await database.transaction('rw', [batches, batchRows, spaces, captures], async () => {
    const { batchId } = receipt;
    const [found, own] = await Promise.all([batch(database, batchId), rows(database, batchId)]);
    if (found?.stage !== 'approved') return null;
    await Promise.all([
      // They look first, and are answered while the rows are written.
      dropCaptures(database, found.importId, batchId),
      endRest(database, found.spaceAddress),
      storeApplied(database, found, withReceipts(own, receipt), { receipt, now }),
    ]);
    return found.importId;
  });
  if (importId !== null) await dropUnneededKeys(database, importId);
}

async function storeApplied(
  database: RollcallDatabase,
  approved: StoredBatch,
  { answered, changed }: Answered,
  { receipt, now }: { receipt: Receipt; now: number },
): Promise<void> {
  const applied: StoredBatch = {
    ...approved,
    capture: 'none',
    stage: 'applied',
    appliedAt: receipt.appliedAt,
    sendingUntil: 0,
    nextAttemptAt: 0,
    mayHaveArrived: true,
    lastProblem: null,
    followedAt: now,
    followAt: answered.some(isOpen) ? now + followPace(0) : null,
    mailPause: receipt.mailPause ?? null,
    ...undoneIn(receipt),
  };
  await Promise.all([database.batches.put(applied), changed && replaceRowsOf(database, approved.id, answered)]);
}

/** Stores why an attempt did not succeed and what follows from it; a batch that has moved on since is left alone. */
export async function settleProblem(
  database: RollcallDatabase,
  claimed: Claim,
  problem: SyncProblem,
  { now, random }: Draw,
): Promise<void> {
  await database.transaction('rw', database.batches, database.spaces, async () => {
    const found = await batch(database, claimed.batch.id);
    if (found?.stage !== 'approved' || found.attempts !== claimed.batch.attempts) return;
    const consequence = consequenceOf(problem);
    const waits = consequence === 'retry' || consequence === 'rest';
    await database.batches.update(found.id, {
      stage: consequence === 'replan' ? 'review' : consequence === 'stop' ? 'refused' : 'approved',
      sendingUntil: 0,
      nextAttemptAt: waits ? now + Math.max(backoff(found.attempts, random), retryAfter(problem)) : 0,
      // For want of passwords nothing has left, and the space was asked whether it knew the batch from before.
      mayHaveArrived: consequence !== 'passwords' && (claimed.mayHaveArrivedBefore || mayHaveArrived(problem)),
      lastProblem: problem,
    });
    if (consequence === 'rest') await rest(database, found.spaceAddress, problem, { now, random });
    else if (consequence !== 'passwords') await endRest(database, found.spaceAddress);
  });
}

/** Whether nobody has read an applied batch, or taken it back, since it was asked about: that answer is out of date. */
function isAsAsked({ stage, followedAt, undoneAt }: StoredBatch, asked: StoredBatch): boolean {
  return stage === 'applied' && followedAt === asked.followedAt && undoneAt === asked.undoneAt;
}

/** Stores what has become of an applied batch, unless somebody read it or took it back meanwhile. */
export async function settleFollowUp(
  database: RollcallDatabase,
  followed: StoredBatch,
  receipt: Receipt,
  now: number,
): Promise<void> {
  await database.transaction('rw', database.batches, database.batchRows, database.spaces, async () => {
    const found = await batch(database, followed.id);
    if (!found || !isAsAsked(found, followed)) return;
    const { answered, changed } = withReceipts(await rows(database, found.id), receipt);
    if (changed) await replaceRowsOf(database, found.id, answered);
    const open = answered.some(isOpen);
    const followAt = open ? now + followPace(now - (found.approvedAt ?? now)) : null;
    await database.batches.update(found.id, {
      lastProblem: null,
      followedAt: now,
      followAt,
      mailPause: receipt.mailPause ?? null,
      ...undoneIn(receipt),
    });
    await endRest(database, found.spaceAddress);
  });
}

/** Stores why a look at an applied batch failed, and when the next one is due, if ever. */
export async function settleFollowUpProblem(
  database: RollcallDatabase,
  followed: StoredBatch,
  problem: SyncProblem,
  { now, random }: Draw,
): Promise<void> {
  await database.transaction('rw', database.batches, database.spaces, async () => {
    const found = await batch(database, followed.id);
    if (!found || !isAsAsked(found, followed)) return;
    const consequence = consequenceOf(problem);
    const wait = Math.max(followPace(now - (found.approvedAt ?? now)), retryAfter(problem));
    await database.batches.update(found.id, {
      lastProblem: problem,
      followedAt: now,
      followAt: consequence === 'stop' ? null : consequence === 'sign-in' ? now : now + wait,
    });
    if (consequence === 'rest') await rest(database, found.spaceAddress, problem, { now, random });
  });
}

/** Leaves a batch alone for a while whose rows cannot be read; an update of the extension may read them. */
export async function postpone(database: RollcallDatabase, batchId: string, now: number): Promise<void> {
  await database.transaction('rw', database.batches, async () => {
    const found = await batch(database, batchId);
    if (!found) return;
    const later = now + unreadablePause;
    await database.batches.update(batchId, {
      sendingUntil: 0,
      nextAttemptAt: later,
      followAt: found.followAt === null ? null : later,
    });
  });
}

/**
 * Asks for a look at a batch at the next pass, for the admin who is watching; not more often than every few seconds.
 */
export async function followSoon(database: RollcallDatabase, batchId: string, now: number): Promise<void> {
  await database.transaction('rw', database.batches, async () => {
    const found = await batch(database, batchId);
    if (found?.stage !== 'applied' || found.followAt === null) return;
    const soon = Math.max(now, (found.followedAt ?? 0) + shortestLook);
    await database.batches.update(batchId, { followAt: Math.min(found.followAt, soon) });
  });
}

/** Somebody may have taken it back elsewhere. */
function undoneIn({ undoneAt }: Receipt): { undoneAt?: number } {
  return undoneAt === null ? {} : { undoneAt };
}

/** The rows of a batch with their receipts, and whether any of them is another than before. */
interface Answered {
  answered: readonly StoredRow[];
  changed: boolean;
}

/** Gives each row its receipt; what a receipt does not name stays as it is. */
function withReceipts(own: readonly StoredRow[], receipt: Receipt): Answered {
  const receipts = new Map(receipt.rows.map((row) => [row.id, row]));
  let changed = false;
  const answered = own.map((row) => {
    const news = receipts.get(row.id);
    // A look often finds nothing new; then neither the disk nor the screens have anything to do.
    if (!news || (row.receipt && JSON.stringify(news) === JSON.stringify(row.receipt))) return row;
    changed = true;
    return { ...row, receipt: news, password: null };
  });
  return { answered, changed };
}

async function rest(
  database: RollcallDatabase,
  address: string | null,
  problem: SyncProblem,
  { now, random }: Draw,
): Promise<void> {
  const found = address === null ? null : await space(database, address);
  if (!found) return;
  const failures = (found.rest?.failures ?? 0) + 1;
  const asked = retryAfter(problem);
  const until = now + Math.max(backoff(failures, random), asked);
  await database.spaces.update(found.address, { rest: { until, failures, asked: asked > 0 } });
}

async function endRest(database: RollcallDatabase, address: string | null): Promise<void> {
  // Nearly always there is none, and an `update` lets no other writing begin before it has looked that up. As it is
  // stored: a connection that this version cannot read must not keep a receipt from being stored.
  const found = address === null ? undefined : await database.spaces.get(address);
  if (found && found.rest !== null) await database.spaces.update(found.address, { rest: null });
}

/** Milliseconds that the space asked us to stay away. */
function retryAfter(problem: SyncProblem): number {
  return problem.code === 'busy' || problem.code === 'too-many-requests' ? problem.retryAfterSeconds * 1000 : 0;
}
