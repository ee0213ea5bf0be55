import * as v from 'valibot';
import { mailStates } from '../../shared/contract/follow-up.ts';
import type { SessionTimeline } from '../../shared/contract/path.ts';
import { mailStateSql } from '../mail/mail-state-store.ts';
import { isReachableSql } from './path-invitation-store.ts';

const Counted = v.object({ mail: v.picklist(mailStates), people: v.number() });
const Waiting = v.object({ startsAt: v.number(), toMail: v.number() });

/** When the invitations of a session leave, to how many, and how far they are; null without such a session. */
export async function readTimeline(db: D1Database, id: string, now: number): Promise<SessionTimeline | null> {
  const [waiting, counted] = await db.batch([
    db
      .prepare(
        `SELECT s.starts_at AS startsAt, (
           SELECT count(*) FROM (
             SELECT member_id FROM session_members WHERE session_id = s.id
              UNION
             SELECT member_id FROM session_groups JOIN group_members USING (group_id) WHERE session_id = s.id
           ) AS each
             JOIN members AS m ON m.id = each.member_id
            WHERE s.cancelled_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > ?2) AND ${isReachableSql('?2')}
              AND NOT EXISTS (SELECT 1 FROM path_invitations AS known
                                JOIN sessions AS other ON other.id = known.session_id
                               WHERE known.member_id = m.id AND other.path_id = s.path_id
                                 AND other.cancelled_at IS NULL
                                 AND (other.ends_at IS NULL OR other.ends_at > max(s.starts_at, ?2)))
         ) AS toMail
           FROM sessions AS s WHERE s.id = ?1`,
      )
      .bind(id, now),
    db
      .prepare(
        `SELECT iif(o.kind = 'path-invitation', ${mailStateSql('o')}, 'none') AS mail, count(*) AS people
           FROM path_invitations AS known LEFT JOIN outbox AS o ON o.id = known.mail_id
          WHERE known.session_id = ?1 GROUP BY 1`,
      )
      .bind(id),
  ]);
  const [session] = v.parse(v.array(Waiting), waiting?.results);
  if (!session) return null;
  const byState = new Map(v.parse(v.array(Counted), counted?.results).map(({ mail, people }) => [mail, people]));
  const told = byState.get('none') ?? 0;
  byState.delete('none');
  return { ...session, mails: Object.fromEntries(byState), told };
}
