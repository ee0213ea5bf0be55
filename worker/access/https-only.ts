import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from '../refusal.ts';
import { settingsOf } from '../settings.ts';

/**
 * Leads who opens a page over plain http to the same page over https, before a password is typed there: a Worker on a
 * domain of one's own is reached by both, and `Strict-Transport-Security` counts over https only (RFC 6797, 8.1).
 */
export const httpsOnly = createMiddleware<AppEnv>(async (c, next) => {
  const { origin } = settingsOf(c.env);
  const { protocol, pathname, search } = new URL(c.req.url);
  if (protocol === 'https:' || origin.startsWith('http:')) return next();
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new Refusal({ code: 'not-allowed' });
  return c.redirect(`${origin}${pathname}${search}`, 308);
});
