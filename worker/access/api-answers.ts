import { every } from 'hono/combine';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { protocolHeader, protocolVersion } from '../../shared/contract/protocol.ts';
import type { AppEnv } from '../app-env.ts';
import { Refusal } from '../refusal.ts';

/** Seconds for which a browser may remember the answer to a preflight request. */
const preflightSeconds = 600;

/** An extension's own origin; web pages of any other origin get no leave to read an answer. */
const extensionOrigin = /^(chrome|moz)-extension:\/\/[a-zA-Z0-9-]+$/;

const answerHeaders = createMiddleware<AppEnv>(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header(protocolHeader, String(protocolVersion));
  await next();
});

/** What every answer of the API carries: no caching, the protocol, and leave to read it for extensions only. */
export const apiAnswers = every(
  answerHeaders,
  cors({
    origin: (origin) => (extensionOrigin.test(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // Credentials are never allowed: the API knows bearer tokens alone, so a browser's cookies mean nothing to it.
    allowHeaders: ['Authorization', 'Content-Type', protocolHeader],
    exposeHeaders: ['Retry-After', protocolHeader],
    maxAge: preflightSeconds,
  }),
);

/** Refuses a client that says that it speaks another protocol than this server. */
export const protocolRule = createMiddleware<AppEnv>(async (c, next) => {
  const spoken = c.req.header(protocolHeader);
  if (spoken !== undefined && spoken !== String(protocolVersion)) {
    throw new Refusal({ code: 'protocol-unknown', speaks: protocolVersion });
  }
  await next();
});
