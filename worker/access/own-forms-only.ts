import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from '../refusal.ts';
import { settingsOf } from '../settings.ts';

/**
 * Lets only our own pages' forms change anything: by `Sec-Fetch-Site`, and by `Origin` for browsers and plain-http
 * addresses without it. A request that carries neither is no browser's form.
 */
export const ownFormsOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const sameOrigin = origin === settingsOf(c.env).origin;
    if (!(site === 'same-origin' || site === undefined) || !(sameOrigin || origin === undefined)) {
      throw new Refusal({ code: 'not-allowed' });
    }
    if (site === undefined && origin === undefined) throw new Refusal({ code: 'not-allowed' });
  }
  await next();
});
