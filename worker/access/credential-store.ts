import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';

const Credentials = v.object({ memberId: ServerId, passwordHash: v.nullable(v.string()) });
/** What a sign-in is checked against. */
export type Credentials = v.InferOutput<typeof Credentials>;

/** The active member with this canonical address, or null; invited and suspended people have no way in here. */
export async function findCredentials(db: D1Database, addressKey: string): Promise<Credentials | null> {
  const row = await db
    .prepare(
      `SELECT id AS memberId, password_hash AS passwordHash FROM members WHERE address_key = ?1 AND state = 'active'`,
    )
    .bind(addressKey)
    .first();
  return row && v.parse(Credentials, row);
}

/** The stored hash of an active member's password, or null. */
export async function readPasswordHash(db: D1Database, memberId: string): Promise<string | null> {
  const row = await db
    .prepare(`SELECT id AS memberId, password_hash AS passwordHash FROM members WHERE id = ?1 AND state = 'active'`)
    .bind(memberId)
    .first();
  return row && v.parse(Credentials, row).passwordHash;
}

/** A statement that replaces a password's hash, if nobody has replaced it meanwhile. */
export function replaceHashStatement(
  db: D1Database,
  change: { memberId: string; oldHash: string; newHash: string },
): D1PreparedStatement {
  return db
    .prepare(`UPDATE members SET password_hash = ?3 WHERE id = ?1 AND password_hash = ?2 AND state = 'active'`)
    .bind(change.memberId, change.oldHash, change.newHash);
}

/**
 * Statements for a member whose password is now `newHash`: what was let in with the old one is let out, except the
 * sign-in `keep`. Without effect if the password is another one after all.
 */
export function afterPasswordChange(
  db: D1Database,
  of: { memberId: string; newHash: string; keep: string; now: number },
): D1PreparedStatement[] {
  const isTheirs = 'EXISTS (SELECT 1 FROM members WHERE id = ?1 AND password_hash = ?2)';
  return [
    db
      .prepare(`DELETE FROM sign_ins WHERE member_id = ?1 AND id <> ?3 AND ${isTheirs}`)
      .bind(of.memberId, of.newHash, of.keep),
    db.prepare(`DELETE FROM device_codes WHERE member_id = ?1 AND ${isTheirs}`).bind(of.memberId, of.newHash),
    db
      .prepare(`UPDATE password_resets SET used_at = ?3 WHERE member_id = ?1 AND used_at IS NULL AND ${isTheirs}`)
      .bind(of.memberId, of.newHash, of.now),
  ];
}

/** Changes a member's password and ends their other sign-ins, in one go; false if somebody was faster. */
export async function changePassword(
  db: D1Database,
  change: { memberId: string; oldHash: string; newHash: string; keep: string; now: number },
): Promise<boolean> {
  const [replaced] = await db.batch([replaceHashStatement(db, change), ...afterPasswordChange(db, change)]);
  return replaced?.meta.changes === 1;
}
