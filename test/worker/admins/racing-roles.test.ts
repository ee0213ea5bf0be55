import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { changeOwner, changeRole } from '../../../worker/admins/admin-store.ts';
import { newId } from '../../../worker/random.ts';
import { newMember, newSpace } from '../space.ts';

const roleOf = ({ id }: { id: string }) =>
  env.DB.prepare('SELECT role FROM members WHERE id = ?').bind(id).first('role');
const suspend = ({ id }: { id: string }) =>
  env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(id).run();

// The routes judge first and write then: what they judged may be another when it is written.

it('nobody who was suspended at that moment becomes an admin or the owner', async () => {
  const owner = await newSpace();
  const member = await newMember({ email: 'ada@example.org' });
  await suspend(member);
  await changeRole(env.DB, { id: member.id, role: 'admin', by: owner.id, now: 1, auditId: newId() });
  await changeOwner(env.DB, { id: member.id, by: owner.id, now: 1, auditId: newId() });
  expect([await roleOf(member), await roleOf(owner)]).toEqual(['member', 'owner']);
  expect(await env.DB.prepare('SELECT count(*) AS n FROM audit').first('n')).toBe(0);
});

it('an admin who was suspended can still lose the role', async () => {
  const owner = await newSpace();
  const admin = await newMember({ email: 'ada@example.org', role: 'admin' });
  await suspend(admin);
  await changeRole(env.DB, { id: admin.id, role: 'member', by: owner.id, now: 1, auditId: newId() });
  expect(await roleOf(admin)).toBe('member');
});
