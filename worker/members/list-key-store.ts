import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import { jsonPayloads } from '../json-payload.ts';
import { listKey } from './list-key.ts';

/** Keys that are made anew at a time. */
const keysAtATime = 2000;

const Unkeyed = v.array(
  v.object({ id: ServerId, of: v.string(), lastName: v.string(), firstName: v.string(), email: v.string() }),
);

/** What a key is made of; the very words of the index `members_unkeyed`, which SQLite would not use otherwise. */
const named = 'last_name || char(10) || first_name || char(10) || email';

/**
 * Runs statements that read lists of members by `list_key`, in one transaction. Nearly always all keys are right; where
 * one is not, the keys are mended and the statements run again.
 */
export async function withListKeys(db: D1Database, statements: readonly D1PreparedStatement[]): Promise<D1Result[]> {
  const [unkeyed, ...results] = await db.batch([unkeyedStatement(db, '', 1), ...statements]);
  if (unkeyed?.results.length === 0) return results;
  await mendListKeys(db);
  return db.batch([...statements]);
}

/** Makes the keys of all members whose names or address have changed; a change meanwhile is left to the next call. */
export async function mendListKeys(db: D1Database): Promise<void> {
  for (let after = ''; ; ) {
    const { results } = await unkeyedStatement(db, after, keysAtATime).all();
    const unkeyed = v.parse(Unkeyed, results);
    const last = unkeyed.at(-1);
    if (!last) return;
    const keys = unkeyed.map((member) => ({ id: member.id, of: member.of, key: listKey(member) }));
    await db.batch(jsonPayloads(keys).map((payload) => keyStatement(db, payload)));
    after = last.id;
  }
}

function keyStatement(db: D1Database, payload: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE members SET list_key = each.value ->> 'key', list_key_of = each.value ->> 'of'
         FROM json_each(?1) AS each WHERE members.id = each.value ->> 'id'`,
    )
    .bind(payload);
}

function unkeyedStatement(db: D1Database, after: string, limit: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT id, ${named} AS "of", last_name AS lastName, first_name AS firstName, email
         FROM members WHERE list_key_of <> ${named} AND id > ?1 ORDER BY id LIMIT ?2`,
    )
    .bind(after, limit);
}
