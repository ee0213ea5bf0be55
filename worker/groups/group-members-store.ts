import * as v from 'valibot';
import type { MemberFilter } from '../../shared/contract/member.ts';
import { ServerId } from '../../shared/contract/protocol.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { allOf } from '../conditions.ts';
import { mendListKeys } from '../members/list-key-store.ts';
import { memberConditions } from '../members/member-conditions-store.ts';

/** People whom one call of `addMatchingToGroup` is about, at most: a tenth of a second of the database's time. */
const matchingAtATime = 5000;

const Looked = v.object({ asked: v.number(), last: v.nullable(ServerId) });

/** Adds people to a group and says how many were not in it before; ids of nobody and a group that is gone add none. */
export async function addToGroup(
  db: D1Database,
  { groupId, memberIds }: { groupId: string; memberIds: readonly string[] },
  act: AuditedAct,
): Promise<number> {
  const [added] = await db.batch([
    db
      .prepare(
        `INSERT INTO group_members (group_id, member_id, joined_at)
         SELECT groups.id, members.id, ?3
           FROM json_each(?2) AS each CROSS JOIN members ON members.id = each.value JOIN groups ON groups.id = ?1
          WHERE true
             ON CONFLICT DO NOTHING`,
      )
      .bind(groupId, JSON.stringify(memberIds), act.now),
    auditIfChangedStatement(db, act),
  ]);
  return added?.meta.changes ?? 0;
}

/**
 * Adds people whom a filter means to a group, those with the lowest ids `after` an id first: how many that was about, how
 * many of them were not in it before, and the last id; null when all have been looked at.
 */
export async function addMatchingToGroup(
  db: D1Database,
  { groupId, filter, after }: { groupId: string; filter: MemberFilter; after: string },
  act: AuditedAct,
): Promise<{ asked: number; added: number; last: string | null }> {
  if (filter.search !== '') await mendListKeys(db);
  const meant = allOf([...memberConditions(filter, null), { sql: 'm.id > ?', values: [after] }]);
  const part = `SELECT m.id FROM members m WHERE ${meant.sql} ORDER BY m.id LIMIT ${matchingAtATime}`;
  const [looked, added] = await db.batch([
    db.prepare(`SELECT count(*) AS asked, max(id) AS last FROM (${part})`).bind(...meant.values),
    db
      .prepare(
        `INSERT INTO group_members (group_id, member_id, joined_at)
         SELECT groups.id, part.id, ? FROM groups CROSS JOIN (${part}) AS part WHERE groups.id = ?
             ON CONFLICT DO NOTHING`,
      )
      .bind(act.now, ...meant.values, groupId),
    auditIfChangedStatement(db, act),
  ]);
  const { asked, last } = v.parse(Looked, looked?.results[0]);
  return { asked, added: added?.meta.changes ?? 0, last: asked < matchingAtATime ? null : last };
}

/** Takes people out of a group and says how many were in it. */
export async function removeFromGroup(
  db: D1Database,
  { groupId, memberIds }: { groupId: string; memberIds: readonly string[] },
  act: AuditedAct,
): Promise<number> {
  const [removed] = await db.batch([
    db
      .prepare('DELETE FROM group_members WHERE group_id = ?1 AND member_id IN (SELECT value FROM json_each(?2))')
      .bind(groupId, JSON.stringify(memberIds)),
    auditIfChangedStatement(db, act),
  ]);
  return removed?.meta.changes ?? 0;
}
