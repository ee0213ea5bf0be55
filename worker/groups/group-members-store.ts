import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';

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
