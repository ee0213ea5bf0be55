import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Dashboard, dashboardDays, dashboardGroups } from '../../../shared/contract/dashboard.ts';
import { newId } from '../../../worker/random.ts';
import { holdMailAndHashing } from '../batches/held-work.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';

const day = 86_400_000;

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

async function dashboard(): Promise<Dashboard> {
  const answer = await api(owner, 'GET', '/api/v1/dashboard');
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('the dashboard', () => {
  it('of a new space has every day, and nobody but the owner', async () => {
    const { members, days, groups } = await dashboard();
    expect(members).toEqual({ active: 1, invited: 0, suspended: 0 });
    expect(days).toHaveLength(dashboardDays);
    expect(days.at(-1)?.date).toBe(new Date().toISOString().slice(0, 10));
    expect(days.reduce((sum, { invited, accepted }) => sum + invited + accepted, 0)).toBe(0);
    expect(groups).toEqual([]);
  });

  it('counts invitations on the day they were made, and on the one they were accepted', async () => {
    await applied(owner, batchOf(row('a@example.org'), row('b@example.org'), row('c@example.org')));
    const ids = await env.DB.prepare('SELECT id FROM invitations ORDER BY id').all<{ id: string }>();
    const [first, second, third] = ids.results.map(({ id }) => id);
    const moved = (id: string | undefined, created: number, ended: number | null) =>
      env.DB.prepare(
        `UPDATE invitations SET created_at = ?2, ended_at = ?3, state = iif(?3 IS NULL, 'pending', 'accepted') WHERE id = ?1`,
      )
        .bind(id ?? '', created, ended)
        .run();
    const now = Date.now();
    await moved(first, now - 3 * day, now - 2 * day);
    await moved(second, now - 90 * day, now - 2 * day);
    await moved(third, now - 3 * day, null);
    const { days } = await dashboard();
    expect(days.at(-4)).toMatchObject({ invited: 2, accepted: 0 });
    expect(days.at(-3)).toMatchObject({ invited: 0, accepted: 2 });
    expect(days.reduce((sum, each) => sum + each.invited + each.accepted, 0)).toBe(4);
  });

  it('tells of the largest groups how many of their members are in', async () => {
    const given = (name: string, groups: string[]) => row(`${name}@example.org`, { groups });
    const rows = [given('a', ['Two', 'Three']), given('b', ['Two', 'Three']), given('c', ['Three'])];
    await applied(owner, { ...batchOf(...rows), createGroups: true });
    await env.DB.prepare("UPDATE members SET state = 'active' WHERE email = 'a@example.org'").run();
    const { groups, members } = await dashboard();
    expect(groups.map(({ name, members: all, active }) => [name, all, active])).toEqual([
      ['Three', 3, 1],
      ['Two', 2, 1],
    ]);
    expect(members).toEqual({ active: 2, invited: 2, suspended: 0 });
  });

  it('shows no more groups than one can read, the largest', async () => {
    const { id } = await newMember({ email: 'm@example.org' });
    const ids = Array.from({ length: dashboardGroups + 5 }, newId);
    await env.DB.batch(
      ids.flatMap((group, at) => [
        env.DB.prepare('INSERT INTO groups (id, name, name_key, created_at) VALUES (?1, ?2, ?2, 1)').bind(
          group,
          `g${at}`,
        ),
        env.DB.prepare('INSERT INTO group_members VALUES (?, ?, 1)').bind(group, at === 12 ? id : owner.id),
        ...(at === 12 ? [env.DB.prepare('INSERT INTO group_members VALUES (?, ?, 1)').bind(group, owner.id)] : []),
      ]),
    );
    const { groups } = await dashboard();
    expect(groups).toHaveLength(dashboardGroups);
    expect(groups[0]).toMatchObject({ name: 'g12', members: 2 });
  });
});
