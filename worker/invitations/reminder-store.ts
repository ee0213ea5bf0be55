import { countMailsStatement } from '../mail/mail-day-store.ts';
import { isSuppressedSql } from '../suppressions/suppression-store.ts';

const day = 86_400_000;

/** Days between one reminder and the next, at least. */
const daysBetween = 3;

/** Reminders that are made at a time, at most; the next tick of cron makes more. */
const remindersAtATime = 1000;

/** Who is to be reminded at a moment. */
interface Reminding {
  now: number;
  /** Days for which who was invited is left in peace first. */
  days: number;
  /** When reminders that have not left by then are of no use any more. */
  until: number;
  /** Versions of the link secrets that are known: a link of another one cannot be written. */
  knownSecrets: readonly number[];
  /** Mails that may be caused on one day. */
  mailsPerDay: number;
}

/**
 * The two statements that remind everybody who should be at the moment `now`; what they do follows from the tables
 * alone, so that repeating them changes nothing. Reminded is who can still accept an invitation, got its mail, has
 * heard nothing about it for some days, and is on no list of suppressions. The reminder is the next mail about the same
 * link. They belong into one transaction in this order.
 */
export function remindStatements(db: D1Database, reminding: Reminding): [D1PreparedStatement, D1PreparedStatement] {
  const { now, days, until, knownSecrets, mailsPerDay } = reminding;
  return [
    db
      .prepare(remindersSql)
      .bind(
        now,
        until,
        days * day,
        Math.max(days, daysBetween) * day,
        JSON.stringify(knownSecrets),
        mailsPerDay,
        Math.floor(now / day),
      ),
    countMailsStatement(db, { now, most: mailsPerDay }),
  ];
}

/**
 * `?3` are the milliseconds after a mail, `?4` those after a reminder, `?7` is the day. That an invitation has two
 * reminders at most stands in the index, too: those that have had them cost nothing any more.
 */
const remindersSql = `
  INSERT INTO outbox (id, kind, member_id, subject_id, generation, copy, due_at, created_at, stale_at)
  SELECT lower(hex(randomblob(12))), 'reminder', i.member_id, i.id, i.generation,
         coalesce((SELECT max(copy) + 1 FROM outbox
                    WHERE kind = 'reminder' AND subject_id = i.id AND generation = i.generation), 0),
         ?1, ?1, ?2
    FROM invitations AS i INDEXED BY invitations_to_remind CROSS JOIN members AS m ON m.id = i.member_id
   WHERE i.state = 'pending' AND i.reminders < 2 AND i.mailed_at <= ?1 - ?3 AND i.expires_at > ?2
     AND i.secret_version IN (SELECT value FROM json_each(?5))
     AND m.state = 'invited' AND m.address_digest <> '' AND NOT ${isSuppressedSql()}
     AND EXISTS (SELECT 1 FROM outbox
                  WHERE kind = 'invitation' AND subject_id = i.id AND generation = i.generation AND state = 'sent')
     AND NOT EXISTS (SELECT 1 FROM outbox
                      WHERE member_id = i.member_id AND kind IN ('invitation', 'path-invitation', 'reminder')
                        AND (state IN ('queued', 'sending')
                             OR state <> 'cancelled' AND settled_at > ?1 - iif(kind = 'reminder', ?4, ?3)))
   ORDER BY i.mailed_at
   LIMIT max(0, min(${remindersAtATime}, ?6 - coalesce((SELECT mails FROM mail_days WHERE day = ?7), 0)))`;
