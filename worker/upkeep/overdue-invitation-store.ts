/**
 * The two statements that end invitations whose time is over and cancel their waiting mail. They belong into one
 * transaction in this order; repeating them changes nothing. They name the index: SQLite would take the one of all that
 * are pending, and every batch and every tick would read those.
 */
export function overdueInvitationStatements(db: D1Database, now: number): [D1PreparedStatement, D1PreparedStatement] {
  return [
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?1
          WHERE state = 'queued' AND kind IN ('invitation', 'reminder')
            AND subject_id IN (SELECT id FROM invitations INDEXED BY invitations_by_expiry
                                WHERE state = 'pending' AND expires_at <= ?1)`,
      )
      .bind(now),
    db
      .prepare(
        `UPDATE invitations INDEXED BY invitations_by_expiry SET state = 'expired', ended_at = ?1
          WHERE state = 'pending' AND expires_at <= ?1`,
      )
      .bind(now),
  ];
}
