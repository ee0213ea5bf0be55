import { isOpenSql } from '../paths/path-invitation-store.ts';

/** Whether there is a session of this id that is not cancelled. */
export async function sessionExists(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM sessions WHERE id = ?1 AND cancelled_at IS NULL').bind(id).first()) !== null;
}

/**
 * SQL for whether enrolling the member `id` in `:session` mails them about its path at once, and not in the mail that
 * brings them into the space: what `inviteToPathsStatements` then does.
 */
export function invitesToPath(id: string): string {
  return `EXISTS (
    SELECT 1 FROM sessions AS s
     WHERE s.id = :session AND ${isOpenSql(':now')}
       AND NOT EXISTS (SELECT 1 FROM path_invitations AS known
                         JOIN sessions AS other ON other.id = known.session_id
                        WHERE known.member_id = ${id} AND other.path_id = s.path_id AND ${isOpenSql(':now', 'other')})
       AND NOT EXISTS (SELECT 1 FROM outbox
                        WHERE member_id = ${id} AND state = 'queued' AND kind IN ('invitation', 'credentials')))`;
}

/** Enrols everybody of a batch in `:session`. */
export const enrolSql = `
  INSERT INTO session_members (session_id, member_id, enrolled_at)
  SELECT :session, member_id, :now
    FROM batch_rows
   WHERE batch_id = :batchId AND :session IS NOT NULL AND outcome NOT IN ('refused', 'duplicate')
      ON CONFLICT (session_id, member_id) DO NOTHING`;
