import { memberEndpoints } from '../../shared/contract/member.ts';
import { limits } from '../access/limits.ts';
import { spend } from '../access/rate-limit.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import { erasedDigests } from '../erasures/erasure-digest.ts';
import { Hono } from '../hono.ts';
import { Refusal } from '../refusal.ts';
import { serve, serveCsv } from '../serve.ts';
import { settingsOf } from '../settings.ts';
import { markEnrolled } from './enrolled-store.ts';
import { listLabels } from './label-store.ts';
import { manageable } from './manageable.ts';
import { membersCsv } from './member-csv.ts';
import { noteExport } from './member-export-store.ts';
import { listMembers } from './member-list-store.ts';
import { presentMember } from './present-member.ts';
import { eraseMember, reactivateMember, suspendMember } from './standing-store.ts';

/** The people of the space: lists, history, suspending, erasing, export. */
export const memberRoutes = new Hono<ApiEnv>();

serve(memberRoutes, memberEndpoints.listMembers, async (c, { query: { session, ...query } }) => {
  const page = await listMembers(c.env.DB, query);
  if (session !== undefined) return { ...page, items: await markEnrolled(c.env.DB, session, page.items) };
  return { ...page, items: page.items.map((member) => ({ ...member, enrolled: null })) };
});

serve(memberRoutes, memberEndpoints.readMember, (c, { params }) => presentMember(c, params.id));

serve(memberRoutes, memberEndpoints.suspendMember, async (c, { params: { id } }) => {
  await suspendMember(c.env.DB, await manageable(c, id), actOf(c, 'member-suspended', { memberId: id }));
  return presentMember(c, id);
});

serve(memberRoutes, memberEndpoints.reactivateMember, async (c, { params: { id } }) => {
  await reactivateMember(c.env.DB, await manageable(c, id), actOf(c, 'member-reactivated', { memberId: id }));
  return presentMember(c, id);
});

serve(memberRoutes, memberEndpoints.eraseMember, async (c, { params: { id } }) => {
  const standing = await manageable(c, id);
  await spend(c.env, [{ limit: limits.erase, subject: standing.addressKey }], Date.now());
  const digests = await erasedDigests(settingsOf(c.env), [standing]);
  const erased = await eraseMember(c.env.DB, { ...standing, digests }, actOf(c, 'member-erased'));
  if (!erased) throw new Refusal({ code: 'not-found' });
  return null;
});

serveCsv(memberRoutes, memberEndpoints.exportMembers, async (c, { query }) => {
  await noteExport(c.env.DB, query, actOf(c, 'members-exported'));
  return membersCsv(c.env.DB, query);
});

serve(memberRoutes, memberEndpoints.listLabels, async (c) => ({ labels: await listLabels(c.env.DB) }));
