import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { Group } from '../../../shared/contract/group.ts';
import { ListedMember } from '../../../shared/contract/member.ts';
import { pageOf } from '../../../shared/contract/page.ts';
import { storeGroup } from '../groups/stored-groups.ts';
import { storeMembers } from '../members/stored-members.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { newOpenSession } from './open-session.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const read = async (path: string) => (await api(owner, 'GET', `/api/v1${path}`)).json();
const enrol = (session: string, what: 'learners' | 'groups', body: unknown) =>
  api(owner, 'POST', `/api/v1/sessions/${session}/${what}`, body);

describe('a list of members asked for with a session', () => {
  it('tells who is enrolled in it, by themselves or by a group, and not who is in another one', async () => {
    const [self = '', byGroup = '', both = '', elsewhere = ''] = await storeMembers(
      ['a', 'b', 'c', 'd'].map((name) => ({ email: `${name}@example.org` })),
    );
    const group = await storeGroup('Nord', [byGroup, both]);
    const [session, other] = [await newOpenSession(), await newOpenSession({ path: 'Other' })];
    await enrol(session, 'learners', { memberIds: [self, both] });
    await enrol(session, 'groups', { groupIds: [group] });
    await enrol(other, 'learners', { memberIds: [elsewhere] });
    const { items } = v.parse(pageOf(ListedMember), await read(`/members?session=${session}&search=example`));
    expect(items.map(({ email, enrolled }) => [email.slice(0, 1), enrolled])).toEqual([
      ['a', 'self'],
      ['b', 'group'],
      ['c', 'self'],
      ['d', null],
      ['o', null],
    ]);
  });

  it('is the same list as without one, page by page', async () => {
    await storeMembers(Array.from({ length: 5 }, (_, index) => ({ email: `p${index}@example.org` })));
    const session = await newOpenSession();
    const query = 'limit=2&sort=newest';
    const plain = v.parse(pageOf(ListedMember), await read(`/members?${query}`));
    expect(v.parse(pageOf(ListedMember), await read(`/members?${query}&session=${session}`))).toEqual(plain);
    expect((await api(owner, 'GET', '/api/v1/members?session=x')).status).toBe(400);
  });
});

describe('a list of groups asked for with a session', () => {
  it('tells which are enrolled in it', async () => {
    const nord = await storeGroup('Nord');
    await storeGroup('Sud');
    const session = await newOpenSession();
    await enrol(session, 'groups', { groupIds: [nord] });
    const groups = async (query: string) => {
      const { items } = v.parse(pageOf(Group), await read(`/groups${query}`));
      return items.map(({ name, isEnrolled }) => [name, isEnrolled]);
    };
    expect(await groups(`?session=${session}`)).toEqual([
      ['Nord', true],
      ['Sud', false],
    ]);
    expect(await groups('')).toEqual([
      ['Nord', false],
      ['Sud', false],
    ]);
  });
});
