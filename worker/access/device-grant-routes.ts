import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** The device grant (RFC 8628). */
export const deviceGrantRoutes = new Hono<AppEnv>();
