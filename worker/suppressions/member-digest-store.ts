import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import { jsonPayloads } from '../json-payload.ts';
import type { Settings } from '../settings.ts';
import { addressDigest, digestPrefix } from './address-digest.ts';

/** Digests that are made at a time, and in one call: two seconds of work at most. */
const digestsAtATime = 2000;
const mostDigests = 10_000;

const Undigested = v.array(v.object({ id: ServerId, addressKey: v.string(), stale: v.string() }));

/**
 * Makes the digests of all members whose address is new or corrected, so that statements can tell who is on the list of
 * suppressions; of very many, the next call makes the rest. When the oldest link secret is gone, it makes all of them
 * anew and takes the suppressions along.
 */
export async function mendAddressDigests(db: D1Database, settings: Pick<Settings, 'linkSecrets'>): Promise<void> {
  const prefix = digestPrefix(settings);
  for (let made = 0; made < mostDigests; made += digestsAtATime) {
    const { results } = await db.prepare(undigestedSql).bind(prefix, digestsAtATime).all();
    const undigested = v.parse(Undigested, results);
    if (undigested.length === 0) return;
    const digests = await Promise.all(
      undigested.map(async (member) => ({ ...member, digest: await addressDigest(settings, member.addressKey) })),
    );
    await db.batch(
      jsonPayloads(digests).flatMap((payload) => [carrySql, digestSql].map((sql) => db.prepare(sql).bind(payload))),
    );
    if (undigested.length < digestsAtATime) return;
  }
}

/** All that does not begin with `?1`, by the index: digests are sorted, and `;` is what comes after the colon. */
const undigestedSql = `
  SELECT id, address_key AS addressKey, address_digest AS stale FROM members
   WHERE address_digest < ?1 OR address_digest >= rtrim(?1, ':') || ';' LIMIT ?2`;

const carrySql = `
  INSERT INTO suppressions (address_digest, reason, since)
  SELECT each.value ->> 'digest', known.reason, known.since
    FROM json_each(?1) AS each
   CROSS JOIN suppressions AS known ON known.address_digest = each.value ->> 'stale'
   WHERE true
      ON CONFLICT DO NOTHING`;

/** An address that was corrected meanwhile keeps none: it is made in the next round. */
const digestSql = `
  UPDATE members SET address_digest = each.value ->> 'digest'
    FROM json_each(?1) AS each
   WHERE members.id = each.value ->> 'id' AND members.address_key = each.value ->> 'addressKey'`;
