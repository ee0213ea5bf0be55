import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { Health } from '../../../shared/contract/health.ts';
import { readFacts, readSchemaVersion } from '../../../worker/health/health-store.ts';
import { readHealth } from '../../../worker/health/read-health.ts';
import { schemaVersion } from '../../../worker/health/schema-version.ts';
import { claimMails, settleMails } from '../../../worker/mail/outbox-store.ts';
import { deliverWoken } from '../../../worker/mail/wake-up.ts';
import { newId } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { keepDeadLetter } from '../../../worker/wake-ups/dead-letter-store.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { watchLog } from '../mail/watched-log.ts';
import { api, newSpace, send, type TestMember } from '../space.ts';

const logged = watchLog();

const minute = 60_000;

let owner: TestMember;
let now: number;
beforeEach(async () => {
  owner = await newSpace();
  now = Date.now();
  await ticked(now);
});
afterEach(() => {
  vi.useRealTimers();
});

const run = (sql: string, ...values: (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

const ticked = (at: number, failed = 0) => run('INSERT OR REPLACE INTO upkeep VALUES (1, ?, ?)', at, failed);

/** A mail that was tried in vain since `at`, and comes to its turn again in an hour. */
async function triedInVain(at: number): Promise<void> {
  const { mailId } = await invitePerson(owner, { now: at, dueAt: now + 60 * minute });
  await run("UPDATE outbox SET attempts = 5, last_reply = '451 4.3.2' WHERE id = ?", mailId);
}

async function left(at: number): Promise<void> {
  const { mailId } = await invitePerson(owner, { now: at, dueAt: at });
  const lease = { id: newId(), now: at };
  await claimMails(env.DB, { ...lease, until: at + minute, limit: 1 });
  await settleMails(env.DB, lease, [{ id: mailId, state: 'sent', dueAt: null, unknown: false, reply: '250' }]);
}

async function waitsForHash(at: number): Promise<void> {
  await run(
    'INSERT INTO initial_passwords (member_id, sealed, secret_version, created_at) VALUES (?, ?, 1, ?)',
    owner.id,
    'x',
    at,
  );
}

const deadLetter = () =>
  keepDeadLetter(env.DB, {
    id: newId(),
    messageId: newId(),
    kind: 'mail',
    why: 'settings',
    attempts: 5,
    report: null,
    at: now,
  });

const stuckFor: [string, () => Promise<unknown>, Partial<Health>][] = [
  ['nothing waits', async () => {}, { reasons: [], lastTickSeconds: 0, dueMailSeconds: null, deadLetters: 0 }],
  ['mail is due for a while', () => invitePerson(owner, { now, dueAt: now - 9 * minute }), { dueMailSeconds: 540 }],
  ['mail will be due', () => invitePerson(owner, { now, dueAt: now + minute }), { dueMailSeconds: null }],
  [
    'mail is due that nobody tries',
    () => invitePerson(owner, { now, dueAt: now - 11 * minute }),
    { reasons: ['mail'], dueMailSeconds: 660 },
  ],
  ['cron ticked some minutes ago', () => ticked(now - 5 * minute), { lastTickSeconds: 300 }],
  ['cron has stopped', () => ticked(now - 6 * minute), { reasons: ['cron'], lastTickSeconds: 360 }],
  ['cron has never ticked', () => run('DELETE FROM upkeep'), { reasons: ['cron'], lastTickSeconds: null }],
  ['a part of the last tick failed', () => ticked(now, 1), { reasons: ['upkeep'] }],
  ['mail is tried in vain for half an hour', () => triedInVain(now - 30 * minute), { triedMailSeconds: 1800 }],
  [
    'no mail leaves',
    async () => {
      await left(now - 61 * minute);
      await triedInVain(now - 61 * minute);
    },
    { reasons: ['mail-server'], triedMailSeconds: 3660 },
  ],
  [
    'one mailbox is full while other mail leaves',
    async () => {
      await left(now - minute);
      await triedInVain(now - 600 * minute);
    },
    { triedMailSeconds: 36_000 },
  ],
  ['passwords are being hashed', () => waitsForHash(now - 30 * minute), { passwordSeconds: 1800 }],
  ['passwords wait', () => waitsForHash(now - 61 * minute), { reasons: ['passwords'], passwordSeconds: 3660 }],
  ['a message was given up', deadLetter, { status: 'degraded', reasons: ['dead-letters'], deadLetters: 1 }],
  [
    'all is wrong at once',
    async () => {
      await ticked(now - 60 * minute, 2);
      await invitePerson(owner, { now, dueAt: now - 11 * minute });
      await deadLetter();
    },
    { reasons: ['cron', 'upkeep', 'mail', 'dead-letters'] },
  ],
];

describe('a space in which', () => {
  it.each(stuckFor)('%s is told to be so', async (_name, happens, told) => {
    await happens();
    const { reasons = [], ...facts } = told;
    expect(await readHealth(env.DB, now)).toMatchObject({
      status: reasons.length === 0 ? 'ok' : 'stuck',
      reasons,
      schema: schemaVersion,
      ...facts,
    });
  });

  it('a migration is missing says that, and asks no table that may be missing', async () => {
    await run('DELETE FROM d1_migrations WHERE id = (SELECT max(id) FROM d1_migrations)');
    await run('DROP TABLE dead_letters');
    try {
      expect(await readHealth(env.DB, now)).toMatchObject({ reasons: ['schema'], schema: schemaVersion - 1 });
    } finally {
      // This table alone is not made anew for the next test.
      const newest = env.TEST_MIGRATIONS.at(-1)?.name ?? '';
      await run('INSERT INTO d1_migrations (name) VALUES (?)', newest);
    }
  });

  it('the database does not answer is stuck, and the log says why', async () => {
    const prepare = () => {
      throw new Error('D1_ERROR: Network connection lost.');
    };
    const health = await readHealth(Object.assign(Object.create(env.DB), { prepare }), now);
    expect(health).toMatchObject({ status: 'stuck', reasons: ['database'], schema: null, deadLetters: null });
    expect(logged.join()).toContain('"health-unknown","reason":"D1_ERROR: Network connection lost."');
  });

  it('a thousand mails wait is asked by indexes alone', async () => {
    const asked: string[] = [];
    const prepare = (sql: string) => {
      asked.push(sql);
      return env.DB.prepare(sql);
    };
    const db = new Proxy(env.DB, {
      get: (target, name: keyof D1Database) => (name === 'prepare' ? prepare : target[name].bind(target)),
    });
    await readSchemaVersion(db);
    await readFacts(db);
    expect(asked).toHaveLength(2);
    for (const sql of asked) {
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).all<{ detail: string }>();
      const looks = results.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH) (?!CONSTANT)/.test(detail));
      expect(looks).not.toEqual([]);
      // Of dead letters there are few.
      expect(looks.filter((look) => !/^SEARCH .* USING |^SCAN dead_letters USING COVERING INDEX /.test(look))).toEqual(
        [],
      );
    }
  });
});

describe('/healthz', () => {
  /** Asks as a stranger; the clock goes on, so that what was answered before is forgotten. */
  async function asked(after = 10_000): Promise<{ status: number; health: Health }> {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + after });
    const answer = await send('/healthz');
    return { status: answer.status, health: await answer.json() };
  }

  it('answers everybody 200 while work goes on, 503 when it does not, and is kept by nobody', async () => {
    await ticked(now + minute);
    expect(await asked()).toMatchObject({ status: 200, health: { status: 'ok' } });
    await deadLetter();
    expect(await asked()).toMatchObject({ status: 200, health: { status: 'degraded', reasons: ['dead-letters'] } });
    await waitsForHash(now - 61 * minute);
    expect(await asked()).toMatchObject({
      status: 503,
      health: { status: 'stuck', reasons: ['passwords', 'dead-letters'] },
    });
    const answer = await send('/healthz', { method: 'HEAD' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('does not ask the database again for some seconds', async () => {
    await ticked(now + minute);
    expect((await asked()).status).toBe(200);
    await waitsForHash(now - 61 * minute);
    expect((await asked(4000)).status).toBe(200);
    expect((await asked(2000)).status).toBe(503);
  });

  it('tells ages and counts, and nothing of anybody', async () => {
    await invitePerson(owner, { now, dueAt: now - 20 * minute, email: 'jean.dupont@example.org' });
    const { health } = await asked();
    const values = Object.entries(health).filter(([name]) => name !== 'status' && name !== 'reasons');
    for (const [, value] of values) expect(value === null || typeof value === 'number').toBe(true);
  });
});

describe('a tick of cron', () => {
  it('is noted with what failed, and an older one changes nothing', async () => {
    const tick = () => env.DB.prepare('SELECT ticked_at AS at, failed FROM upkeep').first();
    await keepUp(env, now + minute);
    expect(await tick()).toEqual({ at: now + minute, failed: 0 });
    await keepUp(env, now - minute);
    expect(await tick()).toEqual({ at: now + minute, failed: 0 });
  });
});

describe('the health that admins see', () => {
  it('has the number of mails that wait, and what the mail server said', async () => {
    await triedInVain(now - 30 * minute);
    await invitePerson(owner, { now, dueAt: now + minute });
    const answer = await api(owner, 'GET', '/api/v1/health');
    expect(await answer.json()).toMatchObject({
      status: 'ok',
      waitingMails: 2,
      lastReply: '451 4.3.2',
      mailFault: null,
    });
  });

  it('says why the mail server cannot be talked to, as of a certificate of another name', async () => {
    const { mailId } = await invitePerson(owner, { now: now - 30 * minute });
    await deliverWoken({ ...env, SMTP_URL: `smtps://127.0.0.1:${inject('smtpsPort')}` }, 1);
    await run('UPDATE outbox SET due_at = ? WHERE id = ?', now + 60 * minute, mailId);
    const answer = await api(owner, 'GET', '/api/v1/health');
    expect(await answer.json()).toMatchObject({ waitingMails: 1, lastReply: null, mailFault: 'tls-failed' });
  });
});
