import { beforeEach, describe, expect, it } from 'vitest';
import { storeGroup } from '../groups/stored-groups.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { pageOfMembers, people, storeMembers } from './stored-members.ts';

let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

/** All pages of a list, one after another; `between` is done after each. */
async function allPages(
  query: Record<string, string>,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await pageOfMembers(owner, cursor === '' ? query : { ...query, cursor });
    found.push(...page.items.map(({ email }) => email));
    cursor = page.next;
    await between();
  }
  return found;
}

/** A cursor made by hand. */
const cursorFor = (place: unknown) =>
  btoa(JSON.stringify(place)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

describe('pages of members', () => {
  it.each(['name', 'newest'])('list each once in the order of %s while others join', async (sort) => {
    const before = people(50).map(({ email }, index) => ({ email, lastName: `Name ${(index * 7) % 10}` }));
    await storeMembers(before);
    let joined = 0;
    const found = await allPages({ sort, limit: '7' }, async () => {
      joined += 1;
      await storeMembers([
        { email: `early${joined}@example.org`, lastName: 'Aaron' },
        { email: `late${joined}@example.org`, lastName: 'Zoe' },
      ]);
    });
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(before.map(({ email }) => email)));
  });

  it('tell the number of people that there were at the first, who joins meanwhile is not counted twice', async () => {
    await storeMembers(people(6));
    const first = await pageOfMembers(owner, { limit: '3' });
    await storeMembers([{ email: 'late@example.org', lastName: 'Zoe' }]);
    const second = await pageOfMembers(owner, { limit: '3', cursor: first.next ?? '' });
    expect([first.total, second.total]).toEqual([7, 7]);
    expect((await pageOfMembers(owner, { limit: '3' })).total).toBe(8);
  });

  it('are counted anew behind a cursor of before, which tells no number', async () => {
    await storeMembers(people(6));
    const [third] = (await pageOfMembers(owner, { limit: '3' })).items.slice(-1);
    const cursor = cursorFor({ by: 'name', key: '', id: third?.id ?? '' });
    expect((await pageOfMembers(owner, { cursor })).total).toBe(7);
  });

  it('go on behind somebody who was erased meanwhile', async () => {
    const ids = await storeMembers(people(6));
    const first = await pageOfMembers(owner, { limit: '3' });
    await api(owner, 'DELETE', `/api/v1/members/${ids[2]}`);
    const second = await pageOfMembers(owner, { limit: '10', cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ email }) => email)).toEqual([
      ...people(6).map(({ email }) => email),
      owner.email,
    ]);
  });

  it('end: the last one has no next, also when it is full', async () => {
    await storeMembers(people(3));
    expect((await pageOfMembers(owner, { limit: '4' })).next).toBeNull();
    expect((await pageOfMembers(owner, { limit: '3' })).next).not.toBeNull();
  });

  it('of a filter are pages of that filter', async () => {
    const ids = await storeMembers(people(20));
    const group = await storeGroup('Some', ids.slice(0, 11));
    expect(await allPages({ group, limit: '4' })).toHaveLength(11);
    expect(await allPages({ search: 'person1', limit: '4' })).toHaveLength(11);
  });

  it.each([
    ['text', 'abc'],
    ['nothing', ''],
    ['not base64', '%%%'],
    ['JSON of another kind', cursorFor([1, 2])],
    ['no object', cursorFor(null)],
    ['another order', cursorFor({ by: 'newest', at: 1, id: '0'.repeat(24) })],
    ['a number for a name', cursorFor({ by: 'name', key: 1, id: '0'.repeat(24) })],
    ['an id of nobody', cursorFor({ by: 'name', key: 'a', id: "' OR 1=1" })],
    ['more than a place', cursorFor({ by: 'name', key: 'a', id: '0'.repeat(24), role: 'owner' })],
    ['too much', 'A'.repeat(6001)],
  ])('refuse a cursor that nobody made: %s', async (_, cursor) => {
    const answer = await api(owner, 'GET', `/api/v1/members?${new URLSearchParams({ cursor })}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'cursor' } });
  });

  it('refuse a parameter that is given twice', async () => {
    const answer = await api(owner, 'GET', '/api/v1/members?limit=1&limit=2');
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'limit' } });
  });

  it('bear the longest names that there are', async () => {
    const lastName = 'ﷺ'.repeat(100);
    await storeMembers(
      [1, 2, 3].map((index) => ({ email: `long${index}@example.org`, lastName, firstName: lastName })),
    );
    expect(await allPages({ limit: '1' })).toHaveLength(4);
  });
});
