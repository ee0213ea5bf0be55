import { waitUntil } from 'cloudflare:workers';
import type { Receipt, RowReceipt } from '../../shared/contract/batch.ts';
import { wakeHashing } from '../access/wake-hashing.ts';
import type { Environment } from '../environment.ts';
import { isMailDayFull, secondsLeftOfDay } from '../mail/mail-day-store.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { Refusal } from '../refusal.ts';
import { settingsOf } from '../settings.ts';
import { applyRows, isPlanChanged } from './apply-store.ts';
import { type BatchOrder, decisionOf } from './batch-order.ts';
import { contentDigest, isDigestOf } from './content-digest.ts';
import { findReceipt, type StoredReceipt } from './receipt-store.ts';

/**
 * Applies a batch exactly once. The first of any number of identical orders writes, the primary key turns the others
 * away, and all get the same receipt. Refuses `batch-id-reused` for other content, `plan-changed` for an outcome that
 * the admin did not see, `not-found` for a group to join that is not there, and `too-many-requests` when it would send
 * more mails than the deployment allows on one day; then nothing is written.
 */
export async function applyBatch(env: Environment, order: BatchOrder & { id: string }): Promise<Receipt> {
  const { id, batch, newId } = order;
  const { linkSecrets, mailsPerDay } = settingsOf(env);
  const applied = await applyOrFind(env.DB, order, async () => {
    const decision = await decisionOf(env, order);
    const digest = await contentDigest(batch, linkSecrets);
    const { source, rows } = batch;
    const told = { source, rows: rows.length, auditId: newId() };
    return applyRows(env.DB, { ...decision, ...told, batchId: id, digest, mailsPerDay });
  });
  // What was written is what was asked for; the answer does not wait for the queues.
  if (applied.isNew) waitUntil(wakeFor(env, applied.receipt.rows));
  else if (!(await isDigestOf(applied.digest, batch, linkSecrets))) throw new Refusal({ code: 'batch-id-reused' });
  return applied.receipt;
}

/**
 * A batch that is there is applied: an earlier answer got lost, and nothing is decided anew. Whatever goes wrong, it is
 * looked for once more: a twin was faster, or the database's answer to this very attempt got lost.
 */
async function applyOrFind(
  db: D1Database,
  { id, now }: { id: string; now: number },
  apply: () => Promise<StoredReceipt>,
): Promise<StoredReceipt & { isNew: boolean }> {
  const known = await findReceipt(db, id, now);
  if (known) return { ...known, isNew: false };
  try {
    return { ...(await apply()), isNew: true };
  } catch (error) {
    const found = await findReceipt(db, id, now);
    if (found) return { ...found, isNew: false };
    if (isPlanChanged(error)) throw new Refusal({ code: 'plan-changed' });
    if (isMailDayFull(error)) {
      throw new Refusal({ code: 'too-many-requests', retryAfterSeconds: secondsLeftOfDay(now) });
    }
    throw error;
  }
}

/**
 * Milliseconds by which an answer goes ahead of what follows from it: where one process does both, as on one machine, a
 * thousand mails would leave before it has.
 */
const headStart = 10;

/** Wakes up whoever mails and hashes for what these rows have made. */
async function wakeFor(env: Environment, rows: readonly RowReceipt[]): Promise<void> {
  await scheduler.wait(headStart);
  const accounts = rows.filter(({ outcome }) => outcome === 'created' || outcome === 'activated');
  const made = [...accounts, ...rows.filter(({ outcome }) => outcome === 'invited')];
  const toPaths = rows.flatMap(({ pathInvitations }) => pathInvitations ?? []).filter(({ mail }) => mail !== 'none');
  const mails = made.filter(({ mail }) => mail !== 'none').length + toPaths.length;
  await Promise.all([wakeDelivery(env, mails), wakeHashing(env, accounts.length)]);
}
