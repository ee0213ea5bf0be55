import * as v from 'valibot';
import { Group } from '../../shared/contract/group.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { followed } from './session-store.ts';

/** Who is enrolled: groups, or people by themselves. */
export type Enrolled = 'groups' | 'learners';

const tables = {
  groups: { table: 'session_groups', column: 'group_id', of: 'groups' },
  learners: { table: 'session_members', column: 'member_id', of: 'members' },
} as const;

/** What an enrolment came to: who was not enrolled before, and the mails that now wait. */
interface EnrolmentChange {
  changed: number;
  mails: number;
}

/** Enrols groups or people of the space; ids of nobody, and a cancelled session, add none. */
export async function enrol(
  db: D1Database,
  kind: Enrolled,
  { sessionId, ids }: { sessionId: string; ids: readonly string[] },
  act: AuditedAct,
): Promise<EnrolmentChange> {
  const { table, column, of } = tables[kind];
  const insert = db
    .prepare(
      `INSERT INTO ${table} (session_id, ${column}, enrolled_at)
       SELECT sessions.id, ${of}.id, ?3
         FROM json_each(?2) AS each CROSS JOIN ${of} ON ${of}.id = each.value
         JOIN sessions ON sessions.id = ?1 AND sessions.cancelled_at IS NULL
        WHERE true
           ON CONFLICT DO NOTHING`,
    )
    .bind(sessionId, JSON.stringify(ids), act.now);
  return followed(db, { id: sessionId, now: act.now }, [insert, auditIfChangedStatement(db, act)]);
}

/** Ends enrolments. */
export async function withdraw(
  db: D1Database,
  kind: Enrolled,
  { sessionId, ids }: { sessionId: string; ids: readonly string[] },
  act: AuditedAct,
): Promise<EnrolmentChange> {
  const { table, column } = tables[kind];
  const remove = db
    .prepare(`DELETE FROM ${table} WHERE session_id = ?1 AND ${column} IN (SELECT value FROM json_each(?2))`)
    .bind(sessionId, JSON.stringify(ids));
  return followed(db, { id: sessionId, now: act.now }, [remove, auditIfChangedStatement(db, act)]);
}

/** How many groups, or people by themselves, are enrolled in a session. */
export async function countEnrolled(db: D1Database, kind: Enrolled, sessionId: string): Promise<number> {
  const row = await db
    .prepare(`SELECT count(*) AS total FROM ${tables[kind].table} WHERE session_id = ?1`)
    .bind(sessionId)
    .first();
  return v.parse(v.object({ total: v.number() }), row).total;
}

const EnrolledGroup = v.object({ ...v.pick(Group, ['id', 'name', 'members']).entries, nameKey: v.string() });

/** The enrolled groups by name, behind the name `after`. */
export async function listEnrolledGroups(
  db: D1Database,
  sessionId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<v.InferOutput<typeof EnrolledGroup>[]> {
  const { results } = await db
    .prepare(
      `WITH chosen AS MATERIALIZED (
         SELECT groups.* FROM session_groups JOIN groups ON groups.id = session_groups.group_id
          WHERE session_groups.session_id = ?1 AND groups.name_key > ?2 ORDER BY groups.name_key LIMIT ?3)
       SELECT id, name, name_key AS nameKey,
              (SELECT count(*) FROM group_members WHERE group_id = chosen.id) AS members
         FROM chosen ORDER BY name_key`,
    )
    .bind(sessionId, after ?? '', limit)
    .all();
  return v.parse(v.array(EnrolledGroup), results);
}
