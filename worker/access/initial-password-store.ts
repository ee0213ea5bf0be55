import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';

const StoredInitialPassword = v.object({
  memberId: ServerId,
  /** The canonical address, to which it is sealed. */
  addressKey: v.string(),
  sealed: v.string(),
  secretVersion: v.number(),
});
/** A sealed initial password and whose it is. */
export type StoredInitialPassword = v.InferOutput<typeof StoredInitialPassword>;

/** From when until when passwords are claimed, and how many at most. */
interface HashingLease {
  now: number;
  until: number;
  limit: number;
}

/**
 * Claims initial passwords that are not hashed, the longest waiting first. Until the lease ends nobody else gets them,
 * so that two who work at the same time do not do the same work twice.
 */
export async function claimInitialPasswords(db: D1Database, lease: HashingLease): Promise<StoredInitialPassword[]> {
  const { results } = await claimStatement(db, lease).all();
  return v.parse(v.array(StoredInitialPassword), results);
}

/** Stores the hashes of one lease and claims for the next, in one transaction: half the questions. */
export async function storeHashesAndClaim(
  db: D1Database,
  hashes: readonly FirstHash[],
  lease: HashingLease,
): Promise<StoredInitialPassword[]> {
  const results = await db.batch([...firstHashStatements(db, hashes), claimStatement(db, lease)]);
  return v.parse(v.array(StoredInitialPassword), results.at(-1)?.results);
}

function claimStatement(db: D1Database, lease: HashingLease): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE initial_passwords SET hash_due_at = ?2
        WHERE member_id IN (SELECT member_id FROM initial_passwords WHERE hash_due_at <= ?1 ORDER BY hash_due_at LIMIT ?3)
        RETURNING member_id AS memberId, sealed, secret_version AS secretVersion,
                  (SELECT address_key FROM members WHERE id = member_id) AS addressKey`,
    )
    .bind(lease.now, lease.until, lease.limit);
}

/** The hash of a sealed initial password. */
export interface FirstHash {
  memberId: string;
  /** What was hashed; if another one stands there now, the hash is not stored. */
  sealed: string;
  hash: string;
}

/**
 * Stores hashes of initial passwords, for members who have no password yet only: neither a second answer to the same
 * wake-up nor a slow one undoes what the person has chosen meanwhile. What is not waited for by a mail is wiped.
 */
export async function storeFirstHashes(db: D1Database, hashes: readonly FirstHash[]): Promise<void> {
  await db.batch(firstHashStatements(db, hashes));
}

/** Stores the hash of one initial password; false if the member has one already, or no longer that password. */
export async function storeFirstHash(db: D1Database, hash: FirstHash): Promise<boolean> {
  const [stored] = await db.batch(firstHashStatements(db, [hash]));
  return stored?.meta.changes === 1;
}

function firstHashStatements(db: D1Database, hashes: readonly FirstHash[]): D1PreparedStatement[] {
  const given = JSON.stringify(hashes);
  const members = JSON.stringify(hashes.map(({ memberId }) => memberId));
  return [
    db
      .prepare(
        `UPDATE members SET password_hash = each.value ->> 'hash'
           FROM json_each(?1) AS each
          WHERE members.id = each.value ->> 'memberId' AND members.password_hash IS NULL
            AND EXISTS (SELECT 1 FROM initial_passwords
                         WHERE member_id = members.id AND sealed = each.value ->> 'sealed')`,
      )
      .bind(given),
    db
      .prepare(
        `UPDATE initial_passwords SET hash_due_at = NULL
          WHERE member_id IN (SELECT m.id FROM json_each(?1) AS each JOIN members m ON m.id = each.value
                               WHERE m.password_hash IS NOT NULL)`,
      )
      .bind(members),
    db
      .prepare(`DELETE FROM initial_passwords WHERE member_id IN (SELECT value FROM json_each(?1)) AND ${isServed}`)
      .bind(members),
  ];
}

/** Has passwords hashed at a later moment. */
export async function postponeHashing(db: D1Database, memberIds: readonly string[], until: number): Promise<void> {
  await db
    .prepare(
      `UPDATE initial_passwords SET hash_due_at = ?2
        WHERE member_id IN (SELECT value FROM json_each(?1)) AND hash_due_at IS NOT NULL`,
    )
    .bind(JSON.stringify(memberIds), until)
    .run();
}

/** How many initial passwords are to be hashed, counted up to `limit`. */
export async function countUnhashed(db: D1Database, now: number, limit: number): Promise<number> {
  const row = await db
    .prepare('SELECT count(*) AS due FROM (SELECT 1 FROM initial_passwords WHERE hash_due_at <= ?1 LIMIT ?2)')
    .bind(now, limit)
    .first();
  return v.parse(v.object({ due: v.number() }), row).due;
}

/** An initial password has served: it is hashed, and no mail waits for it. */
const isServed = `hash_due_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM outbox
   WHERE outbox.member_id = initial_passwords.member_id AND outbox.kind = 'credentials'
     AND outbox.state IN ('queued', 'sending'))`;

/**
 * The statement that wipes initial passwords that have served, of the members of these mails. `CROSS JOIN` keeps SQLite
 * from looking through all credentials mails that were ever sent.
 */
export function wipeAfterMailsStatement(db: D1Database, mailIds: readonly string[]): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM initial_passwords
        WHERE member_id IN (SELECT o.member_id FROM json_each(?1) AS each CROSS JOIN outbox o ON o.id = each.value
                             WHERE o.kind = 'credentials')
          AND ${isServed}`,
    )
    .bind(JSON.stringify(mailIds));
}

/** The statement that wipes every initial password that has served: whatever a crash or another feature left behind. */
export function wipeServedStatement(db: D1Database): D1PreparedStatement {
  return db.prepare(`DELETE FROM initial_passwords WHERE ${isServed}`);
}
