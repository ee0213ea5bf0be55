import * as v from 'valibot';
import { Admin } from '../../shared/contract/admin.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { lifetimeSql } from '../invitations/chosen-store.ts';

const StoredAdmin = v.omit(Admin, ['devices']);
const StoredDevice = v.object({ ...Admin.entries.devices.item.entries, memberId: v.string() });

/** The owner, then the admins by name, each with the devices and API tokens that are good at the moment `now`. */
export async function listAdmins(db: D1Database, now: number): Promise<Admin[]> {
  const [admins, devices] = await db.batch([
    db.prepare(
      `SELECT id, email, last_name AS lastName, first_name AS firstName, role, state FROM members
        WHERE role <> 'member'
        ORDER BY role = 'owner' DESC, last_name COLLATE NOCASE, first_name COLLATE NOCASE, id`,
    ),
    db
      .prepare(
        `SELECT s.id, s.member_id AS memberId, s.kind, s.label, s.scope, s.created_at AS createdAt,
                s.last_used_at AS lastUsedAt, s.expires_at AS expiresAt
           FROM members m JOIN sign_ins s ON s.member_id = m.id
          WHERE m.role <> 'member' AND s.kind <> 'browser' AND s.expires_at > ?1
          ORDER BY s.created_at DESC, s.id`,
      )
      .bind(now),
  ]);
  const stored = v.parse(v.array(StoredDevice), devices?.results);
  return v.parse(v.array(StoredAdmin), admins?.results).map((admin) => ({
    ...admin,
    devices: stored.filter(({ memberId }) => memberId === admin.id).map(({ memberId: _, ...device }) => device),
  }));
}

/**
 * Makes a member an admin, or an admin a member, if `by` is still the owner; nobody is promoted who is suspended or has
 * a password that an admin chose. Who is demoted loses their devices, API tokens and what waits to become one, in the
 * same transaction.
 */
export async function changeRole(
  db: D1Database,
  { id, role, by, now, auditId }: { id: string; role: 'admin' | 'member'; by: string; now: number; auditId: string },
): Promise<void> {
  const isDemoted = `member_id = ?1 AND EXISTS (SELECT 1 FROM members WHERE id = ?1 AND role = 'member')`;
  await db.batch([
    db
      .prepare(
        `UPDATE members SET role = ?2
          WHERE id = ?1 AND role NOT IN ('owner', ?2) AND (?2 = 'member' OR state <> 'suspended' AND password_change_due = 0)
            AND EXISTS (SELECT 1 FROM members WHERE id = ?3 AND role = 'owner')`,
      )
      .bind(id, role, by),
    auditIfChangedStatement(db, { id: auditId, now, action: 'role-changed', by, memberId: id, subject: role }),
    db.prepare(`DELETE FROM sign_ins WHERE kind <> 'browser' AND ${isDemoted}`).bind(id),
    db.prepare(`DELETE FROM device_codes WHERE ${isDemoted}`).bind(id),
  ]);
}

/** Makes an active member the owner, and the owner `by` an admin; both or neither, so that there is always just one. */
export async function changeOwner(
  db: D1Database,
  { id, by, now, auditId }: { id: string; by: string; now: number; auditId: string },
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE members SET role = 'admin'
          WHERE id = ?2 AND role = 'owner'
            AND EXISTS (SELECT 1 FROM members
                         WHERE id = ?1 AND state = 'active' AND role <> 'owner' AND password_change_due = 0)`,
      )
      .bind(id, by),
    db
      .prepare(
        `UPDATE members SET role = 'owner'
          WHERE id = ?1 AND state = 'active' AND NOT EXISTS (SELECT 1 FROM members WHERE role = 'owner')`,
      )
      .bind(id),
    auditIfChangedStatement(db, { id: auditId, now, action: 'role-changed', by, memberId: id, subject: 'owner' }),
  ]);
}

/** An invitation to manage the space; the ids are used only if it makes what they name. */
interface AdminInvitation {
  email: string;
  addressKey: string;
  memberId: string;
  invitationId: string;
  mailId: string;
  secretVersion: number;
  act: AuditedAct;
}

/**
 * Statements that invite an admin who has not accepted: a new person, or one who was invited and has no open invitation
 * any more. Without effect for everybody else, and if who acts is not the owner any more. The second statement makes
 * the invitation.
 */
export function inviteAdminStatements(
  db: D1Database,
  { email, addressKey, memberId, invitationId, mailId, secretVersion, act }: AdminInvitation,
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO members (id, email, address_key, role, state, created_at)
         SELECT ?1, ?2, ?3, 'admin', 'invited', ?4 FROM members WHERE id = ?5 AND role = 'owner'
             ON CONFLICT (address_key) DO NOTHING`,
      )
      .bind(memberId, email, addressKey, act.now, act.by),
    db
      .prepare(
        `INSERT INTO invitations (id, member_id, state, secret_version, invited_by, created_at, expires_at)
         SELECT ?1, members.id, 'pending', ?2, ?3, ?4, ?4 + ${lifetimeSql}
           FROM members
          WHERE members.address_key = ?5 AND members.state = 'invited' AND members.role = 'admin'
            AND NOT EXISTS (SELECT 1 FROM invitations WHERE member_id = members.id AND state = 'pending')
            AND EXISTS (SELECT 1 FROM members WHERE id = ?3 AND role = 'owner')`,
      )
      .bind(invitationId, secretVersion, act.by, act.now, addressKey),
    db
      .prepare(
        `INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
         SELECT ?1, 'invitation', member_id, id, generation, ?2, ?2 FROM invitations WHERE id = ?3`,
      )
      .bind(mailId, act.now, invitationId),
    db
      .prepare(
        `INSERT INTO audit (id, at, action, actor_id, member_id)
         SELECT ?1, ?2, ?3, ?4, member_id FROM invitations WHERE id = ?5`,
      )
      .bind(act.id, act.now, act.action, act.by, invitationId),
  ];
}
