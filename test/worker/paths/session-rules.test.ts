import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Path, Session } from '../../../shared/contract/path.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { suppress } from '../suppressions/suppressed.ts';
import { type MovedClock, stopClock } from './moved-clock.ts';

const minute = 60_000;
const day = 86_400_000;

let owner: TestMember;
let clock: MovedClock;
let safety: Path;

beforeEach(async () => {
  owner = await newSpace();
  clock = await stopClock();
  safety = await ask<Path>('POST', '/paths', { name: 'Safety', description: '', link: '' });
});
afterEach(() => {
  vi.useRealTimers();
});

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await api(owner, method, `/api/v1${path}`, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? (null as T) : answer.json();
}

/** A session of the path that starts and ends so long from now. */
function newSession(starts: number, ends: number | null = null): Promise<Session> {
  const dates = { startsAt: clock.now() + starts, endsAt: ends === null ? null : clock.now() + ends };
  return ask('POST', `/paths/${safety.id}/sessions`, { name: 'Autumn', ...dates });
}

/** A group with these people. */
async function newGroup(name: string, ...members: TestMember[]): Promise<string> {
  const { id } = await ask<{ id: string }>('POST', '/groups', { name });
  if (members.length > 0) await ask('POST', `/groups/${id}/members`, { memberIds: members.map((each) => each.id) });
  return id;
}

const newLearner = (name: string) => newMember({ email: `${name}@example.org`, passwordHash: 'a hash' });
const enrol = ({ id }: Session, ...people: TestMember[]) =>
  ask<{ added: number }>('POST', `/sessions/${id}/learners`, { memberIds: people.map((each) => each.id) });
const enrolGroups = ({ id }: Session, ...groupIds: string[]) =>
  ask<{ added: number }>('POST', `/sessions/${id}/groups`, { groupIds });
const move = ({ id }: Session, dates: { startsAt?: number; endsAt?: number | null }) =>
  ask('PATCH', `/sessions/${id}`, dates);
const into = ({ id }: Session) => ({ target: { kind: 'session' as const, id } });
const begun = (...names: string[]) => names.map((name) => `${name}@example.org: “Safety” has begun in “Test Academy”`);

describe('a person invited to an upcoming session gets the path invitation only when the session starts', () => {
  it('not a minute before, and within one cron period after it', async () => {
    await enrol(await newSession(day), await newLearner('ada'));
    await clock.cron({ after: day - minute });
    expect(clock.left()).toEqual([]);
    await clock.cron({ after: minute });
    expect(clock.left()).toEqual(begun('ada'));
  });

  it('moving the date later or earlier moves the mail', async () => {
    const session = await newSession(day);
    await enrol(session, await newLearner('ada'));
    await move(session, { startsAt: session.startsAt + day });
    await clock.cron({ after: day });
    expect(clock.left()).toEqual([]);
    await move(session, { startsAt: clock.now() });
    await clock.cron();
    expect(clock.left()).toEqual(begun('ada'));
  });

  it('moving it after some mails have left holds the others back, and mails nobody twice', async () => {
    const session = await newSession(day);
    await enrol(session, await newLearner('ada'), await newLearner('bo'), await newLearner('cy'));
    await clock.cron({ after: day, mails: 1 });
    expect(clock.left()).toHaveLength(1);
    await move(session, { startsAt: clock.now() + day });
    await clock.cron({ after: day - minute });
    expect(clock.left()).toHaveLength(1);
    await clock.cron({ after: minute });
    expect(clock.left()).toEqual(begun('ada', 'bo', 'cy'));
  });

  it('cancelling it after some mails have left lets no other leave', async () => {
    const session = await newSession(day);
    await enrol(session, await newLearner('ada'), await newLearner('bo'));
    await clock.cron({ after: day, mails: 1 });
    await ask('POST', `/sessions/${session.id}/cancel`);
    await clock.cron({ after: day });
    expect(clock.left()).toHaveLength(1);
  });

  it('who left the group before the start gets none, nor who left it before the mail did', async () => {
    const [ada, bo, cy] = [await newLearner('ada'), await newLearner('bo'), await newLearner('cy')];
    const group = await newGroup('Nurses', ada, bo, cy);
    const session = await newSession(day);
    await enrolGroups(session, group);
    await ask('POST', `/groups/${group}/members/remove`, { memberIds: [ada.id] });
    await clock.cron({ after: day, mails: 0 });
    await ask('POST', `/groups/${group}/members/remove`, { memberIds: [bo.id] });
    await clock.cron();
    expect(clock.left()).toEqual(begun('cy'));
  });

  it('who is suspended at the start gets it once they are active again, if the session is still open', async () => {
    const session = await newSession(day, 3 * day);
    const [ada, bo] = [await newLearner('ada'), await newLearner('bo')];
    await enrol(session, ada, bo);
    for (const { id } of [ada, bo]) await ask('POST', `/members/${id}/suspend`);
    await clock.cron({ after: day });
    expect(clock.left()).toEqual([]);
    await ask('POST', `/members/${ada.id}/reactivate`);
    await clock.cron();
    expect(clock.left()).toEqual(begun('ada'));
    await clock.cron({ after: 2 * day });
    await ask('POST', `/members/${bo.id}/reactivate`);
    await clock.cron();
    expect(clock.left()).toEqual(begun('ada'));
  });

  it('who was erased gets none, even if the mail was on its way into the outbox', async () => {
    const [ada, bo] = [await newLearner('ada'), await newLearner('bo')];
    await enrol(await newSession(day), ada, bo);
    await ask('DELETE', `/members/${ada.id}`);
    await clock.cron({ after: day, mails: 0 });
    await ask('DELETE', `/members/${bo.id}`);
    await clock.cron();
    expect(clock.left()).toEqual([]);
  });

  it('who wants no more news, or whose mailbox takes none, gets none', async () => {
    await enrol(await newSession(day), await newLearner('ada'), await newLearner('bo'), await newLearner('cy'));
    await suppress('ada@example.org', 'unsubscribe');
    await suppress('bo@example.org', 'bounce');
    await clock.cron({ after: day });
    expect(clock.left()).toEqual(begun('cy'));
  });

  it('a session whose end has gone by mails nobody', async () => {
    await enrol(await newSession(-2 * day, -day), await newLearner('ada'));
    const missed = await newSession(day, 2 * day);
    await enrol(missed, await newLearner('bo'));
    // Cron did not run while it was open.
    await clock.cron({ after: 3 * day });
    expect(clock.left()).toEqual([]);
  });
});

describe('a new address still gets the invitation to the space at once', () => {
  it('without a word of the session, which invites when it starts, with the link that lets them in', async () => {
    const session = await newSession(day);
    await applied(owner, { ...batchOf(row('new@example.org')), ...into(session) });
    await clock.cron();
    const invitation = clock.textTo('new@example.org');
    expect(invitation).not.toContain('Safety');
    await clock.cron({ after: day });
    expect(clock.left()).toHaveLength(2);
    expect(clock.left()).toEqual(expect.arrayContaining(begun('new')));
  });

  it('whose invitation runs out before the start is invited to the path with the next one', async () => {
    const session = await newSession(60 * day);
    await applied(owner, { ...batchOf(row('new@example.org')), ...into(session) });
    await clock.cron();
    await clock.cron({ after: 60 * day });
    expect(clock.left()).toHaveLength(1);
    const { rows } = await applied(owner, batchOf(row('new@example.org')));
    expect(rows[0]?.pathInvitations).toMatchObject([{ path: 'Safety', mail: 'none' }]);
    await clock.cron();
    await clock.cron({ after: day });
    expect(clock.left()).toHaveLength(2);
    expect(clock.left()).not.toEqual(expect.arrayContaining(begun('new')));
  });
});

describe('someone who is in several groups with the same path gets one invitation to that path', () => {
  it('by two groups and by themselves, in whatever order they are enrolled', async () => {
    const ada = await newLearner('ada');
    const [first, second] = [await newGroup('Nurses', ada), await newGroup('Night shift', ada)];
    const session = await newSession(day);
    await enrolGroups(session, first);
    await enrol(session, ada);
    await clock.cron({ after: day });
    await enrolGroups(session, second);
    await clock.cron();
    expect(clock.left()).toEqual(begun('ada'));
  });

  it('although a group is enrolled twice, or is taken out and enrolled again', async () => {
    const group = await newGroup('Nurses', await newLearner('ada'));
    const session = await newSession(-minute);
    expect(await enrolGroups(session, group)).toEqual({ added: 1 });
    expect(await enrolGroups(session, group, group)).toEqual({ added: 0 });
    await clock.cron();
    await ask('POST', `/sessions/${session.id}/groups/remove`, { groupIds: [group] });
    await enrolGroups(session, group);
    await clock.cron({ after: day });
    expect(clock.left()).toEqual(begun('ada'));
  });
});

describe('it is one per person and path while a session that they were invited to is open', () => {
  it('another session that starts meanwhile invites when the first one ends, if it is still open then', async () => {
    const ada = await newLearner('ada');
    await enrol(await newSession(-minute, 3 * day), ada);
    await enrol(await newSession(day, 2 * day), ada);
    await enrol(await newSession(day, 4 * day), ada);
    await clock.cron();
    await clock.cron({ after: 3 * day - minute });
    expect(clock.left()).toEqual(begun('ada'));
    await clock.cron({ after: minute });
    expect(clock.left()).toEqual(begun('ada', 'ada'));
  });

  it('a new session after that one ended invites again, and one of another path at any time', async () => {
    const ada = await newLearner('ada');
    await enrol(await newSession(-minute, day), ada);
    await enrol(await newSession(2 * day), ada);
    await clock.cron();
    await clock.cron({ after: day });
    expect(clock.left()).toEqual(begun('ada'));
    await clock.cron({ after: day });
    expect(clock.left()).toEqual(begun('ada', 'ada'));
    safety = await ask<Path>('POST', '/paths', { name: 'Cooking', description: '', link: '' });
    await enrol(await newSession(-minute), ada);
    await clock.cron();
    expect(clock.left()).toHaveLength(3);
  });
});

describe('someone who joins an enrolled group after the start is invited then', () => {
  it('by a tick, or by a batch', async () => {
    const group = await newGroup('Nurses');
    await enrolGroups(await newSession(day), group);
    await clock.cron({ after: 2 * day });
    const ada = await newLearner('ada');
    await ask('POST', `/groups/${group}/members`, { memberIds: [ada.id] });
    await newLearner('bo');
    const batch = batchOf(row('bo@example.org', { groups: [group] }));
    const { rows } = await applied(owner, batch);
    expect(rows[0]?.pathInvitations).toMatchObject([{ path: 'Safety', session: 'Autumn', mail: 'queued' }]);
    await clock.cron({ after: minute });
    expect(clock.left()).toEqual(begun('ada', 'bo'));
  });
});

describe('who joins the space and a running session in one act gets one mail, not two', () => {
  it.each([
    ['an invitation', 'invite', {}],
    ['credentials', 'accounts', { password: 'apozeiru', sendCredentials: true }],
  ] as const)('%s that says both', async (_, way, account) => {
    const session = await newSession(-minute);
    const batch = { ...batchOf(row('new@example.org', account)), way, ...into(session) };
    const { rows } = await applied(owner, batch);
    expect(rows[0]?.pathInvitations).toMatchObject([{ path: 'Safety', mail: 'none' }]);
    await clock.cron();
    await clock.cron({ after: day });
    expect(clock.textTo('new@example.org')).toContain('the path “Safety” (Autumn): it has begun');
  });
});
