import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import type { OwnNames } from '../members/own-names.ts';

const OpenInvitation = v.object({
  id: ServerId,
  generation: v.number(),
  secretVersion: v.number(),
  memberId: ServerId,
  email: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  language: v.string(),
  /** First and last name of who invited; empty when unknown. */
  inviter: v.string(),
});
/** An invitation that can be accepted, and what is known of the person. */
export type OpenInvitation = v.InferOutput<typeof OpenInvitation>;

/** The invitation of this id if it can be accepted at the moment `now`; else null. */
export async function findOpenInvitation(db: D1Database, id: string, now: number): Promise<OpenInvitation | null> {
  const row = await db
    .prepare(
      `SELECT i.id, i.generation, i.secret_version AS secretVersion, m.id AS memberId, m.email,
              m.first_name AS firstName, m.last_name AS lastName, m.language,
              trim(coalesce(b.first_name || ' ' || b.last_name, '')) AS inviter
         FROM invitations i JOIN members m ON m.id = i.member_id LEFT JOIN members b ON b.id = i.invited_by
        WHERE i.id = ?1 AND i.state = 'pending' AND i.expires_at > ?2 AND m.state = 'invited'`,
    )
    .bind(id, now)
    .first();
  return row && v.parse(OpenInvitation, row);
}

/**
 * Statements that accept an invitation: the first one claims it by making the member active, the second one closes it.
 * The claim holds for one request alone, since its password hash, salt and all, is nobody else's; what follows in the
 * same transaction depends on that hash.
 */
export function acceptStatements(
  db: D1Database,
  accepted: OwnNames & { invitation: OpenInvitation; passwordHash: string; now: number },
): [claim: D1PreparedStatement, close: D1PreparedStatement] {
  const { invitation, passwordHash, now } = accepted;
  return [
    db
      .prepare(
        `UPDATE members
            SET state = 'active', first_name = ?3, last_name = ?4, language = ?5, password_hash = ?6, activated_at = ?7
          WHERE state = 'invited'
            AND id = (SELECT member_id FROM invitations
                       WHERE id = ?1 AND generation = ?2 AND state = 'pending' AND expires_at > ?7)`,
      )
      .bind(
        invitation.id,
        invitation.generation,
        accepted.firstName,
        accepted.lastName,
        accepted.language,
        passwordHash,
        now,
      ),
    db
      .prepare(
        `UPDATE invitations SET state = 'accepted', ended_at = ?3
          WHERE id = ?1 AND state = 'pending'
            AND EXISTS (SELECT 1 FROM members WHERE id = member_id AND password_hash = ?2)`,
      )
      .bind(invitation.id, passwordHash, now),
  ];
}
