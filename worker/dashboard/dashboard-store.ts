import * as v from 'valibot';
import {
  type Dashboard,
  Dashboard as DashboardSchema,
  dashboardDays,
  dashboardGroups,
} from '../../shared/contract/dashboard.ts';

const day = 86_400_000;

const Counted = v.array(v.object({ day: v.number(), count: v.number() }));
const { members: States, groups: Groups } = DashboardSchema.entries;

/**
 * How inviting goes, in four statements that read indexes and count, whatever the size of the space: linear in its
 * members, and nothing of it is kept.
 */
export async function readDashboard(db: D1Database, now: number): Promise<Dashboard> {
  const today = Math.floor(now / day);
  const first = today - dashboardDays + 1;
  const [states, invited, accepted, groups] = await db.batch([
    db.prepare(
      // Half the time of GROUP BY, which sorts them all.
      `SELECT count(*) FILTER (WHERE state = 'active') AS active,
              count(*) FILTER (WHERE state = 'invited') AS invited,
              count(*) FILTER (WHERE state = 'suspended') AS suspended
         FROM members`,
    ),
    db
      .prepare(
        // Day by day along the index: to group them all, SQLite would sort them first.
        `WITH RECURSIVE days (day) AS (SELECT ?1 UNION ALL SELECT day + 1 FROM days WHERE day < ?2)
         SELECT day, (SELECT count(*) FROM invitations
                       WHERE created_at >= day * ${day} AND created_at < (day + 1) * ${day}) AS count
           FROM days`,
      )
      .bind(first, today),
    db
      .prepare(
        `SELECT CAST(ended_at / ${day} AS INTEGER) AS day, count(*) AS count
           FROM invitations INDEXED BY invitations_accepted WHERE state = 'accepted' AND ended_at >= ?1 GROUP BY 1`,
      )
      .bind(first * day),
    db
      .prepare(
        `WITH largest AS MATERIALIZED (
           SELECT group_id, count(*) AS members FROM group_members GROUP BY group_id ORDER BY members DESC, group_id LIMIT ?1)
         SELECT groups.id, groups.name, largest.members,
                (SELECT count(*) FROM group_members CROSS JOIN members AS m ON m.id = group_members.member_id
                  WHERE group_members.group_id = groups.id AND m.state = 'active') AS active
           FROM largest CROSS JOIN groups ON groups.id = largest.group_id
          ORDER BY largest.members DESC, groups.name_key`,
      )
      .bind(dashboardGroups),
  ]);
  const invitedOn = byDay(invited);
  const acceptedOn = byDay(accepted);
  return {
    members: v.parse(States, states?.results[0]),
    days: Array.from({ length: dashboardDays }, (_, at) => ({
      date: new Date((first + at) * day).toISOString().slice(0, 10),
      invited: invitedOn.get(first + at) ?? 0,
      accepted: acceptedOn.get(first + at) ?? 0,
    })),
    groups: v.parse(Groups, groups?.results),
  };
}

function byDay(counted: D1Result | undefined): Map<number, number> {
  return new Map(v.parse(Counted, counted?.results).map(({ day: on, count }) => [on, count]));
}
