import * as v from 'valibot';
import { type Receipt, RowInvitation, RowReceipt } from '../../shared/contract/batch.ts';
import type { MailState } from '../../shared/contract/follow-up.ts';
import { MailPause } from '../../shared/contract/health.ts';
import { ClientId, Moment } from '../../shared/contract/protocol.ts';
import { jsonText } from '../json-text.ts';
import { bounceReasonSql, mailStateSql } from '../mail/mail-state-store.ts';
import { ChangeList } from './change-list.ts';
import { StoredUndone } from './stored-undone.ts';

const BatchHead = v.object({
  batchId: ClientId,
  digest: v.string(),
  appliedAt: Moment,
  undoneAt: v.nullable(Moment),
  mailPause: v.nullable(v.pipe(jsonText, MailPause)),
});
const StoredRow = v.object({
  ...RowReceipt.entries,
  changes: ChangeList,
  problems: v.pipe(jsonText, RowReceipt.entries.problems),
  pathInvitations: v.pipe(jsonText, v.array(RowInvitation)),
  undone: v.nullable(v.pipe(jsonText, StoredUndone)),
});

/** A receipt, and the digest of the content that it is for. */
export interface StoredReceipt {
  digest: string;
  receipt: Receipt;
}

/**
 * The two statements that read a batch's receipt as of a moment: its head and its rows. The mail is the newest of the
 * invitation or, where the batch set an account up, of the credentials. Invitations to paths are the batch's by their
 * moment: they were made by its transaction.
 */
export function receiptStatements(
  db: D1Database,
  batchId: string,
  now: number,
): [D1PreparedStatement, D1PreparedStatement] {
  return [
    db
      .prepare(`SELECT id AS batchId, digest, applied_at AS appliedAt,
                (SELECT undone_at FROM undos WHERE batch_id = batches.id) AS undoneAt,
                (SELECT json_object('reason', reason, 'until', until) FROM mail_pause WHERE until > ?2) AS mailPause
           FROM batches WHERE id = ?1`)
      .bind(batchId, now),
    db
      .prepare(
        `SELECT r.id, r.outcome, r.changes, r.problems, r.member_id AS memberId,
                ${mailStateSql('o')} AS mail,
                ${bounceReasonSql('o')} AS bounce,
                CASE o.state WHEN 'sent' THEN o.settled_at END AS mailedAt,
                coalesce(i.state, 'none') AS invitation,
                CASE i.state WHEN 'accepted' THEN i.ended_at END AS acceptedAt,
                (SELECT json_group_array(json_object(
                          'path', paths.name, 'session', s.name,
                          'mail', iif(p.kind = 'path-invitation', ${mailStateSql('p')}, 'none'),
                          'bounce', iif(p.kind = 'path-invitation', ${bounceReasonSql('p')}, NULL),
                          'mailedAt', CASE WHEN p.kind = 'path-invitation' AND p.state = 'sent' THEN p.settled_at END)
                          ORDER BY s.starts_at, s.id)
                   FROM path_invitations AS known
                   JOIN sessions AS s ON s.id = known.session_id
                   JOIN paths ON paths.id = s.path_id
                   LEFT JOIN outbox AS p ON p.id = known.mail_id
                  WHERE known.member_id = r.member_id AND known.invited_at = b.applied_at AND r.outcome <> 'duplicate'
                ) AS pathInvitations,
                iif(r.undo IS NULL, NULL, json_object('fate', r.undo, 'detail', r.undo_detail)) AS undone
           FROM batches b
           JOIN batch_rows r ON r.batch_id = b.id
           LEFT JOIN invitations i ON i.id = r.invitation_id
           LEFT JOIN outbox o ON o.id = (
             SELECT newest.id FROM outbox AS newest
              WHERE newest.kind = iif(r.outcome IN ('created', 'activated'), 'credentials', 'invitation')
                AND newest.subject_id = iif(r.outcome IN ('created', 'activated'), r.member_id, r.invitation_id)
              ORDER BY newest.generation DESC, newest.copy DESC LIMIT 1)
          WHERE b.id = ?1
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
  const { digest, mailPause, ...shown } = v.parse(BatchHead, head);
  const shownRows = v.parse(v.array(StoredRow), rows.results);
  const isWaiting = shownRows.some(({ mail, pathInvitations }) =>
    [mail, ...pathInvitations.map((told) => told.mail)].some((state) => waiting.has(state)),
  );
  return { digest, receipt: { ...shown, mailPause: isWaiting ? mailPause : null, rows: shownRows } };
}

/** Of mails that leave when a pause ends. */
const waiting: ReadonlySet<MailState> = new Set(['queued', 'unsettled', 'deferred'] as const);

/** The receipt of a batch as it stands at the moment `now`, or null if there is no such batch. */
export async function findReceipt(db: D1Database, batchId: string, now: number): Promise<StoredReceipt | null> {
  return storedReceipt(await db.batch(receiptStatements(db, batchId, now)));
}
