import * as v from 'valibot';
import { memberStates } from '../../shared/contract/member.ts';
import { ServerId } from '../../shared/contract/protocol.ts';
import { roles } from '../../shared/contract/space.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import type { ErasedDigests } from '../erasures/erasure-digest.ts';
import { noteErasuresStatement } from '../erasures/erasure-store.ts';
import { withoutEvidenceSql } from './quoted-evidence-store.ts';
import { spellingsOf } from './spellings.ts';

const Standing = v.object({
  id: ServerId,
  email: v.string(),
  /** The canonical address. */
  addressKey: v.string(),
  role: v.picklist(roles),
  state: v.picklist(memberStates),
  /** Whether they have a password that an admin chose; 0 or 1, as SQLite says it. */
  hasChosenPassword: v.picklist([0, 1]),
});
/** What somebody is in the space. */
export type Standing = v.InferOutput<typeof Standing>;

const standingSql =
  'SELECT id, email, address_key AS addressKey, role, state, password_change_due AS hasChosenPassword FROM members';

/** What a member is in the space, or null. */
export async function readStanding(db: D1Database, id: string): Promise<Standing | null> {
  const row = await db.prepare(`${standingSql} WHERE id = ?1`).bind(id).first();
  return row && v.parse(Standing, row);
}

/** The same by the canonical address. */
export async function readStandingAt(db: D1Database, addressKey: string): Promise<Standing | null> {
  const row = await db.prepare(`${standingSql} WHERE address_key = ?1`).bind(addressKey).first();
  return row && v.parse(Standing, row);
}

// Each of these acts is one transaction, and only on a member who still has the role that the right to it was judged
// by.

/**
 * Suspends a member: nobody is signed in as them any more, no link of theirs opens, and nothing is sent to them. A mail
 * that is on its way to the mail server at this moment leaves; if it has to be tried again, nobody wants it any more.
 */
export async function suspendMember(
  db: D1Database,
  { id, role }: Pick<Standing, 'id' | 'role'>,
  act: AuditedAct,
): Promise<void> {
  const { now } = act;
  const isSuspended = `EXISTS (SELECT 1 FROM members WHERE id = ?1 AND state = 'suspended')`;
  await db.batch([
    db
      .prepare(`UPDATE members SET state = 'suspended' WHERE id = ?1 AND role = ?2 AND state <> 'suspended'`)
      .bind(id, role),
    auditIfChangedStatement(db, act),
    db.prepare(`DELETE FROM sign_ins WHERE member_id = ?1 AND ${isSuspended}`).bind(id),
    db.prepare(`DELETE FROM device_codes WHERE member_id = ?1 AND ${isSuspended}`).bind(id),
    db
      .prepare(
        `UPDATE password_resets SET used_at = ?2
          WHERE member_id = ?1 AND used_at IS NULL AND ${isSuspended}`,
      )
      .bind(id, now),
    db
      .prepare(
        `UPDATE invitations SET state = 'revoked', ended_at = ?2
          WHERE member_id = ?1 AND state = 'pending' AND ${isSuspended}`,
      )
      .bind(id, now),
    db
      .prepare(
        `UPDATE outbox SET state = 'cancelled', settled_at = ?2
          WHERE member_id = ?1 AND state = 'queued' AND ${isSuspended}`,
      )
      .bind(id, now),
  ]);
}

/**
 * Ends a suspension. Who never had a password has no way in: they are as invited as before, without an open invitation.
 */
export async function reactivateMember(
  db: D1Database,
  { id, role }: Pick<Standing, 'id' | 'role'>,
  act: AuditedAct,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE members
            SET state = iif(password_hash IS NOT NULL
                            OR EXISTS (SELECT 1 FROM initial_passwords WHERE member_id = members.id),
                            'active', 'invited'),
                -- Who was suspended for long is not to be forgotten the minute after.
                uninvited_at = iif(uninvited_at IS NULL, NULL, ?3)
          WHERE id = ?1 AND role = ?2 AND state = 'suspended'`,
      )
      .bind(id, role, act.now),
    auditIfChangedStatement(db, act),
  ]);
}

/**
 * Erases a person: their row goes, and with it (ON DELETE) all that is theirs; what others did with them keeps a NULL
 * in their place. Free text that tells who it was is emptied: what a refused row quotes (it names no member), and what
 * a list is called after one person, `Jean Dupont.vcf`. Their digests stay, for the browsers whose lists name them. False
 * if nobody of that id and role is there.
 */
export async function eraseMember(
  db: D1Database,
  { id, role, digests }: Pick<Standing, 'id' | 'role'> & { digests: readonly ErasedDigests[] },
  act: AuditedAct,
): Promise<boolean> {
  const named = await db
    .prepare('SELECT email, last_name AS lastName, first_name AS firstName FROM members WHERE id = ?1 AND role = ?2')
    .bind(id, role)
    .first();
  if (!named) return false;
  const { email, lastName, firstName } = v.parse(Named, named);
  const spelt = [email, lastName, firstName].map((text) => JSON.stringify(spellingsOf(text)));
  const [, , , , erased] = await db.batch([
    ...forgetSql.map((sql) => db.prepare(sql).bind(id, role, ...spelt)),
    noteErasuresStatement(db, { digests, now: act.now, condition: 'm.role = ?3', bound: [role] }),
    db.prepare('DELETE FROM members WHERE id = ?1 AND role = ?2').bind(id, role),
    auditIfChangedStatement(db, act),
  ]);
  return (erased?.meta.changes ?? 0) > 0;
}

const Named = v.object({ email: v.string(), lastName: v.string(), firstName: v.string() });

/** Whether a text has one of the spellings that a parameter lists. */
const has = (text: string, spellings: '?3' | '?4' | '?5') =>
  `EXISTS (SELECT 1 FROM json_each(${spellings}) AS spelling WHERE instr(lower(${text}), spelling.value) > 0)`;

/** Whether a text has the address or a name in it of the member of this id and role: problems quote one field only. */
const tellsSomething = (text: string) =>
  `EXISTS (SELECT 1 FROM members WHERE id = ?1 AND role = ?2)
   AND (${has(text, '?3')} OR ${has(text, '?4')} OR ${has(text, '?5')})`;

/** Whether a text has the address in it, or both names, of the member of this id and role. */
const tellsWho = (text: string) =>
  `EXISTS (SELECT 1 FROM members WHERE id = ?1 AND role = ?2)
   AND (${has(text, '?3')} OR ${has(text, '?4')} AND ${has(text, '?5')})`;

const forgetSql = [
  `UPDATE batch_rows
      SET problems = ${withoutEvidenceSql}
    WHERE outcome = 'refused' AND ${tellsSomething('problems')}`,
  `UPDATE batches SET source = json_set(source, '$.title', '') WHERE ${tellsWho("source ->> 'title'")}`,
  `UPDATE audit SET subject = '' WHERE action IN ('batch-applied', 'batch-undone') AND ${tellsWho('subject')}`,
];
