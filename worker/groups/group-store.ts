import * as v from 'valibot';
import { Group } from '../../shared/contract/group.ts';
import { nameKey } from '../../shared/people/name-key.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { allOf, type Condition } from '../conditions.ts';

const StoredGroup = v.object({ ...Group.entries, nameKey: v.string() });
/** A group, and its name as it is compared and ordered. */
export type StoredGroup = v.InferOutput<typeof StoredGroup>;

/** The group of this id, or null. */
export async function findGroup(db: D1Database, id: string): Promise<StoredGroup | null> {
  const [group] = await chosenGroups(db, [{ sql: 'id = ?', values: [id] }], 1);
  return group ?? null;
}

/** The name of the group of this id, or null. */
export async function findGroupName(db: D1Database, id: string): Promise<string | null> {
  const row = await db.prepare('SELECT name FROM groups WHERE id = ?1').bind(id).first();
  return row && v.parse(v.object({ name: v.string() }), row).name;
}

/**
 * Groups by name, behind the name `after`: those whose name holds each word of the search, or whose id begins with it.
 */
export function listGroups(
  db: D1Database,
  { search, after, limit }: { search: string; after: string | null; limit: number },
): Promise<StoredGroup[]> {
  const behind = after === null ? [] : [{ sql: 'name_key > ?', values: [after] }];
  return chosenGroups(db, [...searched(search), ...behind], limit);
}

/** How many groups a search finds. */
export async function countGroups(db: D1Database, search: string): Promise<number> {
  const meant = allOf(searched(search));
  const row = await db
    .prepare(`SELECT count(*) AS total FROM groups WHERE ${meant.sql}`)
    .bind(...meant.values)
    .first();
  return v.parse(v.object({ total: v.number() }), row).total;
}

/** Stores a group; false if another one has this name. */
export function createGroup(
  db: D1Database,
  group: { id: string; name: string; by: string; now: number },
  act: AuditedAct,
): Promise<boolean> {
  return unlessTaken(
    db.batch([
      db
        .prepare('INSERT INTO groups (id, name, name_key, created_by, created_at) VALUES (?1, ?2, ?3, ?4, ?5)')
        .bind(group.id, group.name, nameKey(group.name), group.by, group.now),
      auditIfChangedStatement(db, act),
    ]),
  );
}

/** Renames a group; false if another one has this name. */
export function renameGroup(db: D1Database, group: { id: string; name: string }, act: AuditedAct): Promise<boolean> {
  return unlessTaken(
    db.batch([
      db
        .prepare('UPDATE groups SET name = ?2, name_key = ?3 WHERE id = ?1 AND name <> ?2')
        .bind(group.id, group.name, nameKey(group.name)),
      auditIfChangedStatement(db, act),
    ]),
  );
}

/** Deletes a group; the people in it stay what they are. */
export async function deleteGroup(db: D1Database, id: string, act: AuditedAct): Promise<void> {
  await db.batch([db.prepare('DELETE FROM groups WHERE id = ?1').bind(id), auditIfChangedStatement(db, act)]);
}

/** The groups are chosen first, so that the people of those alone are counted. */
async function chosenGroups(db: D1Database, conditions: Condition[], limit: number): Promise<StoredGroup[]> {
  const meant = allOf(conditions);
  const { results } = await db
    .prepare(
      `WITH chosen AS MATERIALIZED (SELECT * FROM groups WHERE ${meant.sql} ORDER BY name_key LIMIT ?)
       SELECT chosen.id, chosen.name, chosen.name_key AS nameKey, chosen.created_at AS createdAt,
              count(m.id) AS members, count(*) FILTER (WHERE m.state = 'active') AS learners,
              count(*) FILTER (WHERE m.state = 'invited') AS pending
         FROM chosen
         LEFT JOIN group_members ON group_members.group_id = chosen.id
         LEFT JOIN members m ON m.id = group_members.member_id
        GROUP BY chosen.name_key ORDER BY chosen.name_key`,
    )
    .bind(...meant.values, limit)
    .all();
  return v.parse(v.array(StoredGroup), results);
}

function searched(search: string): Condition[] {
  const words = nameKey(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const inName = allOf(words.slice(0, 10).map((word) => ({ sql: 'instr(name_key, ?) > 0', values: [word] })));
  return [{ sql: `${inName.sql} OR instr(id, ?) = 1`, values: [...inName.values, search.trim().toLowerCase()] }];
}

async function unlessTaken(stored: Promise<unknown>): Promise<boolean> {
  try {
    await stored;
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('UNIQUE constraint failed: groups.name_key')) return false;
    throw error;
  }
}
