import { auditedPeopleStatement, auditIfChangedStatement } from '../audit/audit-store.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';

/** A slice of invitations that an admin revokes. */
interface Revoking {
  ids: readonly string[];
  now: number;
  /** The member who asks, and the id of what is written down about it. */
  by: string;
  auditId: string;
  /** The id of what is written down about roles that end with the invitations. */
  roleAuditId: string;
}

/**
 * Revokes pending and expired invitations in one transaction of seven statements, whatever their number, and answers
 * how many: their links are dead at once, and mail that waits is cancelled. Who was invited to manage the space is so
 * no more, else any admin could send them a new link to it; for the same reason, only the owner revokes their
 * invitations.
 */
export async function revokeInvitations(db: D1Database, revoking: Revoking): Promise<number> {
  const { now, by, auditId, roleAuditId } = revoking;
  const ids = JSON.stringify(revoking.ids);
  const [, , , , revoked] = await db.batch([
    ...overdueInvitationStatements(db, now),
    auditedPeopleStatement(
      db,
      { id: auditId, now, action: 'invitations-revoked', by },
      `SELECT member_id FROM (${revocable('?5', '?4')})`,
      [ids],
    ),
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?1
          WHERE state = 'queued' AND kind IN ('invitation', 'reminder') AND subject_id IN (SELECT id FROM (${revocable('?2', '?3')}))`,
      )
      .bind(now, ids, by),
    db
      .prepare(
        `UPDATE invitations SET state = 'revoked', ended_at = ?1, asked_at = NULL
          WHERE id IN (SELECT id FROM (${revocable('?2', '?3')})) RETURNING id`,
      )
      .bind(now, ids, by),
    db
      .prepare(
        `UPDATE members SET role = 'member'
          WHERE role = 'admin' AND state = 'invited' AND ${isOwner('?2')}
            AND id IN (SELECT member_id FROM invitations
                        WHERE id IN (SELECT value FROM json_each(?1)) AND state = 'revoked')
            AND NOT EXISTS (SELECT 1 FROM invitations WHERE member_id = members.id AND state = 'pending')`,
      )
      .bind(ids, by),
    auditIfChangedStatement(db, { id: roleAuditId, now, action: 'role-changed', by, subject: 'member' }),
  ]);
  // D1 counts what triggers change as well.
  return revoked?.results.length ?? 0;
}

/** The invitations among `ids` that the member `by` may revoke. */
function revocable(ids: '?2' | '?5', by: '?3' | '?4'): string {
  return `SELECT i.id, i.member_id FROM invitations i JOIN members m ON m.id = i.member_id
           WHERE i.id IN (SELECT value FROM json_each(${ids})) AND i.state IN ('pending', 'expired')
             AND (m.role = 'member' OR ${isOwner(by)})`;
}

function isOwner(by: string): string {
  return `EXISTS (SELECT 1 FROM members WHERE id = ${by} AND role = 'owner')`;
}
