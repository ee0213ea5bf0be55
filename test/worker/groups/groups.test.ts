import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { Group } from '../../../shared/contract/group.ts';
import { pageOf } from '../../../shared/contract/page.ts';
import { auditLines } from '../members/audit-lines.ts';
import { storeMembers } from '../members/stored-members.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { storeGroup } from './stored-groups.ts';

let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

const create = (name: unknown) => api(owner, 'POST', '/api/v1/groups', { name });
const rename = (id: string, name: string) => api(owner, 'PATCH', `/api/v1/groups/${id}`, { name });
const remove = (id: string) => api(owner, 'DELETE', `/api/v1/groups/${id}`);
const read = async (id: string) => v.parse(Group, await (await api(owner, 'GET', `/api/v1/groups/${id}`)).json());

async function page(query: Record<string, string> = {}) {
  const answer = await api(owner, 'GET', `/api/v1/groups?${new URLSearchParams(query)}`);
  return v.parse(pageOf(Group), await answer.json());
}
const names = async (query: Record<string, string> = {}) => (await page(query)).items.map(({ name }) => name);

describe('creating a group', () => {
  it('gives it an id of 24 hex digits and nobody in it', async () => {
    const answer = await create('  Région  Nord ');
    expect(answer.status).toBe(200);
    const group = v.parse(Group, await answer.json());
    expect(group).toMatchObject({ name: 'Région Nord', members: 0, learners: 0, pending: 0 });
    expect(group.id).toMatch(/^[0-9a-f]{24}$/);
    expect(await read(group.id)).toEqual(group);
    expect(await auditLines()).toEqual([
      { action: 'group-created', actor: owner.id, member: null, subject: 'Région Nord', count: 1 },
    ]);
  });

  it('refuses a name that could be mistaken for another one', async () => {
    await create('Région Nord');
    for (const name of ['Région Nord', 'REGION  NORD', 'region-nord', 'Re\u0301gion Nord']) {
      const answer = await create(name);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ problem: { code: 'name-taken' } });
    }
    expect(await names()).toEqual(['Région Nord']);
    expect(await auditLines()).toHaveLength(1);
  });

  it('makes one of two that are created at once', async () => {
    const answers = await Promise.all([create('Twin'), create('twin')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['a\u0000b', 'text-control-character'],
    ['two\nlines', 'text-control-character'],
    ['turned \u202E around', 'text-control-character'],
    ['x'.repeat(101), 'label-too-long'],
  ])('refuses %j with the reason', async (name, code) => {
    const answer = await create(name);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      problem: { code: 'value-refused', at: 'name', problem: { code, field: 'groups' } },
    });
  });

  it.each(['', '   ', '\u0301', '\u00a0'])('refuses a name without anything to be seen: %j', async (name) => {
    const answer = await create(name);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ problem: { code: 'value-refused', at: 'name', problem: null } });
  });

  it.each([[null], [7], [['Nord']], [{ name: 'Nord' }]])('refuses what is no text: %j', async (name) => {
    expect((await create(name)).status).toBe(400);
  });

  it('takes a name, and nothing that it does not know', async () => {
    const answer = await api(owner, 'POST', '/api/v1/groups', { name: 'Nord', id: '0'.repeat(24) });
    expect(answer.status).toBe(400);
  });

  it('shows markup as the text that it is', async () => {
    const name = '<img src=x onerror=alert(1)> {{7*7}}';
    expect(await (await create(name)).json()).toMatchObject({ name });
  });
});

describe('renaming a group', () => {
  it('keeps its id and its people', async () => {
    const ids = await storeMembers([{ email: 'a@example.org' }]);
    const id = await storeGroup('Nord', ids);
    const answer = await rename(id, 'NORD – été');
    expect(await answer.json()).toMatchObject({ id, name: 'NORD – été', members: 1 });
    expect(await names({ search: 'ete' })).toEqual(['NORD – été']);
    expect(await auditLines()).toMatchObject([{ action: 'group-renamed', subject: 'Nord → NORD – été' }]);
  });

  it('may change the way in which it is written, and does nothing for the same name', async () => {
    const id = await storeGroup('region nord');
    expect((await rename(id, 'Région Nord')).status).toBe(200);
    expect((await rename(id, 'Région Nord')).status).toBe(200);
    expect(await auditLines()).toHaveLength(1);
  });

  it('refuses the name of another group and one that cannot be used', async () => {
    await storeGroup('Sud');
    const id = await storeGroup('Nord');
    expect(await (await rename(id, 'SUD')).json()).toMatchObject({ problem: { code: 'name-taken' } });
    expect(await (await rename(id, ' ')).json()).toMatchObject({ problem: { code: 'value-refused' } });
    expect(await read(id)).toMatchObject({ name: 'Nord' });
    expect(await auditLines()).toEqual([]);
  });
});

describe('deleting a group', () => {
  it('leaves the people in it members of the space', async () => {
    const ids = await storeMembers([{ email: 'a@example.org' }, { email: 'b@example.org', state: 'invited' }]);
    const id = await storeGroup('Nord', ids);
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    expect(await page()).toEqual({ items: [], next: null, total: 0 });
    expect(await env.DB.prepare('SELECT count(*) FROM members').first('count(*)')).toBe(3);
    expect(await env.DB.prepare('SELECT count(*) FROM group_members').first('count(*)')).toBe(0);
    expect(await auditLines()).toEqual([
      { action: 'group-deleted', actor: owner.id, member: null, subject: 'Nord', count: 1 },
    ]);
  });
});

describe('the list of groups', () => {
  it('is in the order of names and counts members, learners and pending', async () => {
    const ids = await storeMembers([
      { email: 'a@example.org' },
      { email: 'b@example.org' },
      { email: 'c@example.org', state: 'invited' },
      { email: 'd@example.org', state: 'suspended' },
    ]);
    await storeGroup('Zèbres');
    await storeGroup('étudiants', ids);
    await storeGroup('Enseignants', ids.slice(0, 1));
    const { items, total } = await page();
    expect(total).toBe(3);
    expect(items.map(({ name, members, learners, pending }) => [name, members, learners, pending])).toEqual([
      ['Enseignants', 1, 1, 0],
      ['étudiants', 4, 2, 1],
      ['Zèbres', 0, 0, 0],
    ]);
  });

  it('is searched by the words of a name or the beginning of an id', async () => {
    const id = await storeGroup('Région Nord (été)');
    await storeGroup('Région Sud');
    for (const search of ['nord', 'ETE region', '(été)', id, id.slice(0, 12), ` ${id.toUpperCase()} `]) {
      expect([search, await names({ search })]).toEqual([search, ['Région Nord (été)']]);
    }
    expect(await page({ search: 'nord sud' })).toEqual({ items: [], next: null, total: 0 });
    expect(await names({ search: id.slice(1) })).toEqual([]);
    expect(await names({ search: '%' })).toEqual([]);
    expect(await names({ search: 'r '.repeat(100) })).toHaveLength(2);
  });

  it('is paged: each group once, while others are created and deleted', async () => {
    const made = Array.from({ length: 25 }, (_, index) => `Group ${String(index).padStart(2, '0')}`);
    const ids = await Promise.all(made.map((name) => storeGroup(name)));
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: Awaited<ReturnType<typeof page>> = await page({ limit: '10', ...(cursor && { cursor }) });
      found.push(...next.items.map(({ name }) => name));
      cursor = next.next;
      await storeGroup(`Aaa ${found.length}`);
      if (found.length === 10) await remove(ids[9] ?? '');
    }
    expect(found).toEqual(made);
  });

  it.each(['abc', btoa('{"key":"a"}'), btoa('{"nameKey":1}')])(
    'refuses a cursor that nobody made: %s',
    async (cursor) => {
      const answer = await api(owner, 'GET', `/api/v1/groups?${new URLSearchParams({ cursor })}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'cursor' } });
    },
  );
});

describe('who may do it', () => {
  it('admins, and API tokens for reading read only', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const made = await api(admin, 'POST', '/api/v1/tokens', { label: 'Reader', scope: 'read', days: 1 });
    const reader = { ...admin, token: (await made.json<{ token: string }>()).token };
    const id = await storeGroup('Nord');
    for (const path of ['/groups', `/groups/${id}`, `/groups/${id}/members`, '/groups.csv']) {
      const answer = await api(reader, 'GET', `/api/v1${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      await answer.text();
    }
    const memberIds = [admin.id];
    for (const [method, path, body] of [
      ['POST', '/groups', { name: 'Sud' }],
      ['PATCH', `/groups/${id}`, { name: 'Est' }],
      ['POST', `/groups/${id}/members`, { memberIds }],
      ['POST', `/groups/${id}/members/remove`, { memberIds }],
      ['DELETE', `/groups/${id}`, undefined],
    ] as const) {
      expect((await api(reader, method, `/api/v1${path}`, body)).status).toBe(403);
      expect((await api(admin, method, `/api/v1${path}`, body)).ok).toBe(true);
    }
  });

  it.each(['0'.repeat(24), 'nord', "'%20OR%201=1"])('an id of no group is not found: %s', async (id) => {
    const memberIds = [owner.id];
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { name: 'Sud' }],
      ['DELETE', '', undefined],
      ['GET', '/members', undefined],
      ['POST', '/members', { memberIds }],
      ['POST', '/members/remove', { memberIds }],
    ] as const) {
      expect((await api(owner, method, `/api/v1/groups/${id}${path}`, body)).status).toBe(404);
    }
  });
});
