import * as v from 'valibot';
import { type Receipt, RowReceipt } from '../../shared/contract/batch.ts';
import { ClientId, Moment } from '../../shared/contract/protocol.ts';
import { jsonText } from '../json-text.ts';
import { bounceReasonSql, mailStateSql } from '../mail/mail-state-store.ts';
import { ChangeList } from './change-list.ts';

const BatchHead = v.object({ batchId: ClientId, digest: v.string(), appliedAt: Moment });
const StoredRow = v.object({
  ...RowReceipt.entries,
  changes: ChangeList,
  problems: v.pipe(jsonText, RowReceipt.entries.problems),
});

/** A receipt, and the digest of the content that it is for. */
export interface StoredReceipt {
  digest: string;
  receipt: Receipt;
}

/**
 * The two statements that read a batch's receipt: its head and its rows. The mail is the newest of the invitation or,
 * where the batch set an account up, of the credentials.
 */
export function receiptStatements(db: D1Database, batchId: string): [D1PreparedStatement, D1PreparedStatement] {
  return [
    db.prepare('SELECT id AS batchId, digest, applied_at AS appliedAt FROM batches WHERE id = ?1').bind(batchId),
    db
      .prepare(
        `SELECT r.id, r.outcome, r.changes, r.problems, r.member_id AS memberId,
                ${mailStateSql('o')} AS mail,
                ${bounceReasonSql('o')} AS bounce,
                CASE o.state WHEN 'sent' THEN o.settled_at END AS mailedAt,
                coalesce(i.state, 'none') AS invitation,
                CASE i.state WHEN 'accepted' THEN i.ended_at END AS acceptedAt
           FROM batch_rows r
           LEFT JOIN invitations i ON i.id = r.invitation_id
           LEFT JOIN outbox o ON o.id = (
             SELECT newest.id FROM outbox AS newest
              WHERE newest.kind = iif(r.outcome IN ('created', 'activated'), 'credentials', 'invitation')
                AND newest.subject_id = iif(r.outcome IN ('created', 'activated'), r.member_id, r.invitation_id)
              ORDER BY newest.generation DESC, newest.copy DESC LIMIT 1)
          WHERE r.batch_id = ?1
          ORDER BY r.position`,
      )
      .bind(batchId),
  ];
}

/** The receipt in the results of `receiptStatements`, or null if there is no such batch. */
export function storedReceipt(results: readonly D1Result[]): StoredReceipt | null {
  const [heads, rows] = results;
  if (!heads || !rows) throw new Error('results of the receipt statements are missing');
  const head = heads.results[0];
  if (!head) return null;
  const { digest, ...shown } = v.parse(BatchHead, head);
  return { digest, receipt: { ...shown, rows: v.parse(v.array(StoredRow), rows.results) } };
}

/** The receipt of a batch as it stands now, or null if there is no such batch. */
export async function findReceipt(db: D1Database, batchId: string): Promise<StoredReceipt | null> {
  return storedReceipt(await db.batch(receiptStatements(db, batchId)));
}
