import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../../worker/environment.ts';
import worker from '../../../worker/index.ts';
import { wakeDelivery } from '../../../worker/mail/wake-up.ts';
import { newId } from '../../../worker/random.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { arrivedFor, ownDomain, scriptedServer } from './mail-servers.ts';
import { watchLog } from './watched-log.ts';

const logged = watchLog();

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace({ name: 'Académie d’été', language: 'fr' });
});

const queueName = 'rollcall-wake-ups';

/** Hands messages to the worker as the queue does, and says which were acknowledged or are wanted again. */
async function queued(bodies: unknown[], environment: Environment = env, queue = queueName) {
  const messages = bodies.map((body) => ({ id: newId(), timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch(queue, messages);
  await worker.queue(batch, environment);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
  return { acked: explicitAcks.length, retried: retryMessages.length };
}

describe('a batch that was applied', () => {
  it('is mailed by the real queue, each person in their language, each with their own link', async () => {
    const domain = ownDomain();
    const id = crypto.randomUUID();
    await applied(
      owner,
      batchOf(
        row(`jean@${domain}`, { firstName: 'Jean', lastName: 'Dupont', language: 'fr' }),
        row(`kim@${domain}`, { language: 'en' }),
        row(`lee@${domain}`),
      ),
      id,
    );
    await vi.waitFor(
      async () => {
        const receipt = await (await api(owner, 'GET', `/api/v1/batches/${id}`)).json();
        expect(receipt).toMatchObject({ rows: [{ mail: 'sent' }, { mail: 'sent' }, { mail: 'sent' }] });
      },
      { timeout: 20_000 },
    );
    const arrived = await arrivedFor(domain);
    const bySubject = new Map(arrived.map((mail) => [mail.to, mail.read.subject]));
    expect(bySubject).toEqual(
      new Map([
        [`jean@${domain}`, 'Olive Owner vous invite dans «\u00a0Académie d’été\u00a0»'],
        [`kim@${domain}`, 'Olive Owner invites you to “Académie d’été”'],
        [`lee@${domain}`, 'Olive Owner vous invite dans «\u00a0Académie d’été\u00a0»'],
      ]),
    );
    const links = arrived.map(
      ({ read }) => /https:\/\/space\.test\/accept\/[0-9a-f]{24}\.[\w-]{43}/.exec(read.text ?? '')?.[0],
    );
    expect(new Set(links).size).toBe(3);
    expect(links).not.toContain(undefined);
  });
});

describe('an invitation as it arrives', () => {
  it('says who sent it, is marked as automatic, and lets people answer the inviter', async () => {
    const domain = ownDomain();
    const { mailId } = await invitePerson(owner, {
      now: Date.now(),
      email: `jean@${domain}`,
      firstName: 'Jean',
      lastName: 'Dupont',
    });
    expect(await queued([{ kind: 'mail' }])).toEqual({ acked: 1, retried: 0 });
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent' });
    const [mail] = await arrivedFor(domain);
    expect(mail?.read).toMatchObject({
      from: { name: 'Académie d’été', address: 'rollcall@localhost' },
      to: [{ name: 'Jean Dupont', address: `jean@${domain}` }],
      replyTo: [{ name: 'Olive Owner', address: 'owner@example.org' }],
      messageId: `<${mailId}@space.test>`,
    });
    const headers = new Map(mail?.read.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('fr');
    expect(headers.get('bcc')).toBeUndefined();
  });

  it('shows markup in names as text', async () => {
    const domain = ownDomain();
    await env.DB.prepare("UPDATE members SET first_name = '<b>Eve</b>', last_name = '{{7*7}}' WHERE id = ?")
      .bind(owner.id)
      .run();
    await invitePerson(owner, { now: Date.now(), email: `a@${domain}`, firstName: '<a href=//evil>' });
    await queued([{ kind: 'mail' }]);
    const [mail] = await arrivedFor(domain);
    expect(mail?.read.html).toContain('&lt;b&gt;Eve&lt;/b&gt; {{7*7}}');
    expect(mail?.read.html).not.toMatch(/<b>|<a href=\/\/evil/);
    expect(mail?.read.text).toContain('Bonjour <a href=//evil>,');
  });
});

describe('answering the queue', () => {
  it('delivers once for any number of wake-ups', async () => {
    const domain = ownDomain();
    await invitePerson(owner, { now: Date.now(), email: `a@${domain}` });
    expect(await queued(Array(10).fill({ kind: 'mail' }))).toEqual({ acked: 10, retried: 0 });
    await queued([{ kind: 'mail' }]);
    expect(await arrivedFor(domain)).toHaveLength(1);
  });

  it('is done with a message that it does not understand, and serves its neighbours', async () => {
    const domain = ownDomain();
    await invitePerson(owner, { now: Date.now(), email: `a@${domain}` });
    const poison = ['text', null, { kind: 'fax' }, { kind: 'mail', to: 'x' }, [], 7];
    expect(await queued([...poison, { kind: 'mail' }])).toEqual({ acked: 7, retried: 0 });
    const kept = await env.DB.prepare('SELECT DISTINCT kind, why, count(*) AS n FROM dead_letters').all();
    expect(kept.results).toEqual([{ kind: 'unknown', why: 'not-understood', n: 6 }]);
    expect(await arrivedFor(domain)).toHaveLength(1);
  });

  it.each([
    ['without a mail server', undefined, 'SMTP_URL is not set'],
    ['with port 25', 'smtp://mail.example.org:25', 'port 25'],
    ['with a private host', 'smtp://192.168.1.9', 'private network'],
  ])('asks for the wake-up again when it is set up %s, and touches no mail', async (_name, url, reason) => {
    const { mailId } = await invitePerson(owner, { now: Date.now() });
    const { SMTP_URL: _removed, ...rest } = env;
    const wrong: Environment = url === undefined ? rest : { ...rest, SMTP_URL: url };
    expect(await queued([{ kind: 'mail' }], wrong)).toEqual({ acked: 0, retried: 1 });
    expect(logged.join()).toContain(reason);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('names a wrong setting in the log without quoting it', async () => {
    await queued([{ kind: 'mail' }], { ...env, MAIL_FROM: 'Jean Dupont <jean@example.org>', LINK_SECRETS: '1:short' });
    expect(logged.join()).toContain('unexpected shape at mailFrom, linkSecrets.0.key');
    expect(logged.join()).not.toContain('short');
  });

  it('acknowledges the wake-up when the mail server is down: the outbox remembers', async () => {
    const { mailId } = await invitePerson(owner, { now: Date.now() });
    const port = await scriptedServer({ CONNECT: '421 4.3.2 closed for today' });
    const down = { ...env, SMTP_URL: `smtp://127.0.0.1:${port}` };
    expect(await queued([{ kind: 'mail' }], down)).toEqual({ acked: 1, retried: 0 });
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', attempts: 1, last_reply: '421 4.3.2' });
  });
});

describe('waking deliveries up', () => {
  it.each([
    [0, []],
    [1, [1]],
    [50, [1]],
    [51, [2]],
    [1000, [20]],
    [12_345, [100, 100, 47]],
  ])('sends about one message for fifty mails: %i', async (mails, expected) => {
    const sent: number[] = [];
    const sendBatch: typeof env.WAKE_UPS.sendBatch = async (messages) => {
      sent.push([...messages].length);
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    };
    await wakeDelivery({ ...env, WAKE_UPS: { ...env.WAKE_UPS, sendBatch } }, mails);
    expect(sent).toEqual(expected);
  });

  it('is no error for the caller when the queue fails', async () => {
    const sendBatch = () => Promise.reject(new Error('queue is full'));
    await wakeDelivery({ ...env, WAKE_UPS: { ...env.WAKE_UPS, sendBatch } }, 1);
    expect(logged.join()).toContain('wake-up-not-sent');
  });
});
