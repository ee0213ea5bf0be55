import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import worker from '../../../worker/index.ts';
import { log } from '../../../worker/log/log.ts';
import { loggedReason } from '../../../worker/log/logged-reason.ts';
import { newId, newToken } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { batchOf, row } from '../batches/invite-batch.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { scriptedServer } from '../mail/mail-servers.ts';
import { api, newSpace, openPage, send, sendForm, type TestMember } from '../space.ts';

const lines: string[] = [];
const levels = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const;

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  lines.length = 0;
  for (const level of levels) {
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      lines.push(said.map(String).join(' '));
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

interface Line {
  time: string;
  event: string;
  requestId: string;
}

const events = (): Line[] => lines.map((line) => JSON.parse(line));

const breakTable = (table: string) => env.DB.prepare(`ALTER TABLE ${table} RENAME TO broken`).run();

async function queued(queue: string, body: unknown, environment = env): Promise<void> {
  const batch = createMessageBatch(queue, [{ id: newId(), timestamp: new Date(), attempts: 1, body }]);
  await worker.queue(batch, environment);
  await getQueueResult(batch, createExecutionContext());
}

describe('what is planted wherever the worker looks', () => {
  const address = 'planted.person@secret-school.example';
  const password = 'planted-Passw0rd';
  const name = 'Plantagenet';
  const link = `${newId()}.${newToken()}`;

  const faults: [string, () => Promise<unknown>][] = [
    [
      'a sign-in that breaks',
      async () => {
        await breakTable('rate_limits');
        await sendForm('/sign-in', { email: address, password });
      },
    ],
    [
      'a link that breaks',
      async () => {
        await breakTable('invitations');
        await openPage(`/accept/${link}`);
        await sendForm(`/accept/${link}`, { lastName: name, firstName: name, password, password2: password });
      },
    ],
    [
      'a batch that breaks',
      async () => {
        await breakTable('batch_rows');
        const batch = batchOf(row(address, { lastName: name, labels: [name] }));
        await api(owner, 'PUT', `/api/v1/batches/${crypto.randomUUID()}`, batch);
        await send('/api/v1/me', { headers: { authorization: `Bearer ${owner.token}` } });
      },
    ],
    [
      'a stored row that cannot be read',
      async () => {
        await env.DB.prepare("INSERT INTO audit (id, at, action, actor_id, subject, count) VALUES (?, 1, ?, ?, '', 1)")
          .bind(newId(), address, owner.id)
          .run();
        await api(owner, 'GET', '/api/v1/audit');
      },
    ],
    [
      'messages that nobody understands',
      async () => {
        for (const queue of ['rollcall-wake-ups', 'rollcall-dead-letters'])
          await queued(queue, { to: address, password });
        const broken = { ...env, LINK_SECRETS: `1:${password}` };
        await queued('rollcall-mail-events', { type: 'x', payload: { recipient: address } }, broken);
      },
    ],
    [
      'a mail server that quotes whom it refuses',
      async () => {
        await invitePerson(owner, { now: Date.now(), email: address, firstName: name });
        const port = await scriptedServer({ MAIL: `421 4.3.2 ${address} ${link} is not welcome` });
        await queued(
          'rollcall-wake-ups',
          { kind: 'mail' },
          { ...env, SMTP_URL: `smtp://${name}:${password}@127.0.0.1:${port}` },
        );
      },
    ],
    [
      'a mail server that is not there',
      async () => {
        await invitePerson(owner, { now: Date.now(), email: address });
        await queued(
          'rollcall-wake-ups',
          { kind: 'mail' },
          { ...env, SMTP_URL: `smtp://${name}:${password}@127.0.0.1:9` },
        );
      },
    ],
    [
      'settings that are wrong',
      async () => {
        const wrong = { ...env, MAIL_FROM: `<${address}`, LINK_SECRETS: `1:${password}`, SMTP_URL: password };
        await queued('rollcall-wake-ups', { kind: 'mail' }, wrong);
        await queued('rollcall-hashing', { kind: 'passwords' }, wrong);
      },
    ],
    [
      'a tick that fails',
      async () => {
        await invitePerson(owner, { now: Date.now() - 86_400_000 * 60, email: address });
        await breakTable('path_invitations');
        await keepUp(env, Date.now()).catch(() => undefined);
      },
    ],
  ];

  it.each(faults)('is in no line about %s', async (_name, happens) => {
    await happens();
    expect(lines).not.toEqual([]);
    const said = lines.join('\n');
    for (const planted of [address, 'planted', 'secret-school', password, name, link, owner.token]) {
      expect(said).not.toContain(planted);
    }
    expect(events().filter(({ event, time }) => !event || Number.isNaN(Date.parse(time)))).toEqual([]);
  });
});

describe('a line of the log', () => {
  it('has the id that the refusal of the request names, whoever writes it on the way', async () => {
    await breakTable('audit');
    const answer = await api(owner, 'GET', '/api/v1/audit');
    const { requestId } = await answer.json<{ requestId: string }>();
    expect(events()).toMatchObject([{ event: 'request-failed', requestId, route: '/api/v1/audit' }]);
  });

  it('has the id of its own message or tick where there is no request', async () => {
    await queued('rollcall-wake-ups', 'poison');
    await queued('rollcall-wake-ups', 'poison');
    const ids = events().map(({ requestId }) => requestId);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/), expect.stringMatching(/^[0-9a-f]{24}$/)]);
    expect(new Set(ids).size).toBe(2);
  });

  it('loses what looks like an address or a token, whatever brought it along', () => {
    const token = newToken();
    log({
      event: 'upkeep-failed',
      reason: `of <jean.dupont@example.org>, "x@y", https://a/accept/${newId()}.${token}`,
    });
    expect(events()).toMatchObject([{ reason: expect.stringContaining('of <[address]>, "[address]"') }]);
    expect(lines.join()).not.toContain(token);
  });
});

describe('why something failed', () => {
  it.each([
    [new Error('D1_ERROR: no such table: members'), 'D1_ERROR: no such table: members'],
    [new Error('SMTP_URL is not set'), 'SMTP_URL is not set'],
    ['jean@example.org', 'unknown'],
    [null, 'unknown'],
  ])('is told of %s', (error, reason) => {
    expect(loggedReason(error)).toBe(reason);
  });

  it('is not told in the words of those who quote what they could not read', () => {
    const reasons = ['{"password": planted', 'planted'].map((text) => {
      try {
        return text.startsWith('{') ? JSON.parse(text) : new URL(text);
      } catch (error) {
        return loggedReason(error);
      }
    });
    expect(reasons).toEqual(['SyntaxError', 'TypeError']);
  });
});
