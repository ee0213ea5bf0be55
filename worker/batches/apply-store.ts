import type { Batch } from '../../shared/contract/batch.ts';
import { auditStatement } from '../audit/audit-store.ts';
import { countMailsStatement } from '../mail/mail-day-store.ts';
import { inviteToPathsStatements } from '../paths/path-invitation-store.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { hasRecords } from './batch-input.ts';
import { detailsSql, noteChangesSql, rowGroupsSql, targetGroupSql } from './belongings-store.ts';
import { type Decision, decisionSql, decisionStatements } from './decision-store.ts';
import { accountsSql, credentialsMailsSql, invitationMailsSql, invitationsSql, peopleSql } from './people-store.ts';
import { receiptStatements, type StoredReceipt, storedReceipt } from './receipt-store.ts';
import { enrolSql } from './session-target-store.ts';

/** A decision that is carried out under the batch's id. */
export interface Application extends Decision {
  batchId: string;
  digest: string;
  source: Batch['source'];
  rows: number;
  auditId: string;
  /** Mails that admins may cause on one day. */
  mailsPerDay: number;
}

/**
 * Applies a batch in one transaction of at most thirty statements, whatever the number of rows, and reads its receipt in
 * the same one. Rejects, with nothing written, when the batch id is taken, when an outcome is not the planned one (see
 * `isPlanChanged`), when the day's mails are used up (`isMailDayFull`), or when the database fails.
 */
export async function applyRows(db: D1Database, application: Application): Promise<StoredReceipt> {
  const statement = decisionStatements(db, application);
  const { batchId, auditId, now, by, source, rows, mailsPerDay, way, target, session, input } = application;
  const countMails = countMailsStatement(db, { now, most: mailsPerDay });
  const when = (isNeeded: boolean, ...sql: readonly string[]) => (isNeeded ? sql.map(statement) : []);
  const results = await db.batch([
    batchStatement(db, application),
    // The rows come first, since they decide, and name the people and invitations that are made next.
    statement(`INSERT INTO batch_rows (id, batch_id, member_id, invitation_id, position, outcome, changes, planned, problems)
               SELECT id, :batchId, member_id, invitation_id, position, outcome, changes, planned, problems FROM (${decisionSql})`),
    ...overdueInvitationStatements(db, now),
    ...peopleSql.map(statement),
    ...when(way === 'accounts', ...accountsSql),
    statement(invitationsSql),
    statement(invitationMailsSql),
    countMails,
    ...(way === 'accounts' ? [statement(credentialsMailsSql), countMails] : []),
    ...when(hasRecords(input.details), ...detailsSql),
    ...when(hasRecords(input.spellings), ...rowGroupsSql),
    ...when(target !== null, targetGroupSql),
    ...when(session !== null, enrolSql),
    statement(noteChangesSql),
    ...inviteToPathsStatements(db, now, { batchId }),
    auditStatement(db, { id: auditId, now, action: 'batch-applied', by, subject: source.title, count: rows }),
    ...receiptStatements(db, batchId, now),
  ]);
  const stored = storedReceipt(results.slice(-2));
  if (!stored) throw new Error('an applied batch has no receipt');
  return stored;
}

/** Whether `applyRows` failed because an outcome is not the one that the admin saw. */
export function isPlanChanged(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CHECK constraint failed: plan_changed');
}

function batchStatement(db: D1Database, { batchId, digest, way, source, by, now }: Application) {
  return db
    .prepare('INSERT INTO batches (id, digest, way, source, applied_by, applied_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)')
    .bind(batchId, digest, way, JSON.stringify(source), by, now);
}
