import type { Context } from 'hono';
import * as v from 'valibot';
import type { AuditAction } from '../../shared/contract/audit.ts';
import { type Session, sessionEndpoints } from '../../shared/contract/path.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import type { AuditedAct } from '../audit/audit-store.ts';
import { Hono } from '../hono.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { listMembers } from '../members/member-list-store.ts';
import { onePage, placeOf } from '../page-cursor.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { checkedSession, givenOf } from './checked-path.ts';
import { countEnrolled, type Enrolled, enrol, listEnrolledGroups, withdraw } from './enrolment-store.ts';
import { listSessionMails, SessionMailPlace } from './session-mails-store.ts';
import { cancelSession, changeSession, findSession } from './session-store.ts';
import { readTimeline } from './timeline-store.ts';

/** A page of groups begins after the group of this name. */
const GroupPlace = v.strictObject({ nameKey: v.string() });

/** Sessions, who is enrolled, and what they are mailed. */
export const sessionRoutes = new Hono<ApiEnv>();

serve(sessionRoutes, sessionEndpoints.readSession, (c, { params }) => presentSession(c, params.id));

serve(sessionRoutes, sessionEndpoints.changeSession, async (c, { params: { id }, body }) => {
  const before = await presentSession(c, id);
  const fields = checkedSession({ ...before, ...givenOf(body) });
  const audited = act(c, 'session-changed', before);
  const { mails } = await changeSession(c.env.DB, { ...fields, id, now: audited.now }, audited);
  await wakeDelivery(c.env, mails);
  return presentSession(c, id);
});

serve(sessionRoutes, sessionEndpoints.cancelSession, async (c, { params: { id } }) => {
  const audited = act(c, 'session-cancelled', await presentSession(c, id));
  await cancelSession(c.env.DB, { id, now: audited.now }, audited);
  return presentSession(c, id);
});

serve(sessionRoutes, sessionEndpoints.listSessionGroups, async (c, { params: { id }, query: { cursor, limit } }) => {
  await presentSession(c, id);
  const after = placeOf(cursor, GroupPlace, 'cursor')?.nameKey ?? null;
  const [found, total] = await Promise.all([
    listEnrolledGroups(c.env.DB, id, { after, limit: limit + 1 }),
    countEnrolled(c.env.DB, 'groups', id),
  ]);
  const { items, next } = onePage(found, limit, ({ nameKey }) => ({ nameKey }));
  return { items: items.map(({ nameKey: _, ...group }) => group), next, total };
});

serve(sessionRoutes, sessionEndpoints.listLearners, async (c, { params: { id }, query }) => {
  await presentSession(c, id);
  return listMembers(c.env.DB, query, { session: id });
});

serve(sessionRoutes, sessionEndpoints.enrolGroups, async (c, { params, body }) => ({
  added: await enrolled(c, 'groups', params.id, body.groupIds),
}));

serve(sessionRoutes, sessionEndpoints.enrolLearners, async (c, { params, body }) => ({
  added: await enrolled(c, 'learners', params.id, body.memberIds),
}));

serve(sessionRoutes, sessionEndpoints.removeGroups, async (c, { params, body }) => ({
  removed: await withdrawn(c, 'groups', params.id, body.groupIds),
}));

serve(sessionRoutes, sessionEndpoints.removeLearners, async (c, { params, body }) => ({
  removed: await withdrawn(c, 'learners', params.id, body.memberIds),
}));

serve(sessionRoutes, sessionEndpoints.readTimeline, async (c, { params }) => {
  const timeline = await readTimeline(c.env.DB, params.id, Date.now());
  if (!timeline) throw new Refusal({ code: 'not-found' });
  return timeline;
});

serve(sessionRoutes, sessionEndpoints.listSessionMails, async (c, { params: { id }, query: { cursor, limit } }) => {
  await presentSession(c, id);
  return listSessionMails(c.env.DB, id, { after: placeOf(cursor, SessionMailPlace, 'cursor'), limit });
});

async function enrolled(c: Context<ApiEnv>, kind: Enrolled, sessionId: string, ids: string[]): Promise<number> {
  const session = await presentSession(c, sessionId);
  const action = kind === 'groups' ? 'session-groups-enrolled' : 'session-learners-enrolled';
  const { changed, mails } = await enrol(c.env.DB, kind, { sessionId, ids }, act(c, action, session));
  await wakeDelivery(c.env, mails);
  return changed;
}

async function withdrawn(c: Context<ApiEnv>, kind: Enrolled, sessionId: string, ids: string[]): Promise<number> {
  const session = await presentSession(c, sessionId);
  const action = kind === 'groups' ? 'session-groups-removed' : 'session-learners-removed';
  return (await withdraw(c.env.DB, kind, { sessionId, ids }, act(c, action, session))).changed;
}

async function presentSession(c: Context<ApiEnv>, id: string): Promise<Session> {
  const session = await findSession(c.env.DB, id, Date.now());
  if (!session) throw new Refusal({ code: 'not-found' });
  return session;
}

function act(c: Context<ApiEnv>, action: AuditAction, { path, name }: Session): AuditedAct {
  return actOf(c, action, { subject: `${path.name}: ${name}` });
}
