import type { Batch, Receipt } from '../../shared/contract/batch.ts';
import { sha256 } from '../digest.ts';
import type { Environment } from '../environment.ts';
import { currentSecretVersion } from '../link-token.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { Refusal } from '../refusal.ts';
import { settingsOf } from '../settings.ts';
import { applyRows, isPlanChanged } from './apply-store.ts';
import { checkedRows, withoutEvidence } from './checked-row.ts';
import { findReceipt, type StoredReceipt } from './receipt-store.ts';

/** A batch that somebody sends to be applied. */
export interface BatchOrder {
  id: string;
  batch: Batch;
  /** The member who sends it. */
  by: string;
  now: number;
  newId: () => string;
}

/**
 * Applies a batch exactly once. The first of any number of identical orders writes, the primary key turns the others
 * away, and all get the same receipt. Refuses `batch-id-reused` for other content and `plan-changed` for an outcome
 * that the admin did not see; then nothing is written.
 */
export async function applyBatch(env: Environment, order: BatchOrder): Promise<Receipt> {
  const { id, batch, by, now, newId } = order;
  const digest = await contentDigest(batch);
  const applied = await applyOrFind(env.DB, id, () =>
    applyRows(env.DB, {
      batchId: id,
      digest,
      way: batch.way,
      source: batch.source,
      invitedBy: by,
      now,
      secretVersion: currentSecretVersion(settingsOf(env).linkSecrets),
      rows: checkedRows(batch.rows, newId).map(withoutEvidence),
    }),
  );
  if (applied.digest !== digest) throw new Refusal({ code: 'batch-id-reused' });
  if (applied.isNew) await wakeDelivery(env, applied.receipt.rows.filter((row) => row.outcome === 'invited').length);
  return applied.receipt;
}

/**
 * Whatever went wrong, a batch that is there is applied: a twin was faster, an earlier answer got lost, or the
 * database's answer to this very attempt did.
 */
async function applyOrFind(
  db: D1Database,
  id: string,
  apply: () => Promise<StoredReceipt>,
): Promise<StoredReceipt & { isNew: boolean }> {
  try {
    return { ...(await apply()), isNew: true };
  } catch (error) {
    const found = await findReceipt(db, id);
    if (found) return { ...found, isNew: false };
    if (isPlanChanged(error)) throw new Refusal({ code: 'plan-changed' });
    throw error;
  }
}

/** What was asked for, without what the admin saw: a new look at the plan does not make another batch of it. */
function contentDigest({ way, source, rows }: Batch): Promise<string> {
  const people = rows.map(({ id, email, lastName, firstName, language }) => [id, email, lastName, firstName, language]);
  return sha256(JSON.stringify([way, source.kind, source.title, people]));
}
