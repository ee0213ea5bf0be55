import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Path, Session, SessionTimeline } from '../../../shared/contract/path.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { guessableIds } from '../guessable-ids.ts';
import { api, newMember, newSpace, openPage, type TestMember } from '../space.ts';

const hour = 3_600_000;
let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await api(owner, method, `/api/v1${path}`, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? (null as T) : answer.json();
}

const newPath = (name: string) => ask<Path>('POST', '/paths', { name, description: '', link: '' });
const newSession = (path: Path, startsAt: number, endsAt: number | null = null) =>
  ask<Session>('POST', `/paths/${path.id}/sessions`, { name: 'Autumn', startsAt, endsAt });

/** Whom path invitations wait for or have left to, with the name of their path. */
async function mailed(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT m.email || ' ' || paths.name || ' ' || o.state AS line FROM outbox o
       JOIN path_invitations i ON i.id = o.subject_id JOIN members m ON m.id = o.member_id
       JOIN sessions s ON s.id = i.session_id JOIN paths ON paths.id = s.path_id
      WHERE o.kind = 'path-invitation' AND o.state <> 'cancelled' ORDER BY 1`,
  ).all<{ line: string }>();
  return results.map(({ line }) => line);
}

describe('a session that is upcoming', () => {
  it('mails nobody before it starts, and all within one cron period after', async () => {
    const now = Date.now();
    const session = await newSession(await newPath('Safety'), now + hour);
    const ada = await newMember({ email: 'ada@example.org' });
    expect(session.state).toBe('upcoming');
    expect(await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [ada.id] })).toEqual({ added: 1 });
    await keepUp(env, now + hour - 1);
    expect(await mailed()).toEqual([]);
    await keepUp(env, now + hour);
    await keepUp(env, now + hour);
    expect(await mailed()).toEqual(['ada@example.org Safety queued']);
  });

  it('mails ids of which nobody can tell those of the others', async () => {
    const session = await newSession(await newPath('Safety'), Date.now() - hour);
    const people = await Promise.all(Array.from({ length: 20 }, (_, at) => newMember({ email: `p${at}@example.org` })));
    await ask('POST', `/sessions/${session.id}/learners`, { memberIds: people.map(({ id }) => id) });
    expect(await mailed()).toHaveLength(20);
    expect(await guessableIds('outbox')).toEqual([]);
  });

  it('mails when its new date says, earlier or later', async () => {
    const now = Date.now();
    const session = await newSession(await newPath('Safety'), now + hour);
    const ada = await newMember({ email: 'ada@example.org' });
    await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [ada.id] });
    await ask('PATCH', `/sessions/${session.id}`, { startsAt: now - hour });
    expect(await mailed()).toEqual(['ada@example.org Safety queued']);
    await ask('PATCH', `/sessions/${session.id}`, { startsAt: now + 5 * hour });
    expect(await mailed()).toEqual([]);
    await keepUp(env, now + 5 * hour - 1);
    expect(await mailed()).toEqual([]);
    await keepUp(env, now + 5 * hour);
    expect(await mailed()).toEqual(['ada@example.org Safety queued']);
  });

  it('mails nobody once it is cancelled', async () => {
    const now = Date.now();
    const session = await newSession(await newPath('Safety'), now - hour);
    const ada = await newMember({ email: 'ada@example.org' });
    await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [ada.id] });
    expect(await mailed()).toEqual(['ada@example.org Safety queued']);
    expect((await ask<Session>('POST', `/sessions/${session.id}/cancel`)).state).toBe('cancelled');
    expect(await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [ada.id] })).toEqual({ added: 0 });
    await keepUp(env, now + hour);
    expect(await mailed()).toEqual([]);
  });
});

describe('one invitation per person and path', () => {
  it('although several groups and the person are enrolled, in two open sessions: by the one that began first', async () => {
    const now = Date.now();
    const path = await newPath('Safety');
    const later = await newSession(path, now - hour);
    const first = await newSession(path, now - 2 * hour);
    const ada = await newMember({ email: 'ada@example.org' });
    await env.DB.prepare(`INSERT INTO groups VALUES ('${'a'.repeat(24)}', 'A', 'a', NULL, 0)`).run();
    await env.DB.prepare(`INSERT INTO group_members VALUES ('${'a'.repeat(24)}', ?1, 0)`)
      .bind(ada.id)
      .run();
    // Both are enrolled before anybody looks.
    await env.DB.prepare('INSERT INTO session_groups VALUES (?1, ?3, 0), (?2, ?3, 0)')
      .bind(later.id, first.id, 'a'.repeat(24))
      .run();
    await keepUp(env, now);
    await ask('POST', `/sessions/${later.id}/learners`, { memberIds: [ada.id] });
    expect(await mailed()).toEqual(['ada@example.org Safety queued']);
    const { results } = await env.DB.prepare('SELECT session_id FROM path_invitations').all();
    expect(results).toEqual([{ session_id: first.id }]);
  });

  it('and another one by a session after that one has ended', async () => {
    const now = Date.now();
    const path = await newPath('Safety');
    const first = await newSession(path, now - 2 * hour, now + hour);
    const second = await newSession(path, now + 2 * hour);
    const ada = await newMember({ email: 'ada@example.org' });
    for (const { id } of [first, second]) await ask('POST', `/sessions/${id}/learners`, { memberIds: [ada.id] });
    await keepUp(env, now);
    await env.DB.prepare(`UPDATE outbox SET state = 'sent'`).run();
    await keepUp(env, now + 2 * hour);
    expect(await mailed()).toEqual(['ada@example.org Safety queued', 'ada@example.org Safety sent']);
  });

  it('for who joins an enrolled group after the start: then', async () => {
    const now = Date.now();
    const session = await newSession(await newPath('Safety'), now - hour);
    const group = await ask<{ id: string }>('POST', '/groups', { name: 'Nurses' });
    await ask('POST', `/sessions/${session.id}/groups`, { groupIds: [group.id] });
    const ada = await newMember({ email: 'ada@example.org' });
    await ask('POST', `/groups/${group.id}/members`, { memberIds: [ada.id] });
    await keepUp(env, now);
    expect(await mailed()).toEqual(['ada@example.org Safety queued']);
  });

  it('stays with a mail that is on its way when the date moves', async () => {
    const now = Date.now();
    const session = await newSession(await newPath('Safety'), now - hour);
    const ada = await newMember({ email: 'ada@example.org' });
    await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [ada.id] });
    await env.DB.prepare(`UPDATE outbox SET state = 'sending'`).run();
    await ask('PATCH', `/sessions/${session.id}`, { startsAt: now + hour });
    await keepUp(env, now + hour);
    expect(await mailed()).toEqual(['ada@example.org Safety sending']);
  });
});

describe('what the admin sees', () => {
  it('is how many will be mailed, and how far the mails are', async () => {
    const now = Date.now();
    const session = await newSession(await newPath('Safety'), now + hour);
    const people = await Promise.all(['ada', 'bo'].map((name) => newMember({ email: `${name}@example.org` })));
    const gone = await newMember({ email: 'gone@example.org', state: 'suspended' });
    await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [...people, gone].map(({ id }) => id) });
    const timeline = () => ask<SessionTimeline>('GET', `/sessions/${session.id}/timeline`);
    expect(await timeline()).toEqual({ startsAt: now + hour, toMail: 2, mails: {}, told: 0 });
    await ask('PATCH', `/sessions/${session.id}`, { startsAt: now - hour });
    expect(await timeline()).toEqual({ startsAt: now - hour, toMail: 0, mails: { queued: 2 }, told: 0 });
    const mails = await ask<{ items: { member: { email: string } }[]; total: number }>(
      'GET',
      `/sessions/${session.id}/mails`,
    );
    expect(mails.total).toBe(2);
    expect(await ask<Session>('GET', `/sessions/${session.id}`)).toMatchObject({
      learners: 3,
      groups: 0,
      state: 'open',
    });
  });

  it('is refused in clear words where it makes no sense', async () => {
    const path = await newPath('Safety');
    expect((await api(owner, 'POST', '/api/v1/paths', { name: 'SAFETY', description: '', link: '' })).status).toBe(409);
    for (const body of [
      { name: '', description: '', link: '' },
      { name: 'www.evil.com', description: '', link: '' },
      { name: 'A', description: '', link: 'javascript:alert(1)' },
      { name: 'A', description: 'x'.repeat(2001), link: '' },
    ]) {
      expect((await api(owner, 'POST', '/api/v1/paths', body)).status, JSON.stringify(body)).toBe(422);
    }
    const wrong = await api(owner, 'POST', `/api/v1/paths/${path.id}/sessions`, { name: 'A', startsAt: 5, endsAt: 5 });
    expect(await wrong.json()).toMatchObject({ problem: { code: 'value-refused', at: 'endsAt' } });
    expect(
      (await api(owner, 'POST', `/api/v1/paths/${'0'.repeat(24)}/sessions`, { name: 'A', startsAt: 5, endsAt: null }))
        .status,
    ).toBe(404);
  });
});

describe('the start of a session', () => {
  it('is a moment that pages can write out, up to the last one that there is', async () => {
    const path = await newPath('Safety');
    const last = 8_640_000_000_000_000;
    const session = await newSession(path, last);
    await ask('POST', `/sessions/${session.id}/learners`, { memberIds: [owner.id] });
    expect((await openPage('/paths', owner)).status).toBe(200);
    const later = { name: 'Never', startsAt: last + 1, endsAt: null };
    expect((await api(owner, 'POST', `/api/v1/paths/${path.id}/sessions`, later)).status).toBe(400);
  });
});
