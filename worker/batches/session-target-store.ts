import { isOpenSql } from '../paths/path-invitation-store.ts';

/** Whether there is a session of this id that is not cancelled. */
export async function sessionExists(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM sessions WHERE id = ?1 AND cancelled_at IS NULL').bind(id).first()) !== null;
}

/**
 * SQL for whether applying a row, of the table `row` that names the member as `known_id`, mails the person about a path at
 * once, and not in the mail that brings them into the space: what `inviteToPathsStatements` then does. Enrolled will be
 * who is it already, by themselves or by a group, and who becomes it by `:session`, by the group `:target`, or by a
 * group of the row, which a new person joins and a known one if the row `sets_groups`.
 */
export function invitesToPath(row: string): string {
  const isOpen = isOpenSql(':now');
  const isOtherOpen = isOpenSql(':now', 'other');
  return `EXISTS (
    SELECT 1
      FROM (SELECT :session AS session_id
            UNION ALL SELECT session_id FROM session_groups WHERE group_id = :target
            UNION ALL SELECT session_groups.session_id
              FROM wishes CROSS JOIN session_groups ON session_groups.group_id = wishes.group_id
             WHERE wishes.position = ${row}.position AND (${row}.known_id IS NULL OR ${row}.sets_groups)
            UNION ALL SELECT session_id FROM session_members WHERE member_id = ${row}.known_id
            UNION ALL SELECT session_groups.session_id
              FROM group_members CROSS JOIN session_groups ON session_groups.group_id = group_members.group_id
             WHERE group_members.member_id = ${row}.known_id) AS enrolled
      CROSS JOIN sessions AS s ON s.id = enrolled.session_id
     WHERE ${isOpen}
       AND NOT EXISTS (SELECT 1 FROM path_invitations AS known
                         JOIN sessions AS other ON other.id = known.session_id
                        WHERE known.member_id = ${row}.known_id AND other.path_id = s.path_id AND ${isOtherOpen})
       AND NOT EXISTS (SELECT 1 FROM outbox
                        WHERE member_id = ${row}.known_id AND state = 'queued'
                          AND kind IN ('invitation', 'credentials')))`;
}

/** Enrols everybody of a batch in `:session`. */
export const enrolSql = `
  INSERT INTO session_members (session_id, member_id, enrolled_at)
  SELECT :session, member_id, :now
    FROM batch_rows
   WHERE batch_id = :batchId AND :session IS NOT NULL AND outcome NOT IN ('refused', 'duplicate')
      ON CONFLICT (session_id, member_id) DO NOTHING`;
