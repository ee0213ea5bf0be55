import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import { type SentLink, sendLinkStatements } from './way-in-store.ts';

/** A link to a new address, and what the address is. */
type AddressLink = SentLink & Required<Pick<SentLink, 'newAddress'>>;

/**
 * Mails a link to an address that is to become a member's; links to other new addresses end. Until the person confirms
 * it, the account keeps its address: else whoever manages the space could take over an account by the way of a
 * forgotten password. False if the person is not active, has not that role any more, or the address is another
 * member's.
 */
export async function askNewAddress(db: D1Database, link: AddressLink): Promise<boolean> {
  const [opened] = await db.batch([
    ...sendLinkStatements(db, link),
    db
      .prepare(
        `UPDATE password_resets SET used_at = ?3
          WHERE member_id = ?1 AND id <> ?2 AND new_email IS NOT NULL AND used_at IS NULL
            AND EXISTS (SELECT 1 FROM password_resets WHERE id = ?2)`,
      )
      .bind(link.memberId, link.id, link.act.now),
  ]);
  return opened?.meta.changes === 1;
}

/**
 * Gives another address at once to a member whose password is still the one that an admin chose, and mails a link to a
 * password of their own there. What left for the old address is worth nothing any more: the password, sign-ins made
 * with it, links. False if the person has a password of their own by now, or as `askNewAddress`.
 */
export async function moveAccount(db: D1Database, { newAddress, ...link }: AddressLink): Promise<boolean> {
  const { memberId, role, act } = link;
  const isMoved = 'EXISTS (SELECT 1 FROM members WHERE id = ?1 AND email = ?2 AND password_hash IS NULL)';
  const ifMoved = (sql: string) => db.prepare(`${sql} AND ${isMoved}`).bind(memberId, newAddress.email);
  const [moved] = await db.batch([
    db
      .prepare(
        `UPDATE members SET email = ?3, address_key = ?4, password_hash = NULL
          WHERE id = ?1 AND role = ?2 AND state = 'active' AND password_change_due = 1
            AND NOT EXISTS (SELECT 1 FROM members other WHERE other.address_key = ?4 AND other.id <> ?1)`,
      )
      .bind(memberId, role, newAddress.email, newAddress.addressKey),
    ifMoved('DELETE FROM initial_passwords WHERE member_id = ?1'),
    ifMoved('DELETE FROM sign_ins WHERE member_id = ?1'),
    ifMoved('DELETE FROM device_codes WHERE member_id = ?1'),
    ifMoved('DELETE FROM password_resets WHERE member_id = ?1'),
    // Nobody has told this person of their paths: cron does so again.
    ifMoved('DELETE FROM path_invitations WHERE member_id = ?1'),
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?3
          WHERE member_id = ?1 AND kind IN ('credentials', 'password-reset') AND state = 'queued' AND ${isMoved}`,
      )
      .bind(memberId, newAddress.email, act.now),
    ...sendLinkStatements(db, { ...link, presentEmail: newAddress.email }),
  ]);
  return (moved?.meta.changes ?? 0) > 0;
}

const OpenNewAddress = v.object({
  id: ServerId,
  memberId: ServerId,
  secretVersion: v.number(),
  newEmail: v.string(),
  newAddressKey: v.string(),
  /** The canonical address that the account has now. */
  addressKey: v.string(),
});
/** A new address that its owner can still confirm. */
export type OpenNewAddress = v.InferOutput<typeof OpenNewAddress>;

/** The new address behind a link that still works, of an active member; else null. */
export async function findOpenNewAddress(db: D1Database, id: string, now: number): Promise<OpenNewAddress | null> {
  const row = await db
    .prepare(
      `SELECT r.id, m.id AS memberId, r.secret_version AS secretVersion, r.new_email AS newEmail,
              r.new_address_key AS newAddressKey, m.address_key AS addressKey
         FROM password_resets r JOIN members m ON m.id = r.member_id
        WHERE r.id = ?1 AND r.new_email IS NOT NULL AND r.used_at IS NULL AND r.expires_at > ?2 AND m.state = 'active'`,
    )
    .bind(id, now)
    .first();
  return row && v.parse(OpenNewAddress, row);
}

/**
 * Makes the new address the one of the account, once, if the member still has the password of `passwordHash`; links
 * that went to the old address end. False if the link is used up, the password another one, or the address another
 * member's.
 */
export async function confirmNewAddress(
  db: D1Database,
  { id, memberId }: Pick<OpenNewAddress, 'id' | 'memberId'>,
  confirmed: { passwordHash: string; now: number; auditId: string },
): Promise<boolean> {
  const [changed] = await db.batch([
    db
      .prepare(
        `UPDATE members SET email = r.new_email, address_key = r.new_address_key
           FROM password_resets r
          WHERE r.id = ?1 AND members.id = r.member_id AND r.new_email IS NOT NULL AND r.used_at IS NULL
            AND r.expires_at > ?3 AND members.state = 'active' AND members.password_hash = ?2
            AND NOT EXISTS (SELECT 1 FROM members other
                             WHERE other.address_key = r.new_address_key AND other.id <> members.id)`,
      )
      .bind(id, confirmed.passwordHash, confirmed.now),
    db
      .prepare(
        `INSERT INTO audit (id, at, action, actor_id, member_id)
         SELECT ?1, ?2, 'address-confirmed', ?3, ?3 WHERE changes() > 0`,
      )
      .bind(confirmed.auditId, confirmed.now, memberId),
    db
      .prepare(
        `UPDATE password_resets SET used_at = ?2
          WHERE member_id = ?1 AND used_at IS NULL AND EXISTS (SELECT 1 FROM audit WHERE id = ?3)`,
      )
      .bind(memberId, confirmed.now, confirmed.auditId),
  ]);
  return (changed?.meta.changes ?? 0) > 0;
}
