import * as v from 'valibot';
import { Path } from '../../shared/contract/path.ts';
import { nameKey } from '../../shared/people/name-key.ts';
import { type AuditedAct, auditIfChangedStatement } from '../audit/audit-store.ts';
import { allOf, type Condition } from '../conditions.ts';

const StoredPath = v.object({ ...Path.entries, nameKey: v.string() });
/** A path, and its name as it is compared and ordered. */
export type StoredPath = v.InferOutput<typeof StoredPath>;

/** What admins say about a path. */
export type PathFields = Pick<Path, 'name' | 'description' | 'link'>;

/** The path of this id, or null. */
export async function findPath(db: D1Database, id: string): Promise<StoredPath | null> {
  const [path] = await chosenPaths(db, [{ sql: 'paths.id = ?', values: [id] }], 1);
  return path ?? null;
}

/** Paths by name, behind the name `after`, whose name holds each word of the search. */
export function listPaths(
  db: D1Database,
  { search, after, limit }: { search: string; after: string | null; limit: number },
): Promise<StoredPath[]> {
  const behind = after === null ? [] : [{ sql: 'name_key > ?', values: [after] }];
  return chosenPaths(db, [...searched(search), ...behind], limit);
}

/** How many paths a search finds. */
export async function countPaths(db: D1Database, search: string): Promise<number> {
  const meant = allOf(searched(search));
  const row = await db
    .prepare(`SELECT count(*) AS total FROM paths WHERE ${meant.sql}`)
    .bind(...meant.values)
    .first();
  return v.parse(v.object({ total: v.number() }), row).total;
}

/** Stores a path; false if another one has this name. */
export function createPath(
  db: D1Database,
  path: PathFields & { id: string; by: string; now: number },
  act: AuditedAct,
): Promise<boolean> {
  return unlessTaken(
    db.batch([
      db
        .prepare(
          `INSERT INTO paths (id, name, name_key, description, link, created_by, created_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
        )
        .bind(path.id, path.name, nameKey(path.name), path.description, path.link, path.by, path.now),
      auditIfChangedStatement(db, act),
    ]),
  );
}

/** Changes what is said about a path; false if another one has this name. */
export function changePath(db: D1Database, path: PathFields & { id: string }, act: AuditedAct): Promise<boolean> {
  return unlessTaken(
    db.batch([
      db
        .prepare(
          `UPDATE paths SET name = ?2, name_key = ?3, description = ?4, link = ?5
            WHERE id = ?1 AND (name, description, link) IS NOT (?2, ?4, ?5)`,
        )
        .bind(path.id, path.name, nameKey(path.name), path.description, path.link),
      auditIfChangedStatement(db, act),
    ]),
  );
}

/** Deletes a path with its sessions; mails that wait for them are found unwanted when their turn comes. */
export async function deletePath(db: D1Database, id: string, act: AuditedAct): Promise<void> {
  await db.batch([db.prepare('DELETE FROM paths WHERE id = ?1').bind(id), auditIfChangedStatement(db, act)]);
}

async function chosenPaths(db: D1Database, conditions: Condition[], limit: number): Promise<StoredPath[]> {
  const meant = allOf(conditions);
  const { results } = await db
    .prepare(
      `SELECT id, name, description, link, name_key AS nameKey, created_at AS createdAt,
              (SELECT count(*) FROM sessions WHERE path_id = paths.id AND cancelled_at IS NULL) AS sessions
         FROM paths WHERE ${meant.sql} ORDER BY name_key LIMIT ?`,
    )
    .bind(...meant.values, limit)
    .all();
  return v.parse(v.array(StoredPath), results);
}

function searched(search: string): Condition[] {
  const words = nameKey(search).split(' ');
  return words
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => ({ sql: 'instr(name_key, ?) > 0', values: [word] }));
}

async function unlessTaken(stored: Promise<unknown>): Promise<boolean> {
  try {
    await stored;
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('UNIQUE constraint failed: paths.name_key')) return false;
    throw error;
  }
}
