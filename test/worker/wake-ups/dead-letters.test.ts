import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeadLetter } from '../../../shared/contract/health.ts';
import { mailEvents } from '../../../worker/bounces/answer-mail-events.ts';
import type { Environment } from '../../../worker/environment.ts';
import worker from '../../../worker/index.ts';
import { newId } from '../../../worker/random.ts';
import { mostAttempts } from '../../../worker/wake-ups/most-attempts.ts';
import { sentInvitation } from '../bounces/sent-invitation.ts';
import { invitePerson, outboxRow } from '../mail/invited-person.ts';
import { arrivedFor, ownDomain } from '../mail/mail-servers.ts';
import { watchLog } from '../mail/watched-log.ts';
import { auditLines } from '../members/audit-lines.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';

const logged = watchLog();

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const wakeUps = 'rollcall-wake-ups';
const given = 'rollcall-dead-letters';
const { SMTP_URL: _url, ...withoutServer } = env;
const failing = new Proxy(env.DB, {
  get(target, name: keyof D1Database) {
    if (name !== 'prepare' && name !== 'batch') return target[name].bind(target);
    return () => {
      throw new Error('D1_ERROR: database is locked: SQLITE_BUSY');
    };
  },
});

interface Sent {
  queue?: string;
  attempts?: number;
  environment?: Environment;
  id?: string;
}

/** Hands one message to the worker as its queue does. */
async function sent(body: unknown, { queue = wakeUps, attempts = 1, environment = env, id = newId() }: Sent = {}) {
  const batch = createMessageBatch(queue, [{ id, timestamp: new Date(), attempts, body }]);
  await worker.queue(batch, environment);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
  return explicitAcks.length === 1 && retryMessages.length === 0 ? 'done' : 'again';
}

async function letters(): Promise<DeadLetter[]> {
  const answer = await api(owner, 'GET', '/api/v1/dead-letters');
  return (await answer.json<{ items: DeadLetter[] }>()).items;
}

async function asked(act: 'replay' | 'dismiss', ids: readonly string[], member = owner): Promise<number> {
  const answer = await api(member, 'POST', `/api/v1/dead-letters/${act}`, { ids });
  expect(answer.status).toBe(200);
  return (await answer.json<{ count: number }>()).count;
}

const ids = (list: readonly DeadLetter[]) => list.map(({ id }) => id);

describe('a message that fails', () => {
  it('is tried some times, then kept with why, and its mail waits untouched', async () => {
    const { mailId } = await invitePerson(owner, { now: Date.now(), dueAt: Date.now() - 1 });
    for (let attempts = 1; attempts < mostAttempts; attempts += 1) {
      expect(await sent({ kind: 'mail' }, { environment: withoutServer, attempts })).toBe('again');
    }
    expect(await letters()).toEqual([]);
    expect(await sent({ kind: 'mail' }, { environment: withoutServer, attempts: mostAttempts })).toBe('done');
    expect(await letters()).toMatchObject([{ kind: 'mail', why: 'settings', attempts: mostAttempts }]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(logged.at(-1)).toContain('"dead-letter","kind":"mail","why":"settings"');
  });

  it('is the business of the platform while the database takes nothing, and is kept when it does', async () => {
    const id = newId();
    const environment = { ...env, DB: failing };
    expect(await sent({ kind: 'passwords' }, { environment, id, attempts: mostAttempts })).toBe('again');
    expect(await sent({ kind: 'passwords' }, { environment, id, queue: given })).toBe('again');
    expect(logged.at(-1)).toContain('dead-letter-not-kept');
    expect(await sent({ kind: 'passwords' }, { id, queue: given })).toBe('done');
    expect(await letters()).toMatchObject([{ kind: 'passwords', why: 'unanswered' }]);
  });

  it('and is brought twice is kept once', async () => {
    const id = newId();
    await Promise.all([sent('poison', { id }), sent('poison', { id }), sent('poison', { id, queue: given })]);
    expect(await letters()).toHaveLength(1);
  });

  it('and nobody understands is kept without what was in it', async () => {
    expect(await sent({ kind: 'fax', to: 'jean.dupont@example.org' })).toBe('done');
    expect(await letters()).toMatchObject([{ kind: 'unknown', why: 'not-understood' }]);
    const stored = await env.DB.prepare('SELECT * FROM dead_letters').all();
    expect(JSON.stringify(stored.results)).not.toContain('dupont');
  });
});

describe('replaying', () => {
  it('does the work, once, however often it is asked for, and writes it down', async () => {
    const domain = ownDomain();
    await invitePerson(owner, { now: Date.now(), email: `a@${domain}` });
    await sent({ kind: 'mail' }, { environment: withoutServer, attempts: mostAttempts });
    const dead = ids(await letters());
    const counts = await Promise.all([asked('replay', dead), asked('replay', dead), asked('replay', dead)]);
    expect(counts.sort()).toEqual([0, 0, 1]);
    expect(await asked('replay', dead)).toBe(0);
    await vi.waitFor(async () => expect(await arrivedFor(domain)).toHaveLength(1), { timeout: 20_000 });
    expect(await letters()).toEqual([]);
    const replayed = (await auditLines()).filter(({ action }) => action === 'dead-letters-replayed');
    expect(replayed).toMatchObject([{ actor: owner.id, count: 1 }]);
    await scheduler.wait(100);
    expect(await arrivedFor(domain)).toHaveLength(1);
  });

  it('takes a report down that could not be taken, once, and keeps no address with it', async () => {
    const { mailId } = await sentInvitation(owner, { providerId: 'cf-1' });
    const event = {
      type: 'cf.email.sending.message.complained',
      payload: { messageId: '<cf-1>', recipient: 'jean.dupont@example.org' },
    };
    const environment = { ...env, LINK_SECRETS: '1:short' };
    expect(await sent(event, { queue: mailEvents, environment, attempts: mostAttempts })).toBe('done');
    const dead = await letters();
    expect(dead).toMatchObject([{ kind: 'report', why: 'settings' }]);
    const stored = await env.DB.prepare('SELECT * FROM dead_letters').all();
    expect(JSON.stringify(stored.results)).not.toContain('dupont');
    expect(await asked('replay', ids(dead))).toBe(1);
    expect(await outboxRow(mailId)).toMatchObject({ complaint_at: expect.any(Number) });
    expect(await asked('replay', ids(dead))).toBe(0);
  });

  it('leaves what nobody understands where it is: only an admin lets it go', async () => {
    await sent('poison');
    const dead = ids(await letters());
    expect(await asked('replay', dead)).toBe(0);
    expect(ids(await letters())).toEqual(dead);
    expect(await asked('dismiss', dead)).toBe(1);
    expect(await asked('dismiss', dead)).toBe(0);
    expect(await letters()).toEqual([]);
    expect((await auditLines()).map(({ action }) => action)).toEqual(['dead-letters-dismissed']);
  });

  it('does nothing about ids that are not there, and takes a hundred at a time', async () => {
    expect(await asked('replay', [newId()])).toBe(0);
    const tooMany = { ids: Array.from({ length: 101 }, newId) };
    for (const body of [tooMany, { ids: [] }, { ids: 'all' }, {}]) {
      expect((await api(owner, 'POST', '/api/v1/dead-letters/replay', body)).status).toBe(400);
    }
    expect(await auditLines()).toEqual([]);
  });
});

describe('the list of dead letters', () => {
  it('is read page by page, the newest first', async () => {
    for (let count = 0; count < 5; count += 1) await sent(`poison ${count}`);
    const all = ids(await letters());
    expect(new Set(all).size).toBe(5);
    const pages: string[] = [];
    let cursor = '';
    do {
      const answer = await api(owner, 'GET', `/api/v1/dead-letters?limit=2${cursor && `&cursor=${cursor}`}`);
      const page = await answer.json<{ items: DeadLetter[]; next: string | null; total: number }>();
      expect(page.total).toBe(5);
      pages.push(...ids(page.items));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(pages).toEqual(all);
  });

  it('is for admins', async () => {
    const member = await newMember({ email: 'member@example.org' });
    expect((await api(member, 'GET', '/api/v1/dead-letters')).status).toBe(403);
    expect((await api(member, 'POST', '/api/v1/dead-letters/replay', { ids: [newId()] })).status).toBe(403);
  });
});
