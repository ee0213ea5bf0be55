import * as v from 'valibot';
import { type Erased, erasedAtATime } from '../../shared/contract/erasure.ts';
import type { ErasedDigests } from './erasure-digest.ts';

/**
 * The statement that notes the erasure of those of these people who are members still, and whom `condition` (SQL about a
 * member `m`, with `bound` from `?3` on) lets go; it belongs before the one that deletes them, into its transaction.
 */
export function noteErasuresStatement(
  db: D1Database,
  { digests, now, condition = 'true', bound = [] }: Noting,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO erasures (address_digest, member_digest, secret_version, erased_at)
       SELECT each.value ->> 'address', each.value ->> 'member', each.value ->> 'secretVersion', ?2
         FROM json_each(?1) AS each
        CROSS JOIN members AS m ON m.id = each.value ->> 'id'
        WHERE ${condition}`,
    )
    .bind(JSON.stringify(digests), now, ...bound);
}

interface Noting {
  digests: readonly ErasedDigests[];
  now: number;
  condition?: string;
  bound?: readonly (string | number)[];
}

const Found = v.object({ id: v.number(), address: v.string(), member: v.string(), erasedAt: v.number() });
const Bounds = v.object({ newest: v.number(), forgetListsDays: v.number() });

/**
 * Who was erased after a place in the list, the oldest first, and what else browsers forget. A place that the list has
 * not come to yet is that of a database that was restored from an older one: the list begins anew.
 */
export async function listErasures(
  db: D1Database,
  { after, secretVersion, now }: { after: number; secretVersion: number; now: number },
): Promise<Omit<Erased, 'key'>> {
  const [bounds, found] = await db.batch([
    db.prepare(
      `SELECT coalesce((SELECT max(id) FROM erasures), 0) AS newest, forget_lists_days AS forgetListsDays FROM space`,
    ),
    db
      .prepare(
        `SELECT id, address_digest AS address, member_digest AS member, erased_at AS erasedAt FROM erasures
          WHERE id > iif(?1 > (SELECT max(id) FROM erasures), 0, ?1) AND secret_version = ?2
          ORDER BY id LIMIT ?3`,
      )
      .bind(after, secretVersion, erasedAtATime + 1),
  ]);
  const { newest, forgetListsDays } = v.parse(Bounds, bounds?.results[0]);
  const read = v.parse(v.array(Found), found?.results);
  const people = read.slice(0, erasedAtATime);
  const hasMore = read.length > people.length;
  return {
    people: people.map(({ address, member, erasedAt }) => ({
      address,
      member,
      age: Math.max(0, now - erasedAt),
    })),
    last: hasMore ? (people.at(-1)?.id ?? newest) : newest,
    hasMore,
    forgetListsDays,
  };
}
