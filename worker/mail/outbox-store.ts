import * as v from 'valibot';
import type { BounceReason } from '../../shared/contract/follow-up.ts';
import { ServerId } from '../../shared/contract/protocol.ts';
import { asksForOwnSql } from '../access/credential-store.ts';
import { wipeAfterMailsStatement } from '../access/initial-password-store.ts';
import { suppressRefusedStatement } from '../bounces/refused-store.ts';
import { namedInviterSql } from '../invitations/inviter-store.ts';
import { jsonText } from '../json-text.ts';
import { isEnrolledSql, isOpenSql, isReachableSql } from '../paths/path-invitation-store.ts';
import { isSuppressedSql } from '../suppressions/suppression-store.ts';
import { noteMailLeftStatement } from './mail-flow-store.ts';
import { endPausesStatement, mailWaitsSql, pauseMailStatement } from './mail-pause-store.ts';
import { OutboxMail } from './outbox-mail.ts';
import type { MailLimit } from './transport.ts';

/** A mail to be sent, about one subject and its generation; a second one about the same is refused by the table. */
interface NewMail {
  id: string;
  kind: OutboxMail['kind'];
  memberId: string;
  /** The invitation, the password reset, or the member whose credentials it brings. */
  subjectId: string;
  generation: number;
  dueAt: number;
  now: number;
}

/** The statement that puts a mail into the outbox; it belongs into the transaction that makes the mail's subject. */
export function enqueueMailStatement(db: D1Database, mail: NewMail): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    )
    .bind(mail.id, mail.kind, mail.memberId, mail.subjectId, mail.generation, mail.dueAt, mail.now);
}

const ClaimedRow = v.variant('wanted', [
  v.object({ wanted: v.literal(1), mail: v.pipe(jsonText, OutboxMail) }),
  v.object({ wanted: v.literal(0), id: ServerId }),
]);

/** Who claims mails, from when until when, and how many at most. */
export interface MailLease {
  id: string;
  now: number;
  until: number;
  limit: number;
}

/** What a claim got: mails to send, and ids of mails that nobody wants any more. */
export interface Claim {
  mails: OutboxMail[];
  unwanted: string[];
}

/**
 * Claims mails that are due, the longest waiting first, at most `limit`. Until the lease ends nobody else gets them;
 * its id is the fence that `settleMails` has to show. A mail is wanted as long as its link would work: the invitation
 * is pending in this generation and its member still only invited; the reset is unused and its member active; the
 * credentials still hold: the member is active and the password that an admin chose is still there; or the session to
 * whose path it invites is open and its member still enrolled and within reach. Nobody wants an invitation at an
 * address that takes no mails, nor a reminder at any that is suppressed. As long as there are suppressions, mails wait
 * for their members' address digests (`mendAddressDigests`): else one could leave because nobody had looked. A mail
 * about joining the space tells of the sessions that are open now and in which they are still enrolled; by the others,
 * nobody was invited after all. During a pause of the mail there is none to be had.
 */
export async function claimMails(db: D1Database, lease: MailLease): Promise<Claim> {
  return claimIn(await db.batch(claimStatements(db, lease)));
}

/** Settles the mails of one lease and claims those of the next, in one transaction: half the questions of a delivery. */
export async function settleAndClaimMails(db: D1Database, settled: SettledMails, lease: MailLease): Promise<Claim> {
  return claimIn(await db.batch([...settleStatements(db, settled, false), ...claimStatements(db, lease)]));
}

/** What was claimed; the statement that reads it is the last one. */
function claimIn(results: readonly D1Result[]): Claim {
  const rows = v.parse(v.array(ClaimedRow), results.at(-1)?.results);
  return {
    mails: rows.flatMap((row) => (row.wanted === 1 ? [row.mail] : [])),
    unwanted: rows.flatMap((row) => (row.wanted === 0 ? [row.id] : [])),
  };
}

/** A bare `LIMIT ?4` is read by SQLite's planner, which would prepare the statement anew each time: `CAST` hides it. */
function claimStatements(db: D1Database, lease: MailLease): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE outbox SET state = 'sending', lease_id = ?1, lease_until = ?2, attempts = attempts + 1,
                address_digest = iif(kind = 'password-reset' AND address_digest <> '', address_digest,
                                     (SELECT address_digest FROM members WHERE id = member_id))
          WHERE id IN (SELECT id FROM outbox AS o
                        WHERE state = 'queued' AND due_at <= ?3 AND NOT ${mailWaitsSql('?3')}
                          AND (NOT EXISTS (SELECT 1 FROM suppressions)
                               OR EXISTS (SELECT 1 FROM members WHERE id = o.member_id AND address_digest <> ''))
                        ORDER BY due_at LIMIT CAST(?4 AS INTEGER))`,
      )
      .bind(lease.id, lease.until, lease.now, lease.limit),
    db
      .prepare(
        `DELETE FROM path_invitations
          WHERE mail_id IN (SELECT id FROM outbox
                             WHERE lease_until = ?3 AND lease_id = ?1 AND state = 'sending' AND kind <> 'path-invitation')
            AND NOT EXISTS (SELECT 1 FROM sessions AS s
                             WHERE s.id = path_invitations.session_id AND ${isOpenSql('?2')}
                               AND ${isEnrolledSql('s.id', 'path_invitations.member_id')})`,
      )
      .bind(lease.id, lease.now, lease.until),
    db.prepare(claimedSql).bind(lease.id, lease.now, lease.until),
  ];
}

/** That the link of the joined invitation `i` is the one of mail `o`, and lets the joined member in. */
const invitesSql = `
  (i.state = 'pending' AND i.generation = o.generation AND i.expires_at > ?2 AND m.state = 'invited')`;

/** The last batch that has set the member's account up. */
const accountBatch = `
  (SELECT r.batch_id FROM batch_rows r JOIN batches a ON a.id = r.batch_id
    WHERE r.member_id = o.member_id AND r.outcome IN ('created', 'activated') ORDER BY a.applied_at DESC LIMIT 1)`;

const claimedSql = `
  SELECT o.id,
         coalesce(CASE o.kind
           WHEN 'invitation'
           THEN ${invitesSql} AND NOT ${isSuppressedSql(['bounce', 'complaint'])}
           WHEN 'reminder'
           THEN ${invitesSql} AND NOT ${isSuppressedSql()} AND o.stale_at > ?2
           WHEN 'password-reset'
           THEN p.used_at IS NULL AND p.expires_at > ?2 AND m.state = 'active'
           WHEN 'credentials'
           THEN w.sealed IS NOT NULL AND m.state = 'active'
           WHEN 'path-invitation'
           THEN ${isOpenSql('?2')} AND ${isEnrolledSql('s.id', 'm.id')} AND ${isReachableSql('?2')}
         END, 0) AS wanted,
         json_object(
           'id', o.id, 'kind', o.kind, 'attempt', o.attempts,
           'isOvertaken', json(iif(o.last_reply IS NOT NULL
                                   AND EXISTS (SELECT 1 FROM mail_flow WHERE left_at > o.due_at), 'true', 'false')),
           'memberId', o.member_id, 'subjectId', o.subject_id,
           'generation', o.generation,
           'secretVersion', coalesce(i.secret_version, p.secret_version, w.secret_version, j.secret_version, 1),
           'expiresAt', coalesce(i.expires_at, p.expires_at), 'invitedAt', i.created_at,
           'sealed', w.sealed, 'addressKey', m.address_key, 'asksForOwn', ${asksForOwnSql('m')},
           'reason', CASE WHEN p.new_email IS NOT NULL THEN 'new-address' WHEN p.sent_by IS NULL THEN 'asked'
                          ELSE 'sent' END,
           'to', json_object('email', coalesce(p.new_email, m.email), 'lastName', m.last_name,
                             'firstName', m.first_name, 'language', m.language),
           'space', json_object('name', space.name, 'language', space.language, 'senderName', space.sender_name,
                                'replyTo', space.reply_to, 'timeZone', space.time_zone),
           'inviter', iif(by.id IS NULL, NULL, json_object('email', by.email, 'lastName', by.last_name,
                                                           'firstName', by.first_name)),
           'source', b.source ->> 'kind',
           'joining', iif(j.id IS NULL, NULL, json_object('id', j.id, 'generation', j.generation,
                                                          'expiresAt', j.expires_at)),
           'sessions', (SELECT json_group_array(json_object('path', paths.name, 'session', told.name)
                                                ORDER BY told.starts_at, told.id)
                          FROM path_invitations AS known
                          JOIN sessions AS told ON told.id = known.session_id
                          JOIN paths ON paths.id = told.path_id
                         WHERE known.mail_id = o.id AND ${isOpenSql('?2', 'told')})
         ) AS mail
    FROM outbox o
    JOIN members m ON m.id = o.member_id
    JOIN space
    LEFT JOIN invitations i ON o.kind IN ('invitation', 'reminder') AND i.id = o.subject_id
    LEFT JOIN password_resets p ON o.kind = 'password-reset' AND p.id = o.subject_id
    LEFT JOIN initial_passwords w ON o.kind = 'credentials' AND w.member_id = o.member_id
    LEFT JOIN path_invitations q ON o.kind = 'path-invitation' AND q.id = o.subject_id
    LEFT JOIN sessions s ON s.id = q.session_id
    LEFT JOIN invitations j ON o.kind = 'path-invitation' AND j.member_id = m.id AND j.state = 'pending'
                           AND m.state = 'invited'
    LEFT JOIN batches b ON b.id = iif(o.kind = 'credentials', ${accountBatch}, i.batch_id)
    LEFT JOIN members by ON by.id = ${namedInviterSql("iif(o.kind = 'credentials', b.applied_by, coalesce(i.invited_by, p.sent_by))")}
   WHERE o.lease_until = ?3 AND o.lease_id = ?1 AND o.state = 'sending'
   ORDER BY o.due_at, o.id`;

/** What became of one claimed mail. */
export interface Settlement {
  id: string;
  /** `queued` means: once more, at `dueAt`. */
  state: 'sent' | 'failed' | 'cancelled' | 'queued';
  dueAt: number | null;
  /** Whether nobody was asked to take it, so that it was no attempt. */
  isNotBegun?: boolean;
  /** Whether it is not known if the mail left. */
  unknown: boolean;
  /** The mail server's last reply codes. */
  reply: string | null;
  /** The transport's own name for a mail that it took. */
  providerId?: string | null;
  /** Why a mail failed. */
  bounce?: BounceReason | null;
  /** Whether nothing will ever reach that address: it is not mailed again. */
  isDeadEnd?: boolean;
  /** Whether it brings no initial password, so that none has served by it. */
  bringsNoPassword?: boolean;
}

/** What became of the mails of one lease, at the moment `now`. */
export interface SettledMails {
  lease: { id: string; now: number };
  settlements: readonly Settlement[];
  /** The limit of the whole account that ended it: all mail waits then. */
  limit?: MailLimit | null;
  /** When mail of the same delivery left that was marked before, if it did. */
  leftBefore?: number | null;
}

/**
 * Marks claimed mails, if they are still this lease's, as the last ones of a delivery. Of a lease that ran out, only
 * "sent" still counts, and only until somebody else claims the mail: that spares the person a second copy. Initial
 * passwords that waited for one of the mails alone are wiped with it.
 */
export async function settleMails(
  db: D1Database,
  lease: { id: string; now: number },
  settlements: readonly Settlement[],
  delivery: Omit<SettledMails, 'lease' | 'settlements'> = {},
): Promise<void> {
  await db.batch(settleStatements(db, { lease, settlements, ...delivery }, true));
}

/** Whether one of the mails left. */
export function hasLeft(settlements: readonly Settlement[]): boolean {
  return settlements.some(({ state }) => state === 'sent');
}

/** That mail leaves is noted with the first that do of a delivery, and with its last: nobody asks for more. */
function settleStatements(
  db: D1Database,
  { lease, settlements, limit, leftBefore }: SettledMails,
  isLast: boolean,
): D1PreparedStatement[] {
  const leftAt = hasLeft(settlements) ? lease.now : leftBefore;
  const isNoted = leftAt && (isLast || !leftBefore);
  const marked = db
    .prepare(
      `UPDATE outbox
          SET state = each.value ->> 'state',
              due_at = coalesce(each.value ->> 'dueAt', due_at),
              attempts = attempts - coalesce(each.value ->> 'isNotBegun', 0),
              unknowns = unknowns + (each.value ->> 'unknown'),
              last_reply = each.value ->> 'reply',
              provider_id = coalesce(each.value ->> 'providerId', provider_id),
              bounce_reason = coalesce(each.value ->> 'bounce', bounce_reason),
              settled_at = iif(each.value ->> 'state' = 'queued', NULL, ?2),
              lease_id = NULL, lease_until = NULL
         FROM json_each(?3) AS each
        WHERE outbox.id = each.value ->> 'id' AND outbox.lease_id = ?1
          AND (outbox.state = 'sending' OR (outbox.state = 'queued' AND each.value ->> 'state' = 'sent'))`,
    )
    .bind(lease.id, lease.now, JSON.stringify(settlements));
  const served = settlements.flatMap(({ id, bringsNoPassword }) => (bringsNoPassword ? [] : [id]));
  const deadEnds = settlements.flatMap(({ id, isDeadEnd }) => (isDeadEnd ? [id] : []));
  return [
    marked,
    ...(served.length > 0 ? [wipeAfterMailsStatement(db, served)] : []),
    ...(deadEnds.length > 0 ? [suppressRefusedStatement(db, deadEnds, lease.now)] : []),
    ...(isNoted ? [noteMailLeftStatement(db, leftAt), endPausesStatement(db, leftAt)] : []),
    ...(limit ? [pauseMailStatement(db, limit, lease.now)] : []),
  ];
}

/**
 * Queues again what a delivery claimed and never marked: whether it left is unknown, and counted. After too many
 * attempts it fails instead.
 */
export async function requeueExpiredLeases(db: D1Database, now: number, maxAttempts: number): Promise<void> {
  await db
    .prepare(
      `UPDATE outbox
          SET state = iif(attempts < ?2, 'queued', 'failed'), settled_at = iif(attempts < ?2, NULL, ?1),
              unknowns = unknowns + 1, lease_until = NULL
        WHERE state = 'sending' AND lease_until <= ?1`,
    )
    .bind(now, maxAttempts)
    .run();
}

/** How many mails are due, counted up to `limit`; none while the mail waits as a whole. */
export async function countDueMails(db: D1Database, now: number, limit: number): Promise<number> {
  const row = await db
    .prepare(
      `SELECT count(*) AS due
         FROM (SELECT 1 FROM outbox WHERE state = 'queued' AND due_at <= ?1 AND NOT ${mailWaitsSql('?1')} LIMIT ?2)`,
    )
    .bind(now, limit)
    .first();
  return v.parse(v.object({ due: v.number() }), row).due;
}
