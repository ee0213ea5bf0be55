import type { Health } from '../../shared/contract/health.ts';
import type { AppEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { readHealth } from './read-health.ts';

/** Milliseconds for which an answer serves all who ask: a thousand questions a second ask the database once. */
const memory = 5000;

/** What was answered last, and when that was asked. */
let last: { at: number; health: Health } | null = null;

/**
 * For programs that watch whether the space is up: open to everybody, tells nothing of anybody. 503 when something is
 * stuck, else 200: a message that was given up wakes nobody at night.
 */
export const healthPage = new Hono<AppEnv>();

healthPage.get('/healthz', async (c) => {
  const now = Date.now();
  const isFresh = last !== null && Math.abs(now - last.at) < memory;
  if (!last || !isFresh) {
    // Who comes while we ask gets the answer before.
    if (last) last = { ...last, at: now };
    last = { at: now, health: await readHealth(c.env.DB, now) };
  }
  const { health } = last;
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  return c.json(health, health.status === 'stuck' ? 503 : 200);
});
