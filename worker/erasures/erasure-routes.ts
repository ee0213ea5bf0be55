import { erasureEndpoints } from '../../shared/contract/erasure.ts';
import type { ApiEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { serve } from '../serve.ts';
import { settingsOf } from '../settings.ts';
import { erasureKey } from './erasure-digest.ts';
import { listErasures } from './erasure-store.ts';

/** What browsers have to forget. */
export const erasureRoutes = new Hono<ApiEnv>();

serve(erasureRoutes, erasureEndpoints.listErased, async (c, { query: { after } }) => {
  const { key, secretVersion } = await erasureKey(settingsOf(c.env));
  return { key, ...(await listErasures(c.env.DB, { after, secretVersion, now: Date.now() })) };
});
