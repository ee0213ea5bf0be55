import type { Context } from 'hono';
import * as v from 'valibot';
import { type Group, groupEndpoints } from '../../shared/contract/group.ts';
import { ServerId } from '../../shared/contract/protocol.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import { auditStatement } from '../audit/audit-store.ts';
import { Hono } from '../hono.ts';
import { listMembers } from '../members/member-list-store.ts';
import { cursorOf, onePage, placeOf } from '../page-cursor.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve, serveCsv } from '../serve.ts';
import { markEnrolledGroups } from './enrolled-store.ts';
import { groupsCsv } from './group-csv.ts';
import { addMatchingToGroup, addToGroup, removeFromGroup } from './group-members-store.ts';
import { checkedGroupName } from './group-name.ts';
import {
  countGroups,
  createGroup,
  deleteGroup,
  findGroup,
  findGroupName,
  listGroups,
  renameGroup,
  type StoredGroup,
} from './group-store.ts';

/** A page of groups begins after the group of this name. */
const Place = v.strictObject({ nameKey: v.string() });

/** A part of the people whom a filter means begins after this one. */
const PlaceById = v.strictObject({ id: ServerId });

/** Groups and who is in them. */
export const groupRoutes = new Hono<ApiEnv>();

serve(groupRoutes, groupEndpoints.listGroups, async (c, { query: { search, session, cursor, limit } }) => {
  const after = placeOf(cursor, Place, 'cursor')?.nameKey ?? null;
  const [found, total] = await Promise.all([
    listGroups(c.env.DB, { search, after, limit: limit + 1 }),
    countGroups(c.env.DB, search),
  ]);
  const { items, next } = onePage(found, limit, ({ nameKey }) => ({ nameKey }));
  const groups = items.map(shown);
  return { items: session === undefined ? groups : await markEnrolledGroups(c.env.DB, session, groups), next, total };
});

serve(groupRoutes, groupEndpoints.createGroup, async (c, { body }) => {
  const group = { id: newId(), name: checkedGroupName(body.name), by: c.get('signedIn').memberId, now: Date.now() };
  const created = await createGroup(c.env.DB, group, actOf(c, 'group-created', { subject: group.name }));
  if (!created) throw new Refusal({ code: 'name-taken' });
  return shown(await presentGroup(c, group.id));
});

serve(groupRoutes, groupEndpoints.readGroup, async (c, { params }) => shown(await presentGroup(c, params.id)));

serve(groupRoutes, groupEndpoints.renameGroup, async (c, { params: { id }, body }) => {
  const before = await presentName(c, id);
  const name = checkedGroupName(body.name);
  const renamed = await renameGroup(
    c.env.DB,
    { id, name },
    actOf(c, 'group-renamed', { subject: `${before} → ${name}` }),
  );
  if (!renamed) throw new Refusal({ code: 'name-taken' });
  return shown(await presentGroup(c, id));
});

serve(groupRoutes, groupEndpoints.deleteGroup, async (c, { params: { id } }) => {
  const name = await presentName(c, id);
  await deleteGroup(c.env.DB, id, actOf(c, 'group-deleted', { subject: name }));
  return null;
});

serve(groupRoutes, groupEndpoints.listGroupMembers, async (c, { params: { id }, query }) => {
  await presentName(c, id);
  return listMembers(c.env.DB, query, { group: id });
});

serve(groupRoutes, groupEndpoints.addGroupMembers, async (c, { params: { id }, body }) => {
  const name = await presentName(c, id);
  const asked = { groupId: id, memberIds: body.memberIds };
  return { added: await addToGroup(c.env.DB, asked, actOf(c, 'group-members-added', { subject: name })) };
});

serve(groupRoutes, groupEndpoints.addMatchingMembers, async (c, { params: { id }, body: { cursor, ...filter } }) => {
  const name = await presentName(c, id);
  const after = placeOf(cursor, PlaceById, 'cursor')?.id ?? '';
  const asked = { groupId: id, filter, after };
  const { last, ...done } = await addMatchingToGroup(
    c.env.DB,
    asked,
    actOf(c, 'group-members-added', { subject: name }),
  );
  return { ...done, next: last === null ? null : cursorOf({ id: last }) };
});

serve(groupRoutes, groupEndpoints.removeGroupMembers, async (c, { params: { id }, body }) => {
  const name = await presentName(c, id);
  const asked = { groupId: id, memberIds: body.memberIds };
  return { removed: await removeFromGroup(c.env.DB, asked, actOf(c, 'group-members-removed', { subject: name })) };
});

serveCsv(groupRoutes, groupEndpoints.exportGroups, async (c) => {
  const count = await countGroups(c.env.DB, '');
  await auditStatement(c.env.DB, actOf(c, 'groups-exported', { count })).run();
  return groupsCsv(c.env.DB);
});

async function presentGroup(c: Context<ApiEnv>, id: string): Promise<StoredGroup> {
  const group = await findGroup(c.env.DB, id);
  if (!group) throw new Refusal({ code: 'not-found' });
  return group;
}

async function presentName(c: Context<ApiEnv>, id: string): Promise<string> {
  const name = await findGroupName(c.env.DB, id);
  if (name === null) throw new Refusal({ code: 'not-found' });
  return name;
}

function shown({ nameKey: _, ...group }: StoredGroup): Group {
  return group;
}
