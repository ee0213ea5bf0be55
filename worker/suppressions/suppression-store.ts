import * as v from 'valibot';
import { type SuppressionReason, suppressionReasons } from '../../shared/contract/follow-up.ts';
import { ServerId } from '../../shared/contract/protocol.ts';

/**
 * The statement that puts an address on the list; once is enough. Of two reasons the one that stops more mails stays: a
 * bounce or complaint takes the place of an unsubscription, and not the reverse.
 */
export function suppressStatement(
  db: D1Database,
  { digest, reason, now }: { digest: string; reason: SuppressionReason; now: number },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO suppressions (address_digest, reason, since) VALUES (?1, ?2, ?3)
           ON CONFLICT (address_digest) DO UPDATE SET reason = excluded.reason, since = excluded.since
        WHERE suppressions.reason = 'unsubscribe' AND excluded.reason <> 'unsubscribe'`,
    )
    .bind(digest, reason, now);
}

/** The statement that takes an unsubscription back; a mailbox that took no mail, and a complaint, stay on the list. */
export function unsuppressStatement(db: D1Database, digest: string): D1PreparedStatement {
  return db.prepare(`DELETE FROM suppressions WHERE address_digest = ?1 AND reason = 'unsubscribe'`).bind(digest);
}

/** SQL that is true for a member `m` who is on the list for one of these reasons, for any unless told. */
export function isSuppressedSql(reasons?: readonly SuppressionReason[]): string {
  const chosen = reasons ? ` AND reason IN (${reasons.map((reason) => `'${reason}'`).join(', ')})` : '';
  return `EXISTS (SELECT 1 FROM suppressions WHERE address_digest = m.address_digest${chosen})`;
}

const Suppression = v.object({ reason: v.picklist(suppressionReasons) });

/** Why the address of this digest is on the list, or null. */
export async function readSuppression(db: D1Database, digest: string): Promise<SuppressionReason | null> {
  const row = await db.prepare('SELECT reason FROM suppressions WHERE address_digest = ?1').bind(digest).first();
  return row && v.parse(Suppression, row).reason;
}

const MailedAddressee = v.object({
  memberId: ServerId,
  email: v.string(),
  addressKey: v.string(),
  language: v.string(),
});
/** A member to whom mails are sent. */
export type MailedAddressee = v.InferOutput<typeof MailedAddressee>;

/** The member of this id as mails name them, or null. */
export async function findAddressee(db: D1Database, id: string): Promise<MailedAddressee | null> {
  const row = await db
    .prepare('SELECT id AS memberId, email, address_key AS addressKey, language FROM members WHERE id = ?1')
    .bind(id)
    .first();
  return row && v.parse(MailedAddressee, row);
}
