import { auditedPeopleStatement } from '../audit/audit-store.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';

/** A slice of invitations that an admin revokes. */
export interface Revoking {
  ids: readonly string[];
  now: number;
  /** The member who asks, and the id of what is written down about it. */
  by: string;
  auditId: string;
}

/**
 * Revokes pending and expired invitations in one transaction of five statements, whatever their number, and answers how
 * many: their links are dead at once, and mail that waits is cancelled.
 */
export async function revokeInvitations(db: D1Database, revoking: Revoking): Promise<number> {
  const { now, by, auditId } = revoking;
  const ids = JSON.stringify(revoking.ids);
  const results = await db.batch([
    ...overdueInvitationStatements(db, now),
    auditedPeopleStatement(
      db,
      { id: auditId, now, action: 'invitations-revoked', by },
      `SELECT member_id FROM (${revocable('?5')})`,
      [ids],
    ),
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?1
          WHERE state = 'queued' AND kind = 'invitation' AND subject_id IN (SELECT id FROM (${revocable('?2')}))`,
      )
      .bind(now, ids),
    db
      .prepare(
        `UPDATE invitations SET state = 'revoked', ended_at = ?1, asked_at = NULL
          WHERE id IN (SELECT id FROM (${revocable('?2')}))`,
      )
      .bind(now, ids),
  ]);
  return results.at(-1)?.meta.changes ?? 0;
}

function revocable(ids: '?2' | '?5'): string {
  return `SELECT id, member_id FROM invitations
           WHERE id IN (SELECT value FROM json_each(${ids})) AND state IN ('pending', 'expired')`;
}
