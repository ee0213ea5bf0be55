import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';

const PasswordReset = v.object({
  id: ServerId,
  memberId: ServerId,
  secretVersion: v.number(),
  email: v.string(),
  firstName: v.string(),
  lastName: v.string(),
});
/** An open request to set a new password, and whose it is. */
export type PasswordReset = v.InferOutput<typeof PasswordReset>;

/** A reset has one link only: there is no second generation. */
export const resetGeneration = 1;

/**
 * The statement that opens a reset; for nobody (`memberId` null) it stores one that is used up already, under the
 * owner's name, so that an address which nobody has costs the same write as a member's.
 */
export function openResetStatement(
  db: D1Database,
  reset: { id: string; memberId: string | null; secretVersion: number; now: number; expiresAt: number },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO password_resets (id, member_id, secret_version, created_at, expires_at, used_at)
       SELECT ?1, coalesce(?2, id), ?3, ?4, ?5, iif(?2 IS NULL, ?4, NULL) FROM members WHERE role = 'owner'`,
    )
    .bind(reset.id, reset.memberId, reset.secretVersion, reset.now, reset.expiresAt);
}

/** A reset that can still be used, by an active member; else null. */
export async function findOpenReset(db: D1Database, id: string, now: number): Promise<PasswordReset | null> {
  const row = await db
    .prepare(
      `SELECT r.id, m.id AS memberId, r.secret_version AS secretVersion, m.email,
              m.first_name AS firstName, m.last_name AS lastName
         FROM password_resets r JOIN members m ON m.id = r.member_id
        WHERE r.id = ?1 AND r.new_email IS NULL AND r.used_at IS NULL AND r.expires_at > ?2 AND m.state = 'active'`,
    )
    .bind(id, now)
    .first();
  return row && v.parse(PasswordReset, row);
}

/** The statement that sets the new password if the reset can still be used; the first of its transaction. */
export function resetPasswordStatement(
  db: D1Database,
  reset: { id: string; newHash: string; now: number },
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE members SET password_hash = ?2
        WHERE state = 'active'
          AND id = (SELECT member_id FROM password_resets WHERE id = ?1 AND new_email IS NULL AND used_at IS NULL
                       AND expires_at > ?3)`,
    )
    .bind(reset.id, reset.newHash, reset.now);
}
