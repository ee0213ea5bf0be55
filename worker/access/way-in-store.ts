import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { countMailsStatement } from '../mail/mail-day-store.ts';
import { resetGeneration } from './password-reset-store.ts';

/** A link that an admin has mailed to a member: to a new password, or to a new address of the account. */
export interface SentLink {
  id: string;
  mailId: string;
  memberId: string;
  /** The role by which the right to send it was judged. */
  role: string;
  /** The link secret that the link is made with. */
  secretVersion: number;
  expiresAt: number;
  /** Mails that admins may cause on one day. */
  mailsPerDay: number;
  act: AuditedAct;
  /** Where the mail goes if not to the member's own address, and which the link makes theirs. */
  newAddress?: { email: string; addressKey: string; digest: string };
  /** The address that the member has to have by then, if it is one in particular. */
  presentEmail?: string;
}

/**
 * The statements that open a link and mail it, for one transaction, if the member is active and still has that role;
 * the first one changes a row if so. The new address must not be anybody's. Rejects when the day's mails are used up
 * (`isMailDayFull`).
 */
export function sendLinkStatements(db: D1Database, link: SentLink): D1PreparedStatement[] {
  const { id, mailId, memberId, role, secretVersion, expiresAt, mailsPerDay, act, newAddress, presentEmail } = link;
  const { now, by } = act;
  return [
    db
      .prepare(
        `INSERT INTO password_resets (id, member_id, secret_version, created_at, expires_at, sent_by, new_email,
                                      new_address_key)
         SELECT ?1, m.id, ?4, ?5, ?6, ?7, ?8, ?9 FROM members m
          WHERE m.id = ?2 AND m.role = ?3 AND m.state = 'active' AND m.email = coalesce(?10, m.email)
            AND NOT EXISTS (SELECT 1 FROM members other WHERE other.address_key = ?9 AND other.id <> m.id)`,
      )
      .bind(
        id,
        memberId,
        role,
        secretVersion,
        now,
        expiresAt,
        by,
        newAddress?.email ?? null,
        newAddress?.addressKey ?? null,
        presentEmail ?? null,
      ),
    db
      .prepare(
        `INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at, address_digest)
         SELECT ?1, 'password-reset', member_id, id, ?3, ?4, ?4, ?5 FROM password_resets WHERE id = ?2`,
      )
      .bind(mailId, id, resetGeneration, now, newAddress?.digest ?? null),
    countMailsStatement(db, { now, most: mailsPerDay }),
    auditIfChangedStatement(db, { ...act, count: 1 }),
  ];
}

/** Mails a member a link to a new password; false if they are not active, or have not that role any more. */
export async function sendWayIn(db: D1Database, link: Omit<SentLink, 'newAddress'>): Promise<boolean> {
  const [opened] = await db.batch(sendLinkStatements(db, link));
  return opened?.meta.changes === 1;
}
