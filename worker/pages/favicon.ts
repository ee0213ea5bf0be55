import type { AppEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { markSvg } from './mark.ts';

/** The picture in a browser's tab. */
export const favicon = new Hono<AppEnv>();

favicon.get('/favicon.svg', (c) => {
  c.header('Cache-Control', 'public, max-age=86400');
  c.header('Content-Type', 'image/svg+xml');
  c.header('X-Content-Type-Options', 'nosniff');
  return c.body(markSvg);
});
