import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../app-env.ts';
import { sha256 } from '../digest.ts';
import { Refusal } from '../refusal.ts';
import { isTouchDue } from './sign-in-lifetime.ts';
import { findSignedIn, touchSignIn } from './sign-in-store.ts';
import { managesSpace } from './signed-in.ts';

/**
 * Lets owners and admins with a device's bearer token (RFC 6750, 2.1) through. It is looked up at each request, so who
 * is suspended, demoted or disconnected is refused at the next one. A browser's cookie or its token opens nothing here.
 */
export const apiAccess = createMiddleware<ApiEnv>(async (c, next) => {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (!token) throw new Refusal({ code: 'not-signed-in' });
  const now = Date.now();
  const signedIn = await findSignedIn(c.env.DB, { tokenHash: await sha256(token), kind: 'extension', now });
  if (!signedIn) throw new Refusal({ code: 'not-signed-in' });
  if (!managesSpace(signedIn)) throw new Refusal({ code: 'not-allowed' });
  c.set('signedIn', signedIn);
  if (isTouchDue(signedIn, now)) c.executionCtx.waitUntil(touchSignIn(c.env.DB, signedIn, now));
  await next();
});
