import { Hono } from 'hono';
import type * as v from 'valibot';
import type { Me, SignIns } from '../../shared/contract/space.ts';
import type { ApiEnv } from '../app-env.ts';
import { readSpace } from '../members/space-store.ts';
import { Refusal } from '../refusal.ts';
import { endSignIn, listSignIns } from './sign-in-store.ts';

/** Who is connected, and the connections and sign-ins that they can end. */
export const signInRoutes = new Hono<ApiEnv>();

signInRoutes.get('/me', async (c) => {
  const space = await readSpace(c.env.DB);
  if (!space) throw new Refusal({ code: 'not-found' });
  const { memberId, email, firstName, lastName, role } = c.get('signedIn');
  const me: Me = {
    space: { name: space.name, language: space.language },
    member: { id: memberId, email, firstName, lastName, role },
  };
  return c.json(me);
});

signInRoutes.get('/sign-ins', async (c) => {
  const { memberId, signInId } = c.get('signedIn');
  const stored = await listSignIns(c.env.DB, memberId, Date.now());
  const answer: v.InferOutput<typeof SignIns> = {
    signIns: stored.map((each) => ({ ...each, current: each.id === signInId })),
  };
  return c.json(answer);
});

signInRoutes.delete('/sign-ins/:id', async (c) => {
  const ended = await endSignIn(c.env.DB, { id: c.req.param('id'), memberId: c.get('signedIn').memberId });
  if (!ended) throw new Refusal({ code: 'not-found' });
  return c.body(null, 204);
});
