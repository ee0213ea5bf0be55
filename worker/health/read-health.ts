import type { Health } from '../../shared/contract/health.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';
import { readFacts, readSchemaVersion } from './health-store.ts';
import { judgeHealth, outdatedHealth, unknownHealth } from './judge-health.ts';
import { schemaVersion } from './schema-version.ts';

/** How the space is at the moment `now`. Never rejects: that the database does not answer is the answer. */
export async function readHealth(db: D1Database, now: number): Promise<Health> {
  try {
    const schema = await readSchemaVersion(db);
    return schema < schemaVersion ? outdatedHealth(schema) : judgeHealth(await readFacts(db), schema, now);
  } catch (error) {
    log({ event: 'health-unknown', reason: loggedReason(error) });
    return unknownHealth;
  }
}
