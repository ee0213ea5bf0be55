import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';

const StoredSession = v.object({
  id: ServerId,
  pathId: ServerId,
  path: v.string(),
  name: v.string(),
  startsAt: v.number(),
  endsAt: v.nullable(v.number()),
});
/** A session with its dates and its path. */
export type StoredSession = v.InferOutput<typeof StoredSession>;

/** The sessions of these ids, by their ids; those that are gone are missing. */
export async function readSessions(
  db: D1Database,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, StoredSession>> {
  if (ids.size === 0) return new Map();
  const { results } = await db
    .prepare(
      `SELECT s.id, paths.id AS pathId, paths.name AS path, s.name, s.starts_at AS startsAt, s.ends_at AS endsAt
         FROM json_each(?1) AS each CROSS JOIN sessions AS s ON s.id = each.value JOIN paths ON paths.id = s.path_id`,
    )
    .bind(JSON.stringify([...ids]))
    .all();
  return new Map(v.parse(v.array(StoredSession), results).map((session) => [session.id, session]));
}
