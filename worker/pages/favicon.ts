import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** A tick on the accent colour. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#3d4fc4"/><path d="M8 17l5.5 5.5L24 11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** The picture in a browser's tab. */
export const favicon = new Hono<AppEnv>();

favicon.get('/favicon.svg', (c) => {
  c.header('Cache-Control', 'public, max-age=86400');
  c.header('Content-Type', 'image/svg+xml');
  c.header('X-Content-Type-Options', 'nosniff');
  return c.body(svg);
});
