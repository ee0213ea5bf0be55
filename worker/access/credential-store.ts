import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import { jsonText } from '../json-text.ts';

const Credentials = v.object({
  memberId: ServerId,
  passwordHash: v.nullable(v.string()),
  /** The password that an admin chose, until it is hashed and mailed. */
  initial: v.nullable(v.pipe(jsonText, v.object({ sealed: v.string(), secretVersion: v.number() }))),
  /** Whether the person is to be asked for a password of their own; 0 or 1, as SQLite says it. */
  asksForOwn: v.picklist([0, 1]),
});
/** What a sign-in is checked against. */
export type Credentials = v.InferOutput<typeof Credentials>;

/** SQL for whether a member, as `alias`, is asked for a password of their own: 0 or 1. */
export function asksForOwnSql(alias: string): string {
  return `${alias}.password_change_due * (SELECT ask_password_change FROM space)`;
}

/** The active member with this canonical address, or null; invited and suspended people have no way in here. */
export async function findCredentials(db: D1Database, addressKey: string): Promise<Credentials | null> {
  const row = await db
    .prepare(
      `SELECT m.id AS memberId, m.password_hash AS passwordHash, ${asksForOwnSql('m')} AS asksForOwn,
              iif(w.sealed IS NULL, NULL, json_object('sealed', w.sealed, 'secretVersion', w.secret_version)) AS initial
         FROM members m LEFT JOIN initial_passwords w ON w.member_id = m.id
        WHERE m.address_key = ?1 AND m.state = 'active'`,
    )
    .bind(addressKey)
    .first();
  return row && v.parse(Credentials, row);
}

/** The stored hash of an active member's password, or null. */
export async function readPasswordHash(db: D1Database, memberId: string): Promise<string | null> {
  const row = await db
    .prepare(`SELECT password_hash AS passwordHash FROM members WHERE id = ?1 AND state = 'active'`)
    .bind(memberId)
    .first();
  return row && v.parse(v.pick(Credentials, ['passwordHash']), row).passwordHash;
}

/**
 * The hash of the password that an admin chose, for a sign-in made after the moment `since` whose member is still to be
 * asked for one of their own; else null.
 */
export async function findInitialHash(db: D1Database, signInId: string, since: number): Promise<string | null> {
  const row = await db
    .prepare(
      `SELECT m.password_hash AS passwordHash
         FROM sign_ins s JOIN members m ON m.id = s.member_id
        WHERE s.id = ?1 AND s.created_at > ?2 AND m.state = 'active' AND ${asksForOwnSql('m')} = 1`,
    )
    .bind(signInId, since)
    .first();
  return row && v.parse(v.pick(Credentials, ['passwordHash']), row).passwordHash;
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
 * Statements for a member who has chosen the password of `newHash`: what was let in with the old one is let out, except
 * the sign-in `keep`; one that an admin chose is wiped, its mail no longer leaves, and the person is asked for none of
 * their own any more. Without effect if the password is another one after all.
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
      .prepare(`UPDATE password_resets SET used_at = ?3
          WHERE member_id = ?1 AND new_email IS NULL AND used_at IS NULL AND ${isTheirs}`)
      .bind(of.memberId, of.newHash, of.now),
    db.prepare(`DELETE FROM initial_passwords WHERE member_id = ?1 AND ${isTheirs}`).bind(of.memberId, of.newHash),
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?3
          WHERE member_id = ?1 AND kind = 'credentials' AND state = 'queued' AND ${isTheirs}`,
      )
      .bind(of.memberId, of.newHash, of.now),
    db
      .prepare('UPDATE members SET password_change_due = 0 WHERE id = ?1 AND password_hash = ?2')
      .bind(of.memberId, of.newHash),
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
