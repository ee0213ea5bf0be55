import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch } from '../../../shared/contract/batch.ts';
import type { Path, Session } from '../../../shared/contract/path.ts';
import { applied, batchOf, planned, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { type MovedClock, stopClock } from './moved-clock.ts';

const minute = 60_000;
const day = 86_400_000;

let owner: TestMember;
let clock: MovedClock;

beforeEach(async () => {
  owner = await newSpace();
  clock = await stopClock();
});
afterEach(() => {
  vi.useRealTimers();
});

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await api(owner, method, `/api/v1${path}`, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const newPath = (name: string) => ask<Path>('POST', '/paths', { name, description: '', link: '' });
/** A session of a path that starts so long from now. */
const newSession = ({ id }: Path, starts: number) =>
  ask<Session>('POST', `/paths/${id}/sessions`, { name: 'Autumn', startsAt: clock.now() + starts, endsAt: null });
const enrol = ({ id }: Session, member: TestMember) =>
  ask('POST', `/sessions/${id}/learners`, { memberIds: [member.id] });
const newLearner = () => newMember({ email: 'ada@example.org', passwordHash: 'a hash' });
const intoRunning = async () => {
  const { id } = await newSession(await newPath('Safety'), -minute);
  return { target: { kind: 'session' as const, id } };
};

describe('whose address was wrong is told of the session that runs at the right one', () => {
  it('in the invitation that goes there, when they have not joined', async () => {
    await applied(owner, { ...batchOf(row('adda@example.org')), ...(await intoRunning()) });
    await clock.cron();
    const { items } = await ask<{ items: { id: string }[] }>('GET', '/invitations');
    await ask('POST', `/invitations/${items[0]?.id}/correct`, { email: 'ada@example.org' });
    for (const after of [0, minute]) await clock.cron({ after });
    expect(clock.textTo('ada@example.org')).toContain('the path “Safety” (Autumn): it has begun');
  });

  it('by a mail of its own, when an admin has set their account up', async () => {
    const batch = batchOf(row('adda@example.org', { password: 'apozeiru', sendCredentials: true }));
    await applied(owner, { ...batch, way: 'accounts', ...(await intoRunning()) });
    await clock.cron();
    const { items } = await ask<{ items: { id: string }[] }>('GET', '/members?search=adda');
    await ask('POST', `/members/${items[0]?.id}/address`, { email: 'ada@example.org' });
    for (const after of [0, minute]) await clock.cron({ after });
    expect(clock.left().filter((mail) => mail.startsWith('ada@'))).toEqual([
      'ada@example.org: Your way into “Test Academy”',
      'ada@example.org: “Safety” has begun in “Test Academy”',
    ]);
  });
});

it('whose invitation reached nobody reads of the session that runs when it is sent again', async () => {
  await applied(owner, { ...batchOf(row('ada@example.org')), ...(await intoRunning()) });
  await env.DB.prepare("UPDATE outbox SET state = 'failed'").run();
  const { items } = await ask<{ items: { id: string }[] }>('GET', '/invitations');
  for (let time = 0; time < 2; time++) {
    await ask('POST', '/invitations/resend', { by: 'ids', ids: [items[0]?.id] });
    for (const after of [0, minute]) await clock.cron({ after });
  }
  expect(clock.textTo('ada@example.org')).toContain('the path “Safety” (Autumn): it has begun');
});

describe('nobody’s mailbox is filled', () => {
  it('by sessions that are made and cancelled by turns: ten mails a day, and the rest when the day is over', async () => {
    const [ada, safety] = [await newLearner(), await newPath('Safety')];
    for (let turn = 0; turn < 12; turn++) {
      const session = await newSession(safety, -minute);
      await enrol(session, ada);
      await clock.cron();
      if (turn < 11) await ask('POST', `/sessions/${session.id}/cancel`);
    }
    expect(clock.left()).toHaveLength(10);
    await clock.cron({ after: day });
    expect(clock.left()).toHaveLength(11);
  });

  it('and the plan of a batch says so: the eleventh mail leaves a day later', async () => {
    const ada = await newLearner();
    const group = await ask<{ id: string }>('POST', '/groups', { name: 'Nord' });
    for (let path = 0; path < 12; path++) {
      const session = await newSession(await newPath(`Safety, part ${path}`), -minute);
      await ask('POST', `/sessions/${session.id}/groups`, { groupIds: [group.id] });
    }
    const batch: Batch = { ...batchOf(row(ada.email)), target: { kind: 'group', id: group.id } };
    const plan = await planned(owner, batch);
    const leave = (plan.rows[0]?.pathInvitations ?? []).map(({ at }) => at);
    expect(leave.slice(0, 10)).toEqual(Array(10).fill(null));
    expect(leave.slice(10)).toHaveLength(2);
    for (const at of leave.slice(10)) expect(at).toBeGreaterThan(Date.now() + day - minute);
    expect(plan.mails).toBe(10);
    await applied(owner, batch);
    await clock.cron();
    expect(clock.left()).toHaveLength(10);
  });

  it('by many paths that begin at once', async () => {
    const ada = await newLearner();
    for (let path = 0; path < 12; path++) {
      await enrol(await newSession(await newPath(`Safety, part ${path}`), day), ada);
    }
    await clock.cron({ after: day });
    expect(clock.left()).toHaveLength(10);
    await clock.cron({ after: day });
    expect(clock.left()).toHaveLength(12);
  });
});
