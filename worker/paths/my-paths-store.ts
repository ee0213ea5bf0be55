import * as v from 'valibot';
import { Moment } from '../../shared/contract/protocol.ts';
import { isOpenSql } from './path-invitation-store.ts';

const MySession = v.object({
  path: v.string(),
  description: v.string(),
  link: v.string(),
  session: v.string(),
  startsAt: Moment,
  endsAt: v.nullable(Moment),
  state: v.picklist(['upcoming', 'open', 'ended']),
});
/** A session in which a member is enrolled, and its path. */
export type MySession = v.InferOutput<typeof MySession>;

/** Sessions of one member that are shown, at most. */
const mostSessions = 500;

/** The sessions in which a member is enrolled, by themselves or by groups, the latest start first. */
export async function listMySessions(db: D1Database, memberId: string, now: number): Promise<MySession[]> {
  const { results } = await db
    .prepare(
      `WITH mine AS (
         SELECT session_id FROM session_members WHERE member_id = ?1
          UNION
         SELECT session_groups.session_id FROM group_members
           CROSS JOIN session_groups ON session_groups.group_id = group_members.group_id
          WHERE group_members.member_id = ?1)
       SELECT paths.name AS path, paths.description, paths.link, s.name AS session, s.starts_at AS startsAt,
              s.ends_at AS endsAt,
              CASE WHEN s.starts_at > ?2 THEN 'upcoming' WHEN ${isOpenSql('?2')} THEN 'open' ELSE 'ended' END AS state
         FROM mine CROSS JOIN sessions AS s ON s.id = mine.session_id JOIN paths ON paths.id = s.path_id
        WHERE s.cancelled_at IS NULL
        ORDER BY s.starts_at DESC, s.id DESC LIMIT ?3`,
    )
    .bind(memberId, now, mostSessions)
    .all();
  return v.parse(v.array(MySession), results);
}
