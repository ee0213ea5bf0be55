import * as v from 'valibot';
import { auditedPeopleStatement } from '../audit/audit-store.ts';
import { mailDaySql } from '../mail/mail-day-store.ts';
import { inviteToPathsStatements } from '../paths/path-invitation-store.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { type ChosenInvitations, chosenStatements, lifetimeSql } from './chosen-store.ts';
import { isNewestSql } from './filter-store.ts';
import { invitationLimits } from './limits.ts';

/** A slice of invitations that an admin sends again. */
interface Resending extends ChosenInvitations {
  /** The member who asks, and the id of what is written down about it. */
  by: string;
  auditId: string;
  /** The link secret that new links are made with, and all that old ones may have been made with. */
  secretVersion: number;
  knownSecrets: readonly number[];
  /** Mails that admins may cause on one day. */
  mailsPerDay: number;
}

const Verdicts = v.array(v.object({ verdict: v.picklist(['sent', 'capped', 'passed']), count: v.number() }));

/**
 * Sends invitations again in one transaction of eleven statements, whatever their number. A pending one keeps its link;
 * one that has ended, or whose link secret is gone, gets a new generation and a new time. They tell of the sessions that
 * run if the mail that did came back. Rejects, with nothing written, when the day's mails are used up
 * (`isMailDayFull`).
 */
export async function resendInvitations(
  db: D1Database,
  resending: Resending,
): Promise<{ sent: number; capped: number; passed: number }> {
  const { now, chosen, by, auditId } = resending;
  const statement = chosenStatements(db, resending);
  const known = JSON.stringify(resending.knownSecrets);
  const results = await db.batch([
    ...overdueInvitationStatements(db, now),
    statement(`SELECT verdict, count(*) AS count FROM (${judgedSql}) GROUP BY verdict`, known),
    statement(mailsSql, known),
    statement(renewedSql, known, resending.secretVersion),
    statement(untoldSql),
    ...inviteToPathsStatements(db, now, { mailIds: chosen.map(({ mailId }) => mailId) }),
    statement(`WITH input ${mailDaySql(resending.mailsPerDay, { now: '?1', offers: 'input' })}`),
    auditedPeopleStatement(db, { id: auditId, now, action: 'invitations-resent', by }, mailedPeopleSql, [
      JSON.stringify(chosen),
    ]),
  ]);
  const counts = new Map(v.parse(Verdicts, results[2]?.results).map(({ verdict, count }) => [verdict, count]));
  const sent = counts.get('sent') ?? 0;
  const capped = counts.get('capped') ?? 0;
  return { sent, capped, passed: chosen.length - sent - capped };
}

/** Whether an invitation's link works and goes on working; `?3` lists the link secrets that are known. */
function keepsLinkSql(invitation: 'i' | 'invitations'): string {
  return `(${invitation}.state = 'pending' AND ${invitation}.secret_version IN (SELECT value FROM json_each(?3)))`;
}

/** What becomes of each chosen invitation that exists. */
const judgedSql = `
  WITH input
  SELECT input.mail_id, i.id, i.member_id, i.generation,
         ${keepsLinkSql('i')} AS keeps_link,
         CASE
           WHEN m.state <> 'invited' OR i.state = 'accepted' OR NOT ${isNewestSql} THEN 'passed'
           WHEN i.resends >= ${invitationLimits.resends}
             OR EXISTS (SELECT 1 FROM outbox
                         WHERE member_id = m.id AND kind IN ('invitation', 'reminder')
                           AND (state IN ('queued', 'sending')
                                OR state = 'sent' AND settled_at > ?1 - ${invitationLimits.pause}))
             OR (SELECT count(*) FROM outbox
                  WHERE member_id = m.id AND kind IN ('invitation', 'reminder') AND state NOT IN ('failed', 'cancelled')
                    AND created_at > ?1 - ${invitationLimits.day}) >= ${invitationLimits.mailsPerDay}
           THEN 'capped'
           ELSE 'sent'
         END AS verdict
    FROM input
    CROSS JOIN invitations i ON i.id = input.id
    JOIN members m ON m.id = i.member_id`;

/** A mail with the id that the input offers exists only for what is sent; the statements behind go by that. */
const mailsSql = `
  INSERT INTO outbox (id, kind, member_id, subject_id, generation, copy, due_at, created_at)
  SELECT mail_id, 'invitation', member_id, id, iif(keeps_link, generation, generation + 1),
         iif(keeps_link, coalesce((SELECT max(copy) + 1 FROM outbox
                                    WHERE kind = 'invitation' AND subject_id = judged.id
                                      AND generation = judged.generation), 0), 0),
         ?1, ?1
    FROM (${judgedSql}) AS judged WHERE verdict = 'sent'`;

/** `?3` lists the link secrets that are known, `?4` is the one that new links are made with. */
const renewedSql = `
  WITH input
  UPDATE invitations
     SET generation = iif(${keepsLinkSql('invitations')}, generation, generation + 1),
         expires_at = iif(${keepsLinkSql('invitations')}, expires_at, ?1 + ${lifetimeSql}),
         secret_version = iif(${keepsLinkSql('invitations')}, secret_version, ?4),
         state = 'pending', ended_at = NULL, asked_at = NULL, resends = resends + 1, resent_at = ?1
   WHERE id IN (SELECT mail.subject_id FROM input CROSS JOIN outbox mail ON mail.id = input.mail_id)`;

/** A path that was told of in a mail that reached nobody. */
const untoldSql = `
  WITH input
  DELETE FROM path_invitations
   WHERE member_id IN (SELECT mail.member_id FROM input CROSS JOIN outbox mail ON mail.id = input.mail_id)
     AND EXISTS (SELECT 1 FROM outbox
                  WHERE id = path_invitations.mail_id AND (state = 'failed' OR bounced_at IS NOT NULL))`;

const mailedPeopleSql = `
  SELECT outbox.member_id FROM json_each(?5) AS each CROSS JOIN outbox ON outbox.id = each.value ->> 'mailId'`;
