import * as v from 'valibot';
import { enrolments, type ListedMember, type MemberSummary } from '../../shared/contract/member.ts';
import { ServerId } from '../../shared/contract/protocol.ts';

const Enrolled = v.array(v.object({ id: ServerId, enrolled: v.picklist(enrolments) }));

/** The same members, each with how they are enrolled in a session, if they are. */
export async function markEnrolled(
  db: D1Database,
  sessionId: string,
  members: readonly MemberSummary[],
): Promise<ListedMember[]> {
  const { results } = await db
    .prepare(enrolledSql)
    .bind(sessionId, JSON.stringify(members.map(({ id }) => id)))
    .all();
  const byId = new Map(v.parse(Enrolled, results).map(({ id, enrolled }) => [id, enrolled]));
  return members.map((member) => ({ ...member, enrolled: byId.get(member.id) ?? null }));
}

/**
 * Reads a page of people, and of each the rows of their groups; `CROSS JOIN` keeps SQLite from reading all groups'
 * people.
 */
const enrolledSql = `
  WITH page AS (SELECT value AS id FROM json_each(?2))
  SELECT id, 'self' AS enrolled FROM page
   WHERE EXISTS (SELECT 1 FROM session_members WHERE session_id = ?1 AND member_id = page.id)
  UNION ALL
  SELECT id, 'group' FROM page
   WHERE NOT EXISTS (SELECT 1 FROM session_members WHERE session_id = ?1 AND member_id = page.id)
     AND EXISTS (SELECT 1 FROM group_members AS theirs
                  CROSS JOIN session_groups AS enrolled
                     ON enrolled.session_id = ?1 AND enrolled.group_id = theirs.group_id
                  WHERE theirs.member_id = page.id)`;
