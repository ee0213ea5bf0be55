import * as v from 'valibot';
import type { Group } from '../../shared/contract/group.ts';
import { ServerId } from '../../shared/contract/protocol.ts';

const Enrolled = v.array(v.object({ id: ServerId }));

/** The same groups, each with whether it is enrolled in a session. */
export async function markEnrolledGroups(
  db: D1Database,
  sessionId: string,
  groups: readonly Group[],
): Promise<Group[]> {
  const { results } = await db
    .prepare(
      `SELECT group_id AS id FROM json_each(?2) AS each
        CROSS JOIN session_groups ON session_id = ?1 AND group_id = each.value`,
    )
    .bind(sessionId, JSON.stringify(groups.map(({ id }) => id)))
    .all();
  const enrolled = new Set(v.parse(Enrolled, results).map(({ id }) => id));
  return groups.map((group) => ({ ...group, isEnrolled: enrolled.has(group.id) }));
}
