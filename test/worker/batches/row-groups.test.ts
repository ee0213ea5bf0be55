import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { api, newSpace, type TestMember } from '../space.ts';
import { holdMailAndHashing } from './held-work.ts';
import { applied, asPlanned, batchOf, outcomesOf, planned, row } from './invite-batch.ts';
import { newGroup, storedPerson } from './known-person.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

const inGroups = (...groups: string[]) => row(`${crypto.randomUUID()}@example.org`, { groups });

async function groupNames(): Promise<unknown[]> {
  const { results } = await env.DB.prepare('SELECT name FROM groups ORDER BY name').all();
  return results.map(({ name }) => name);
}

describe('a group of a row', () => {
  it('is given by its id, in any case', async () => {
    const id = await newGroup('Région Nord', '50eeb008202607fb68d441cb');
    const batch = batchOf(inGroups(id), inGroups(` ${id.toUpperCase()} `));
    const plan = await planned(owner, batch);
    expect(plan.groups).toEqual([
      { given: id, state: 'known', id, name: 'Région Nord', suggestion: null },
      { given: ` ${id.toUpperCase()} `, state: 'known', id, name: 'Région Nord', suggestion: null },
    ]);
    await applied(owner, batch);
    for (const { email } of batch.rows) expect(await storedPerson(email)).toMatchObject({ groups: ['Région Nord'] });
  });

  it('is given by its name, whatever the case and accents, and the admin sees what it resolved to', async () => {
    const id = await newGroup('Région Nord');
    const batch = batchOf(inGroups('REGION-NORD', id, 'région  nord'));
    const plan = await planned(owner, batch);
    expect(plan.groups.map(({ state, name }) => [state, name])).toEqual(Array(3).fill(['known', 'Région Nord']));
    await applied(owner, batch);
    expect(await storedPerson(batch.rows[0]?.email ?? '')).toMatchObject({ groups: ['Région Nord'] });
  });

  it('is taken by its id before its name', async () => {
    const id = await newGroup('The one');
    await newGroup(id);
    const batch = batchOf(inGroups(id));
    expect((await planned(owner, batch)).groups).toMatchObject([{ id, name: 'The one' }]);
  });

  it('whose name looks like an id is found by that name', async () => {
    const id = await newGroup('0123456789abcdef01234567');
    expect((await planned(owner, batchOf(inGroups('0123456789ABCDEF01234567')))).groups).toMatchObject([{ id }]);
  });

  it('that is not there refuses the row with what was given, and good rows go on', async () => {
    await newGroup('Known');
    const unknown = '34eeb008202607fb68d441aa';
    const batch = batchOf(inGroups('Known', unknown, 'Nirgends'), inGroups('Known'));
    const problem = { code: 'group-unknown', severity: 'error', field: 'groups' };
    const problems = [
      { ...problem, evidence: unknown },
      { ...problem, evidence: 'Nirgends' },
    ];
    const plan = await planned(owner, batch);
    expect(plan.rows).toMatchObject([{ outcome: 'refused', problems }, { outcome: 'invited' }]);
    expect(plan.groups.map(({ state }) => state)).toEqual(['known', 'unknown', 'unknown']);
    expect((await applied(owner, batch)).rows).toMatchObject([
      { outcome: 'refused', problems },
      { outcome: 'invited' },
    ]);
    expect(await groupNames()).toEqual(['Known']);
  });

  it('that is nearly there is suggested, never taken', async () => {
    await newGroup('Région Nord');
    await newGroup('Région Sud');
    const batch = batchOf(inGroups('Regoin Nord'), inGroups('Something else'));
    const plan = await planned(owner, batch);
    expect(plan.groups).toMatchObject([
      { state: 'unknown', name: 'Regoin Nord', suggestion: 'Région Nord' },
      { state: 'unknown', suggestion: null },
    ]);
    expect(plan.rows[0]?.problems).toMatchObject([{ suggestion: 'Région Nord' }]);
    expect(plan.rows[1]?.problems[0]?.suggestion).toBeUndefined();
    const receipt = await applied(owner, batch);
    expect(receipt.rows.map(({ problems }) => problems)).toEqual(plan.rows.map(({ problems }) => problems));
  });

  it('with a name that is too long, or holds what cannot be seen, refuses its row', async () => {
    const batch = { ...batchOf(inGroups('x'.repeat(101)), inGroups('a\u202eb')), createGroups: true };
    expect((await applied(owner, batch)).rows).toMatchObject([
      { outcome: 'refused', problems: [{ code: 'label-too-long' }] },
      { outcome: 'refused', problems: [{ code: 'text-control-character' }] },
    ]);
    expect(await groupNames()).toEqual([]);
  });
});

describe('groups that are missing', () => {
  const creating = { createGroups: true };

  it('are created when the admin wants that, each once, as it is written first', async () => {
    const batch = { ...batchOf(inGroups('Région  Nord', 'Sud'), inGroups('REGION NORD')), ...creating };
    expect((await planned(owner, batch)).groups.map(({ state, name }) => [state, name])).toEqual([
      ['to-create', 'Région Nord'],
      ['to-create', 'Sud'],
      ['to-create', 'REGION NORD'],
    ]);
    expect(await groupNames()).toEqual([]);
    await applied(owner, batch);
    expect(await groupNames()).toEqual(['Région Nord', 'Sud']);
    expect(await storedPerson(batch.rows[0]?.email ?? '')).toMatchObject({ groups: ['Région Nord', 'Sud'] });
    expect(await storedPerson(batch.rows[1]?.email ?? '')).toMatchObject({ groups: ['Région Nord'] });
    const made = await env.DB.prepare('SELECT DISTINCT created_by FROM groups').all();
    expect(made.results).toEqual([{ created_by: owner.id }]);
  });

  it('are created a thousand at a time; a list that names more takes another column for its groups, and is refused', async () => {
    const named = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `Group ${index}`);
      const rows = Array.from({ length: Math.ceil(count / 100) }, (_, at) =>
        inGroups(...names.slice(at * 100, at * 100 + 100)),
      );
      return { ...batchOf(...rows), ...creating };
    };
    const refused = { problem: { code: 'too-many-groups', most: 1000 } };
    const path = `/api/v1/batches/${crypto.randomUUID()}`;
    expect(await (await api(owner, 'POST', '/api/v1/plan', named(1001))).json()).toMatchObject(refused);
    expect(await (await api(owner, 'PUT', path, named(1001))).json()).toMatchObject(refused);
    expect(await groupNames()).toEqual([]);
    const without = { ...named(1001), createGroups: false };
    expect((await api(owner, 'POST', '/api/v1/plan', without)).status).toBe(200);
    await applied(owner, named(1000));
    expect(await groupNames()).toHaveLength(1000);
    expect((await api(owner, 'PUT', path, named(1001))).status).toBe(200);
  });

  it('are never created for an id', async () => {
    const batch = { ...batchOf(inGroups('34eeb008202607fb68d441aa')), ...creating };
    expect(outcomesOf(await applied(owner, batch))).toEqual(['refused']);
    expect(await groupNames()).toEqual([]);
  });

  it('are not created for rows that are refused or duplicates', async () => {
    const twin = inGroups('Sud');
    const batch = batchOf(row('nobody', { groups: ['Nord'] }), twin, row(twin.email, { groups: ['Ouest'] }));
    await applied(owner, { ...batch, ...creating });
    expect(await groupNames()).toEqual(['Sud']);
  });

  it('that somebody else has made since the plan are used, not doubled', async () => {
    const rows = [inGroups('Nord')];
    const plan = await planned(owner, { ...batchOf(...rows), ...creating });
    await newGroup('nord');
    expect(outcomesOf(await applied(owner, { ...batchOf(...asPlanned(rows, plan)), ...creating }))).toEqual([
      'invited',
    ]);
    expect(await groupNames()).toEqual(['nord']);
    expect(await storedPerson(rows[0]?.email ?? '')).toMatchObject({ groups: ['nord'] });
  });

  it('are told apart where signs make another word', async () => {
    await applied(owner, { ...batchOf(inGroups('C', 'C++', 'C#', '★')), ...creating });
    expect(await groupNames()).toEqual(['C', 'C#', 'C++', '★']);
  });

  it('are written down in the audit, and so is the batch', async () => {
    await applied(owner, { ...batchOf(inGroups('Nord'), inGroups('Nord')), ...creating });
    const { results } = await env.DB.prepare(
      'SELECT action, actor_id, subject, count FROM audit ORDER BY action',
    ).all();
    expect(results).toEqual([
      { action: 'batch-applied', actor_id: owner.id, subject: 'A test', count: 2 },
      { action: 'group-created', actor_id: owner.id, subject: 'Nord', count: 1 },
    ]);
  });
});

it('a target group that is not there refuses the request, and nothing is written', async () => {
  const batch = { ...batchOf(row('a@example.org')), target: { kind: 'group', id: '34eeb008202607fb68d441aa' } };
  const id = crypto.randomUUID();
  for (const [method, path] of [
    ['POST', '/plan'],
    ['PUT', `/batches/${id}`],
  ] as const) {
    expect((await api(owner, method, `/api/v1${path}`, batch)).status).toBe(404);
  }
  expect((await api(owner, 'GET', `/api/v1/batches/${id}`)).status).toBe(404);
});
