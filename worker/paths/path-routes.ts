import type { Context } from 'hono';
import * as v from 'valibot';
import { type Path, pathEndpoints } from '../../shared/contract/path.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import { Hono } from '../hono.ts';
import { onePage, placeOf } from '../page-cursor.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { checkedPath, checkedSession, givenOf } from './checked-path.ts';
import { changePath, countPaths, createPath, deletePath, findPath, listPaths, type StoredPath } from './path-store.ts';
import { countSessions, createSession, findSession, listSessions } from './session-store.ts';

/** A page of paths begins after the path of this name; one of sessions after this session. */
const PathPlace = v.strictObject({ nameKey: v.string() });
const SessionPlace = v.strictObject({ startsAt: Moment, id: ServerId });

/** Paths and the sessions of each. */
export const pathRoutes = new Hono<ApiEnv>();

serve(pathRoutes, pathEndpoints.listPaths, async (c, { query: { search, cursor, limit } }) => {
  const after = placeOf(cursor, PathPlace, 'cursor')?.nameKey ?? null;
  const [found, total] = await Promise.all([
    listPaths(c.env.DB, { search, after, limit: limit + 1 }),
    countPaths(c.env.DB, search),
  ]);
  const { items, next } = onePage(found, limit, ({ nameKey }) => ({ nameKey }));
  return { items: items.map(shown), next, total };
});

serve(pathRoutes, pathEndpoints.createPath, async (c, { body }) => {
  const fields = checkedPath(body);
  const path = { ...fields, id: newId(), by: c.get('signedIn').memberId, now: Date.now() };
  const created = await createPath(c.env.DB, path, actOf(c, 'path-created', { subject: fields.name }));
  if (!created) throw new Refusal({ code: 'name-taken' });
  return shown(await presentPath(c, path.id));
});

serve(pathRoutes, pathEndpoints.readPath, async (c, { params }) => shown(await presentPath(c, params.id)));

serve(pathRoutes, pathEndpoints.changePath, async (c, { params: { id }, body }) => {
  const before = await presentPath(c, id);
  const fields = checkedPath({ ...before, ...givenOf(body) });
  const changed = await changePath(c.env.DB, { ...fields, id }, actOf(c, 'path-changed', { subject: fields.name }));
  if (!changed) throw new Refusal({ code: 'name-taken' });
  return shown(await presentPath(c, id));
});

serve(pathRoutes, pathEndpoints.deletePath, async (c, { params: { id } }) => {
  const { name } = await presentPath(c, id);
  await deletePath(c.env.DB, id, actOf(c, 'path-deleted', { subject: name }));
  return null;
});

serve(pathRoutes, pathEndpoints.listSessions, async (c, { params: { id }, query: { cursor, limit } }) => {
  await presentPath(c, id);
  const after = placeOf(cursor, SessionPlace, 'cursor');
  const [found, total] = await Promise.all([
    listSessions(c.env.DB, id, { after, limit: limit + 1, now: Date.now() }),
    countSessions(c.env.DB, id),
  ]);
  return { ...onePage(found, limit, ({ startsAt, id }) => ({ startsAt, id })), total };
});

serve(pathRoutes, pathEndpoints.createSession, async (c, { params, body }) => {
  const { name } = await presentPath(c, params.id);
  const fields = checkedSession(body);
  const now = Date.now();
  const session = { ...fields, id: newId(), pathId: params.id, now };
  await createSession(c.env.DB, session, actOf(c, 'session-created', { subject: `${name}: ${fields.name}` }));
  const created = await findSession(c.env.DB, session.id, now);
  if (!created) throw new Refusal({ code: 'not-found' });
  return created;
});

async function presentPath(c: Context<ApiEnv>, id: string): Promise<StoredPath> {
  const path = await findPath(c.env.DB, id);
  if (!path) throw new Refusal({ code: 'not-found' });
  return path;
}

function shown({ nameKey: _, ...path }: StoredPath): Path {
  return path;
}
