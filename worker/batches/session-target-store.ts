/** Whether there is a session of this id that is not cancelled. */
export async function sessionExists(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM sessions WHERE id = ?1 AND cancelled_at IS NULL').bind(id).first()) !== null;
}

/** Enrols everybody of a batch in its session. */
export const enrolSql = `
  INSERT INTO session_members (session_id, member_id, enrolled_at)
  SELECT :session, member_id, :now
    FROM batch_rows
   WHERE batch_id = :batchId AND outcome NOT IN ('refused', 'duplicate')
      ON CONFLICT (session_id, member_id) DO NOTHING`;
