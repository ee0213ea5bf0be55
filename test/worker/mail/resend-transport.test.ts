import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { Environment } from '../../../worker/environment.ts';
import { resendTransport } from '../../../worker/mail/resend/resend-transport.ts';
import type { OutgoingMail, SendResult } from '../../../worker/mail/transport.ts';
import { deliverWoken } from '../../../worker/mail/wake-up.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import type { ResendAccountLog, ResendTrouble } from '../../stage/resend-server.ts';
import { newSpace } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { watchLog } from './watched-log.ts';

watchLog();

const door = inject('mailServers');
let account: string;
beforeEach(() => {
  account = newId();
});

const url = () => `${door}/resend/${account}`;

function mailTo(address: string, change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: `${newId()}@space.test`,
    date: Date.UTC(2026, 10, 22, 9, 30),
    from: { name: 'Académie "Test"', address: 'rollcall@space.test' },
    to: { name: 'Jean Dupont', address },
    replyTo: null,
    language: 'fr',
    unsubscribe: null,
    subject: 'Bonjour',
    text: 'Bonjour',
    html: '<p>Bonjour</p>',
    ...change,
  };
}

const people = (count: number) => Array.from({ length: count }, (_, index) => mailTo(`p${index}@example.org`));

function send(mails: OutgoingMail[], signal = AbortSignal.timeout(30_000)): Promise<SendResult[]> {
  return resendTransport({ url: url(), apiKey: 're_test' }).send(mails, signal);
}

async function log(): Promise<ResendAccountLog> {
  return (await fetch(`${door}/resend-log/${account}`)).json();
}

async function trouble(...troubles: ResendTrouble[]): Promise<void> {
  await fetch(`${door}/resend-trouble/${account}`, { method: 'POST', body: JSON.stringify(troubles) });
}

const kinds = (results: SendResult[]) => results.map(({ kind }) => kind);

describe('sending by Resend', () => {
  it('takes a hundred mails with one request, each with its own name and under our tag', async () => {
    const mails = people(120);
    const results = await send(mails);
    expect(new Set(kinds(results))).toEqual(new Set(['accepted']));
    expect(new Set(results.map(({ providerId }) => providerId)).size).toBe(120);
    const { requests, sent } = await log();
    expect(requests.map(({ body }) => JSON.parse(body).length)).toEqual([100, 20]);
    expect(requests[0]?.authorization).toBe('Bearer re_test');
    expect(sent.map(({ tags }) => tags[0]?.value)).toEqual(mails.map(({ messageId }) => messageId.split('@')[0]));
    expect(JSON.parse(requests[0]?.body ?? '')[0]).toMatchObject({
      from: '"Académie \\"Test\\"" <rollcall@space.test>',
      to: ['"Jean Dupont" <p0@example.org>'],
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' },
    });
  });

  it('sends nothing twice when the answer got lost: the same batch has the same key', async () => {
    const mails = people(3);
    await trouble('taken-and-lost');
    expect(kinds(await send(mails))).toEqual(['accepted', 'accepted', 'accepted']);
    await send(mails);
    const { requests, sent } = await log();
    expect(sent).toHaveLength(3);
    expect(new Set(requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    await send(people(3));
    expect((await log()).sent).toHaveLength(6);
  });

  it('does not know what became of mails when both answers got lost', async () => {
    await trouble('taken-and-lost', 'taken-and-lost');
    expect(kinds(await send(people(2)))).toEqual(['unknown', 'unknown']);
  });

  it('lets one bad address keep no neighbour', async () => {
    const results = await send([mailTo('a@example.org'), mailTo('b@refused.example.org'), mailTo('c@example.org')]);
    expect(kinds(results)).toEqual(['accepted', 'permanent', 'accepted']);
    expect((await log()).sent.map(({ to }) => to[0])).toEqual([
      '"Jean Dupont" <a@example.org>',
      '"Jean Dupont" <c@example.org>',
    ]);
    expect(results[2]?.providerId).toEqual(expect.any(String));
  });

  it('waits when it is the sender that is refused', async () => {
    const from = { name: '', address: 'rollcall@unverified.example.org' };
    expect(kinds(await send([mailTo('a@example.org', { from })]))).toEqual(['temporary']);
  });

  it.each([401, 403, 429, 500, 503])('waits on a status of %i', async (status) => {
    await trouble(status);
    expect(await send(people(2))).toEqual(Array(2).fill({ kind: 'temporary', reply: String(status) }));
  });

  it.each([
    ['rate_limit_exceeded', 'rate'],
    ['daily_quota_exceeded', 'quota'],
    ['monthly_quota_exceeded', 'quota'],
  ])('takes %s for a limit of the account', async (name, limit) => {
    await trouble({ status: 429, name });
    expect(await send(people(2))).toEqual(Array(2).fill({ kind: 'limited', limit, reply: '429' }));
  });

  it('finds the mail for which a whole batch is refused', async () => {
    await trouble(422, 422, 422);
    expect(kinds(await send(people(4)))).toEqual(['permanent', 'accepted', 'accepted', 'accepted']);
  });

  it('does not take the page of a hotel network for an answer', async () => {
    await trouble('not-json');
    expect(kinds(await send(people(1)))).toEqual(['unknown']);
  });

  it('writes down no mail with a line end in a name', async () => {
    const [result, neighbour] = await send([
      mailTo('a@example.org', { to: { name: 'Eve\r\nBcc: v@x.org', address: 'a@example.org' } }),
      mailTo('b@example.org'),
    ]);
    expect([result?.kind, neighbour?.kind]).toEqual(['permanent', 'accepted']);
  });

  it('begins nothing when its time is over', async () => {
    expect(kinds(await send(people(2), AbortSignal.abort()))).toEqual(['temporary', 'temporary']);
    expect((await log()).requests).toEqual([]);
  });
});

describe('a space that sends by Resend', () => {
  const settings = (change: Partial<Environment> = {}): Environment => ({
    ...env,
    MAIL_TRANSPORT: 'resend',
    RESEND_API_KEY: 're_test',
    RESEND_URL: url(),
    ...change,
  });

  it('delivers its outbox and keeps what Resend calls each mail', async () => {
    const owner = await newSpace();
    const invited = await Promise.all([1, 2, 3].map(() => invitePerson(owner, { now: Date.now() })));
    await deliverWoken(settings(), 1);
    for (const { mailId } of invited) {
      expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', provider_id: expect.any(String) });
    }
    expect((await log()).requests).toHaveLength(1);
  });

  it('sends a batch again under the same key when no answer came', async () => {
    const owner = await newSpace();
    const { mailId } = await invitePerson(owner, { now: Date.now() });
    await trouble('taken-and-lost', 'taken-and-lost');
    await deliverWoken(settings(), 1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', unknowns: 1 });
    await env.DB.prepare('UPDATE outbox SET due_at = 0').run();
    await deliverWoken(settings(), 1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', attempts: 2 });
    expect((await log()).sent).toHaveLength(1);
  });

  it('needs an address by https, except on one machine', () => {
    expect(() => settingsOf(settings({ RESEND_URL: 'http://api.resend.com' }))).toThrow(/RESEND_URL/);
    expect(settingsOf(settings({ RESEND_URL: 'https://api.example.org' })).resendUrl).toBe('https://api.example.org');
  });

  it('says which setting is missing', async () => {
    const { RESEND_API_KEY: _, ...without } = settings();
    await expect(deliverWoken(without, 1)).rejects.toThrow('RESEND_API_KEY is not set');
  });
});
