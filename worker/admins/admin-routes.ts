import { type Admin, adminEndpoints } from '../../shared/contract/admin.ts';
import { problem } from '../../shared/people/person-problem.ts';
import { limits } from '../access/limits.ts';
import { spend } from '../access/rate-limit.ts';
import { endDevice } from '../access/sign-in-store.ts';
import type { ApiEnv } from '../app-env.ts';
import { checkedAddress, valueRefused } from '../checked-values.ts';
import { Hono } from '../hono.ts';
import { readStanding, readStandingAt, type Standing } from '../members/standing-store.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { changeOwner, changeRole, listAdmins } from './admin-store.ts';
import { inviteAdmin } from './invite-admin.ts';

/** Who manages the space. */
export const adminRoutes = new Hono<ApiEnv>();

serve(adminRoutes, adminEndpoints.listAdmins, async (c) => ({
  admins: await shownAdmins(c.env.DB, c.get('signedIn').memberId),
}));

serve(adminRoutes, adminEndpoints.inviteAdmin, async (c, { body }) => {
  const { address: email, addressKey } = checkedAddress('email', body.email);
  const by = c.get('signedIn').memberId;
  const now = Date.now();
  const known = await readStandingAt(c.env.DB, addressKey);
  if (known?.state === 'suspended') throw suspended('email', email);
  if (known?.role === 'member') refuseBorrowedPassword('email', known);
  const isNew = known === null || known.role === 'member';
  if (isNew) await spend(c.env, [{ limit: limits.newAdmin, subject: by }], now);
  if (known?.role === 'member') await changeRole(c.env.DB, { id: known.id, role: 'admin', by, now, auditId: newId() });
  const isInvited = known?.state !== 'active' && (await inviteAdmin(c.env, { email, addressKey, by, now }));
  const outcome = isInvited ? 'invited' : isNew ? 'promoted' : 'already-admin';
  return { outcome, admins: await shownAdmins(c.env.DB, by) } as const;
});

serve(adminRoutes, adminEndpoints.changeRole, async (c, { params: { id }, body: { role } }) => {
  const by = c.get('signedIn').memberId;
  const person = await readStanding(c.env.DB, id);
  if (!person) throw new Refusal({ code: 'not-found' });
  // There is always an owner: who wants to be less names another one.
  if (id === by && role !== 'owner') throw new Refusal({ code: 'not-allowed' });
  if (role !== 'member' && person.state === 'suspended') throw suspended('role', '');
  if (role === 'owner' && person.state !== 'active') throw valueRefused('role', null);
  if (role !== 'member') refuseBorrowedPassword('role', person);
  const change = { id, by, now: Date.now(), auditId: newId() };
  if (role === 'owner') await changeOwner(c.env.DB, change);
  else await changeRole(c.env.DB, { ...change, role });
  return { admins: await shownAdmins(c.env.DB, by) };
});

serve(adminRoutes, adminEndpoints.endDevice, async (c, { params: { id } }) => {
  const ending = { id, by: c.get('signedIn').memberId, auditId: newId(), now: Date.now() };
  if (!(await endDevice(c.env.DB, ending))) throw new Refusal({ code: 'not-found' });
  return null;
});

/** Only the owner sees the devices of others: they tell where and when somebody works. */
async function shownAdmins(db: D1Database, askerId: string): Promise<Admin[]> {
  const admins = await listAdmins(db, Date.now());
  const asksOwner = admins.some(({ id, role }) => id === askerId && role === 'owner');
  return admins.map((admin) => (asksOwner || admin.id === askerId ? admin : { ...admin, devices: [] }));
}

/** Whoever chose somebody's password could act with the power that they are given. */
function refuseBorrowedPassword(at: string, { hasChosenPassword }: Standing): void {
  if (hasChosenPassword === 1) throw valueRefused(at, problem('password-missing', 'error', 'password', ''));
}

function suspended(at: string, evidence: string): Refusal {
  return valueRefused(at, problem('member-suspended', 'error', null, evidence));
}
