import * as v from 'valibot';
import { auditedPeopleStatement } from '../audit/audit-store.ts';
import { mailDaySql } from '../mail/mail-day-store.ts';
import { inviteToPathsStatements } from '../paths/path-invitation-store.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { chosenStatements, lifetimeSql } from './chosen-store.ts';
import { isNewestSql } from './filter-store.ts';
import { invitationLimits } from './limits.ts';

/** The right address of somebody who is invited. */
interface Correction {
  invitationId: string;
  /** As it is written to, and the canonical form. */
  address: string;
  addressKey: string;
  now: number;
  mailId: string;
  by: string;
  auditId: string;
  /** The link secret that the new link is made with. */
  secretVersion: number;
  /** Mails that admins may cause on one day. */
  mailsPerDay: number;
}

const Verdict = v.object({ verdict: v.picklist(['corrected', 'unchanged', 'taken', 'capped', 'passed']) });

/**
 * Corrects an invited person's address in one transaction of thirteen statements: every link that left before is dead,
 * mail that waits is cancelled, a new one goes to the new address, and tells of the sessions that run. Nothing is
 * written, and the answer says why, when the address is the same (`unchanged`), belongs to another member (`taken`),
 * when the person was mailed too often today (`capped`) or is in no state for it (`passed`); `unknown` when there is no
 * such invitation. Rejects when the day's mails are used up (`isMailDayFull`).
 */
export async function correctInvitation(
  db: D1Database,
  correction: Correction,
): Promise<v.InferOutput<typeof Verdict>['verdict'] | 'unknown'> {
  const { invitationId, address, addressKey, now, mailId, by, auditId } = correction;
  const statement = chosenStatements(db, { now, chosen: [{ id: invitationId, mailId }] });
  const results = await db.batch([
    ...overdueInvitationStatements(db, now),
    statement(`SELECT verdict FROM (${judgedSql})`, address, addressKey),
    statement(mailSql, address, addressKey),
    statement(memberSql, address, addressKey),
    statement(cancelSql),
    statement(invitationSql, correction.secretVersion),
    statement(untoldSql),
    ...inviteToPathsStatements(db, now, { mailIds: [mailId] }),
    statement(`WITH input ${mailDaySql(correction.mailsPerDay, { now: '?1', offers: 'input' })}`),
    auditedPeopleStatement(
      db,
      { id: auditId, now, action: 'invitation-corrected', by },
      'SELECT member_id FROM outbox WHERE id = ?5',
      [mailId],
    ),
  ]);
  return v.parse(v.array(Verdict), results[2]?.results)[0]?.verdict ?? 'unknown';
}

/**
 * `?3` is the address, `?4` its canonical form. The invitation of an admin stays where the owner has sent it: whoever
 * could turn it to another address could make an admin.
 */
const judgedSql = `
  WITH input
  SELECT input.mail_id, i.id, i.member_id, i.generation,
         CASE
           WHEN m.state <> 'invited' OR m.role <> 'member' OR i.state = 'accepted' OR NOT ${isNewestSql} THEN 'passed'
           WHEN m.email = ?3 THEN 'unchanged'
           WHEN EXISTS (SELECT 1 FROM members WHERE address_key = ?4 AND id <> m.id) THEN 'taken'
           WHEN (SELECT count(*) FROM outbox
                  WHERE member_id = m.id AND kind = 'invitation' AND state NOT IN ('failed', 'cancelled', 'queued')
                    AND created_at > ?1 - ${invitationLimits.day}) >= ${invitationLimits.mailsPerDay}
           THEN 'capped'
           ELSE 'corrected'
         END AS verdict
    FROM input
    CROSS JOIN invitations i ON i.id = input.id
    JOIN members m ON m.id = i.member_id`;

/**
 * A mail with the id that the input offers exists only if the address is corrected; the statements behind go by that.
 */
const mailSql = `
  INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
  SELECT mail_id, 'invitation', member_id, id, generation + 1, ?1, ?1 FROM (${judgedSql}) WHERE verdict = 'corrected'`;

const memberSql = `
  WITH input
  UPDATE members SET email = ?3, address_key = ?4
   WHERE id IN (SELECT mail.member_id FROM input CROSS JOIN outbox mail ON mail.id = input.mail_id)`;

/** A mail that is being sent goes to the old address with a link that is dead. */
const cancelSql = `
  WITH input
  UPDATE outbox SET state = 'cancelled', settled_at = ?1
   WHERE state = 'queued' AND kind IN ('invitation', 'reminder', 'path-invitation')
     AND id NOT IN (SELECT mail_id FROM input)
     AND member_id IN (SELECT mail.member_id FROM input CROSS JOIN outbox mail ON mail.id = input.mail_id)`;

/** `?3` is the link secret that the new link is made with. */
const invitationSql = `
  WITH input
  UPDATE invitations
     SET generation = generation + 1, state = 'pending', secret_version = ?3, expires_at = ?1 + ${lifetimeSql},
         ended_at = NULL, asked_at = NULL
   WHERE id IN (SELECT mail.subject_id FROM input CROSS JOIN outbox mail ON mail.id = input.mail_id)`;

/** Whoever read of their paths at the old address, it was not this person. */
const untoldSql = `
  WITH input
  DELETE FROM path_invitations
   WHERE member_id IN (SELECT mail.member_id FROM input CROSS JOIN outbox mail ON mail.id = input.mail_id)`;
