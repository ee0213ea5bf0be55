import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../app-env.ts';
import { sha256 } from '../digest.ts';
import { Refusal } from '../refusal.ts';
import { isTouchDue } from './sign-in-lifetime.ts';
import { findSignedIn, touchSignIn } from './sign-in-store.ts';
import { managesSpace } from './signed-in.ts';

/** A device's token, or an API token by the prefix that `newApiToken` gives it. */
const bearer = /^Bearer ((rct_)?[A-Za-z0-9_-]{43})$/i;

/**
 * Lets owners and admins with the bearer token (RFC 6750, 2.1) of a device or a program through. It is looked up at
 * each request, so who is suspended, demoted or disconnected is refused at the next one. A browser's cookie or its
 * token opens nothing here.
 */
export const apiAccess = createMiddleware<ApiEnv>(async (c, next) => {
  const [, token, prefix] = bearer.exec(c.req.header('authorization') ?? '') ?? [];
  if (!token) throw new Refusal({ code: 'not-signed-in' });
  const now = Date.now();
  const signedIn = await findSignedIn(c.env.DB, {
    tokenHash: await sha256(token),
    kind: prefix ? 'token' : 'extension',
    now,
  });
  if (!signedIn) throw new Refusal({ code: 'not-signed-in' });
  if (!managesSpace(signedIn)) throw new Refusal({ code: 'not-allowed' });
  c.set('signedIn', signedIn);
  if (isTouchDue(signedIn, now)) c.executionCtx.waitUntil(touchSignIn(c.env.DB, signedIn, now));
  await next();
});
