import * as v from 'valibot';
import { healthEndpoints } from '../../shared/contract/health.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import { Hono } from '../hono.ts';
import { onePage, placeOf } from '../page-cursor.ts';
import { serve } from '../serve.ts';
import { countDeadLetters, letGo, listDeadLetters } from '../wake-ups/dead-letter-store.ts';
import { replay } from '../wake-ups/replay.ts';
import { readWaitingMails } from './health-store.ts';
import { readHealth } from './read-health.ts';

const Place = v.strictObject({ at: Moment, id: ServerId });

/** How the space is, for its admins, and what its queues have given up. */
export const healthRoutes = new Hono<ApiEnv>();

serve(healthRoutes, healthEndpoints.readHealth, async (c) => ({
  ...(await readHealth(c.env.DB, Date.now())),
  ...(await readWaitingMails(c.env.DB)),
}));

serve(healthRoutes, healthEndpoints.listDeadLetters, async (c, { query: { cursor, limit } }) => {
  const after = placeOf(cursor, Place, 'cursor');
  const { DB } = c.env;
  const [letters, total] = await Promise.all([listDeadLetters(DB, { after, limit: limit + 1 }), countDeadLetters(DB)]);
  return { ...onePage(letters, limit, ({ at, id }) => ({ at, id })), total };
});

serve(healthRoutes, healthEndpoints.replayDeadLetters, async (c, { body }) => {
  const ids = await replay(c.env, body.ids, Date.now());
  return { count: await letGo(c.env.DB, ids, actOf(c, 'dead-letters-replayed')) };
});

serve(healthRoutes, healthEndpoints.dismissDeadLetters, async (c, { body }) => ({
  count: await letGo(c.env.DB, body.ids, actOf(c, 'dead-letters-dismissed')),
}));
