import * as v from 'valibot';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import type { OwnNames } from '../members/own-names.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { isNewestSql } from './filter-store.ts';
import { namedInviterSql } from './inviter-store.ts';

const LinkedInvitation = v.object({
  id: ServerId,
  generation: v.number(),
  secretVersion: v.number(),
  memberId: ServerId,
  email: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  language: v.string(),
  /** First and last name of who invited, or of the owner when that person is suspended or gone; may be empty. */
  inviter: v.string(),
  expiresAt: Moment,
  /** When the person asked for a new link. */
  askedAt: v.nullable(Moment),
});
/** An invitation that a link is for, and what is known of the person. */
export type LinkedInvitation = v.InferOutput<typeof LinkedInvitation>;

/** The invitation of this id if it can be accepted at the moment `now`; else null. */
export function findOpenInvitation(db: D1Database, id: string, now: number): Promise<LinkedInvitation | null> {
  return findLinked(db, `i.state = 'pending' AND i.expires_at > ?2`, id, now);
}

/** The invitation of this id if nothing but its time keeps it from being accepted at the moment `now`; else null. */
export function findExpiredInvitation(db: D1Database, id: string, now: number): Promise<LinkedInvitation | null> {
  return findLinked(db, `i.state IN ('pending', 'expired') AND i.expires_at <= ?2 AND ${isNewestSql}`, id, now);
}

async function findLinked(
  db: D1Database,
  condition: string,
  id: string,
  now: number,
): Promise<LinkedInvitation | null> {
  const row = await db
    .prepare(
      `SELECT i.id, i.generation, i.secret_version AS secretVersion, m.id AS memberId, m.email,
              m.first_name AS firstName, m.last_name AS lastName, m.language,
              trim(coalesce(b.first_name || ' ' || b.last_name, '')) AS inviter,
              i.expires_at AS expiresAt, i.asked_at AS askedAt
         FROM invitations i JOIN members m ON m.id = i.member_id
         LEFT JOIN members b ON b.id = ${namedInviterSql('i.invited_by')}
        WHERE i.id = ?1 AND m.state = 'invited' AND ${condition}`,
    )
    .bind(id, now)
    .first();
  return row && v.parse(LinkedInvitation, row);
}

/** Notes that the person of an expired invitation asks for a new link; the first time counts, until it is renewed. */
export async function noteAsked(db: D1Database, { id, generation }: LinkedInvitation, now: number): Promise<void> {
  await db.batch([
    ...overdueInvitationStatements(db, now),
    db
      .prepare(
        `UPDATE invitations SET asked_at = ?3
          WHERE id = ?1 AND generation = ?2 AND state = 'expired' AND asked_at IS NULL`,
      )
      .bind(id, generation, now),
  ]);
}

/**
 * Statements that accept an invitation: the first one claims it by making the member active, the second one closes it.
 * The claim holds for one request alone, since its password hash, salt and all, is nobody else's; what follows in the
 * same transaction depends on that hash.
 */
export function acceptStatements(
  db: D1Database,
  accepted: OwnNames & { invitation: LinkedInvitation; passwordHash: string; now: number },
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
