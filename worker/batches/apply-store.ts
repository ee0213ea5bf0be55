import type { Batch } from '../../shared/contract/batch.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { type Decision, decisionSql, decisionStatements } from './decision-store.ts';
import { receiptStatements, type StoredReceipt, storedReceipt } from './receipt-store.ts';

/** A decision that is carried out under the batch's id. */
export interface Application extends Decision {
  batchId: string;
  digest: string;
  way: Batch['way'];
  source: Batch['source'];
}

/**
 * Applies a batch in one transaction of eleven statements, whatever the number of rows, and reads its receipt in the
 * same one. Rejects, with nothing written, when the batch id is taken, when an outcome is not the planned one (see
 * `isPlanChanged`), or when the database fails.
 */
export async function applyRows(db: D1Database, application: Application): Promise<StoredReceipt> {
  const statement = decisionStatements(db, application);
  const results = await db.batch([
    batchStatement(db, application),
    statement(`INSERT INTO batch_rows (id, batch_id, position, outcome, planned, problems)
               SELECT id, ?2, position, outcome, planned, problems FROM (${decisionSql})`),
    ...overdueInvitationStatements(db, application.now),
    statement(membersSql),
    statement(invitationsSql),
    statement(outboxSql),
    statement(rowLinksSql),
    ...receiptStatements(db, application.batchId),
  ]);
  const stored = storedReceipt(results.slice(-2));
  if (!stored) throw new Error('an applied batch has no receipt');
  return stored;
}

/** Whether `applyRows` failed because an outcome is not the one that the admin saw. */
export function isPlanChanged(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CHECK constraint failed: plan_changed');
}

function batchStatement(db: D1Database, { batchId, digest, way, source, invitedBy, now }: Application) {
  return db
    .prepare('INSERT INTO batches (id, digest, way, source, applied_by, applied_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)')
    .bind(batchId, digest, way, JSON.stringify(source), invitedBy, now);
}

// `CROSS JOIN` keeps SQLite from parsing the whole input again for each row: a thousand rows took seconds.

/** New people; of known ones, only what was still empty: the rest is theirs to change. */
const membersSql = `
  INSERT INTO members (id, email, address_key, last_name, first_name, language, state, created_at)
  WITH input
  SELECT input.member_id, input.email, input.address_key, input.last_name, input.first_name, input.language,
         'invited', ?1
    FROM input CROSS JOIN batch_rows ON batch_rows.batch_id = ?2 AND batch_rows.position = input.position
   WHERE batch_rows.outcome NOT IN ('refused', 'duplicate')
      ON CONFLICT (address_key) DO UPDATE
     SET last_name = iif(members.last_name = '', excluded.last_name, members.last_name),
         first_name = iif(members.first_name = '', excluded.first_name, members.first_name),
         language = iif(members.language = '', excluded.language, members.language)
   WHERE '' IN (members.last_name, members.first_name, members.language)`;

const invitationsSql = `
  INSERT INTO invitations (id, member_id, state, secret_version, invited_by, batch_id, created_at, expires_at)
  WITH input
  SELECT input.invitation_id, members.id, 'pending', ?4, ?3, ?2, ?1, ?1 + space.invitation_days * 86400000
    FROM input
    CROSS JOIN batch_rows ON batch_rows.batch_id = ?2 AND batch_rows.position = input.position
    JOIN members ON members.address_key = input.address_key
    JOIN space
   WHERE batch_rows.outcome = 'invited'`;

/** An invitation with the id that the input offers exists only if the statement before has made it. */
const outboxSql = `
  INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
  WITH input
  SELECT input.mail_id, 'invitation', invitations.member_id, invitations.id, invitations.generation, ?1, ?1
    FROM input CROSS JOIN invitations ON invitations.id = input.invitation_id`;

/** Whom each row is about, and the invitation that is open for them: also where an earlier batch made both. */
const rowLinksSql = `
  WITH input
  UPDATE batch_rows
     SET member_id = members.id,
         invitation_id = (SELECT id FROM invitations WHERE member_id = members.id AND state = 'pending')
    FROM input JOIN members ON members.address_key = input.address_key
   WHERE batch_rows.batch_id = ?2 AND batch_rows.position = input.position AND batch_rows.outcome <> 'refused'`;
