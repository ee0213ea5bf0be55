import { signInEndpoints, tokenEndpoints } from '../../shared/contract/sign-in.ts';
import type { ApiEnv } from '../app-env.ts';
import { sha256 } from '../digest.ts';
import { Hono } from '../hono.ts';
import { newApiToken, newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { deviceLabel } from './device-description.ts';
import { limits } from './limits.ts';
import { spend } from './rate-limit.ts';
import { endOwnSignIn, listSignIns, storeToken } from './sign-in-store.ts';

const day = 24 * 60 * 60 * 1000;

/** The sign-ins, devices and API tokens of the member who asks. */
export const signInRoutes = new Hono<ApiEnv>();

serve(signInRoutes, signInEndpoints.listSignIns, async (c) => {
  const { memberId, signInId } = c.get('signedIn');
  const stored = await listSignIns(c.env.DB, memberId, Date.now());
  return { signIns: stored.map((each) => ({ ...each, current: each.id === signInId })) };
});

serve(signInRoutes, signInEndpoints.endSignIn, async (c, { params }) => {
  const ending = { id: params.id, by: c.get('signedIn').memberId, auditId: newId(), now: Date.now() };
  if (!(await endOwnSignIn(c.env.DB, ending))) throw new Refusal({ code: 'not-found' });
  return null;
});

serve(signInRoutes, tokenEndpoints.createToken, async (c, { body }) => {
  const { memberId, signInId } = c.get('signedIn');
  const now = Date.now();
  await spend(c.env, [{ limit: limits.newToken, subject: memberId }], now);
  const token = newApiToken();
  const id = newId();
  const expiresAt = now + body.days * day;
  const stored = await storeToken(c.env.DB, {
    id,
    tokenHash: await sha256(token),
    memberId,
    signInId,
    label: deviceLabel(body.label),
    scope: body.scope,
    now,
    expiresAt,
    auditId: newId(),
  });
  if (!stored) throw new Refusal({ code: 'not-signed-in' });
  return { id, token, expiresAt };
});
