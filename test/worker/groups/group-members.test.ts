import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { groupEndpoints } from '../../../shared/contract/group.ts';
import { auditLines } from '../members/audit-lines.ts';
import { listed, memberOf, pageOfMembers, people, storeMembers } from '../members/stored-members.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { storeGroup } from './stored-groups.ts';

let owner: TestMember;
let group: string;

beforeEach(async () => {
  owner = await newSpace();
  group = await storeGroup('Nord');
});

const add = (memberIds: unknown, id = group) => api(owner, 'POST', `/api/v1/groups/${id}/members`, { memberIds });
const take = (memberIds: unknown) => api(owner, 'POST', `/api/v1/groups/${group}/members/remove`, { memberIds });
const inGroup = (query: Record<string, string> = {}) => listed(owner, query, `/groups/${group}/members`);

describe('adding people to a group', () => {
  it('counts those who were not in it before, and passes over ids of nobody', async () => {
    const [a = '', b = ''] = await storeMembers([{ email: 'a@example.org' }, { email: 'b@example.org' }]);
    expect(await (await add([a])).json()).toEqual({ added: 1 });
    expect(await (await add([a, b, b, 'f'.repeat(24)])).json()).toEqual({ added: 1 });
    expect(await (await add([a, b])).json()).toEqual({ added: 0 });
    expect(await (await add(['f'.repeat(24)])).json()).toEqual({ added: 0 });
    expect(await inGroup()).toEqual(['a@example.org', 'b@example.org']);
    expect((await memberOf(owner, a)).groups).toEqual([{ id: group, name: 'Nord' }]);
    expect(await auditLines()).toEqual([
      { action: 'group-members-added', actor: owner.id, member: null, subject: 'Nord', count: 1 },
      { action: 'group-members-added', actor: owner.id, member: null, subject: 'Nord', count: 1 },
    ]);
  });

  it('takes suspended and invited people, too', async () => {
    const ids = await storeMembers([
      { email: 'a@example.org', state: 'suspended' },
      { email: 'b@example.org', state: 'invited' },
    ]);
    expect(await (await add(ids)).json()).toEqual({ added: 2 });
    expect(await (await api(owner, 'GET', `/api/v1/groups/${group}`)).json()).toMatchObject({
      members: 2,
      learners: 0,
      pending: 1,
    });
  });

  it('takes a thousand at once, and no more', async () => {
    const ids = await storeMembers(people(1001));
    expect((await add(ids)).status).toBe(400);
    expect(await (await add(ids.slice(0, 1000))).json()).toEqual({ added: 1000 });
    expect(await (await take(ids.slice(0, 1000))).json()).toEqual({ removed: 1000 });
    expect((await take(ids)).status).toBe(400);
  });

  describe('all whom a filter means', () => {
    const addAll = (body: object, id = group) => api(owner, 'POST', `/api/v1/groups/${id}/members/matching`, body);

    it('takes thousands with each request, each of them once, and says where the rest begins', async () => {
      const ids = await storeMembers(people(5100));
      await add(ids.slice(0, 10));
      const first = v.parse(groupEndpoints.addMatchingMembers.answer, await (await addAll({})).json());
      expect(first).toMatchObject({ asked: 5000, next: expect.any(String) });
      const rest = v.parse(
        groupEndpoints.addMatchingMembers.answer,
        await (await addAll({ cursor: first.next })).json(),
      );
      // The owner is a member as well.
      expect(rest).toMatchObject({ asked: 101, next: null });
      expect(first.added + rest.added).toBe(5101 - 10);
      expect((await pageOfMembers(owner, {}, `/groups/${group}/members`)).total).toBe(5101);
      expect(await (await addAll({})).json()).toMatchObject({ asked: 5000, added: 0 });
    });

    it('means whom the list of members shows with it, by names that have just changed too', async () => {
      const [a = ''] = await storeMembers([
        { email: 'a@example.org', lastName: 'Nord' },
        { email: 'b@example.org', lastName: 'Nord', state: 'invited' },
        { email: 'c@example.org', lastName: 'Sud' },
      ]);
      await listed(owner, { search: 'nord' });
      await env.DB.prepare("UPDATE members SET last_name = 'Est' WHERE id = ?").bind(a).run();
      expect(await (await addAll({ search: 'nord', state: 'active' })).json()).toMatchObject({ asked: 0, added: 0 });
      expect(await (await addAll({ search: 'nord' })).json()).toEqual({ asked: 1, added: 1, next: null });
      expect(await inGroup()).toEqual(['b@example.org']);
    });

    it('refuses a cursor that is not ours, fields that it does not know, and a group that is gone', async () => {
      expect((await addAll({ cursor: 'nonsense' })).status).toBe(400);
      expect((await addAll({ sort: 'name' })).status).toBe(400);
      expect((await addAll({}, 'f'.repeat(24))).status).toBe(404);
    });
  });

  it.each([[[]], ['a'], [[7]], [['nobody']], [null]])('refuses what is no list of ids: %j', async (memberIds) => {
    expect((await add(memberIds)).status).toBe(400);
    expect((await take(memberIds)).status).toBe(400);
  });

  it('and deleting it at the same time end well', async () => {
    const ids = await storeMembers(people(50));
    const [added, deleted] = await Promise.all([add(ids), api(owner, 'DELETE', `/api/v1/groups/${group}`)]);
    expect([200, 404]).toContain(added.status);
    expect(deleted.status).toBe(204);
    expect(await env.DB.prepare('SELECT count(*) FROM group_members').first('count(*)')).toBe(0);
  });
});

describe('taking people out of a group', () => {
  it('counts those who were in it, and leaves them in the space and in other groups', async () => {
    const [a = '', b = ''] = await storeMembers([{ email: 'a@example.org' }, { email: 'b@example.org' }]);
    await add([a]);
    const other = await storeGroup('Sud', [a, b]);
    expect(await (await take([a, b])).json()).toEqual({ removed: 1 });
    expect(await (await take([a])).json()).toEqual({ removed: 0 });
    expect(await inGroup()).toEqual([]);
    expect((await memberOf(owner, a)).groups).toEqual([{ id: other, name: 'Sud' }]);
    expect((await auditLines()).at(-1)).toEqual({
      action: 'group-members-removed',
      actor: owner.id,
      member: null,
      subject: 'Nord',
      count: 1,
    });
    expect(await auditLines()).toHaveLength(2);
  });
});

describe('the people of a group', () => {
  it('are listed, searched and filtered like all members', async () => {
    const ids = await storeMembers([
      { email: 'a@example.org', lastName: 'Éluard', labels: ['x'] },
      { email: 'b@example.org', lastName: 'Baudelaire', state: 'invited' },
      { email: 'c@example.org', lastName: 'Claudel' },
    ]);
    await add(ids.slice(0, 2));
    const other = await storeGroup('Sud', ids.slice(0, 1));
    expect(await inGroup()).toEqual(['b@example.org', 'a@example.org']);
    expect(await inGroup({ search: 'eluard' })).toEqual(['a@example.org']);
    expect(await inGroup({ search: 'claudel' })).toEqual([]);
    expect(await inGroup({ state: 'invited' })).toEqual(['b@example.org']);
    expect(await inGroup({ group: other })).toEqual(['a@example.org']);
    const first = await pageOfMembers(owner, { limit: '1' }, `/groups/${group}/members`);
    expect(first).toMatchObject({ items: [{ email: 'b@example.org' }], total: 2 });
    expect(await inGroup({ limit: '1', cursor: first.next ?? '' })).toEqual(['a@example.org']);
  });

  it('are gone from it when they are erased', async () => {
    const [a = ''] = await storeMembers([{ email: 'a@example.org' }]);
    await add([a]);
    await api(owner, 'DELETE', `/api/v1/members/${a}`);
    expect(await pageOfMembers(owner, {}, `/groups/${group}/members`)).toEqual({ items: [], next: null, total: 0 });
  });
});
