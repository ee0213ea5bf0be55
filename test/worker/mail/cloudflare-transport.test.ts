import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { cloudflareTransport } from '../../../worker/mail/cloudflare/cloudflare-transport.ts';
import type { OutgoingMail, SendResult } from '../../../worker/mail/transport.ts';
import { deliverWoken } from '../../../worker/mail/wake-up.ts';
import { newId } from '../../../worker/random.ts';
import { newSpace } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { watchLog } from './watched-log.ts';

const logged = watchLog();

// A stand-in, since no real Email Service runs here: it answers and fails as Cloudflare documents its binding.
function binding(answers: (string | Error)[] = []): { email: SendEmail; given: unknown[] } {
  const given: unknown[] = [];
  const email: SendEmail = {
    async send(message: unknown) {
      given.push(message);
      const answer = answers.shift() ?? '<cf-1@example.org>';
      if (answer instanceof Error) throw answer;
      return { messageId: answer };
    },
  };
  return { email, given };
}

const coded = (code: string) => Object.assign(new Error('Recipient jean@example.org is refused'), { code });

function mailTo(address: string, change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: `${newId()}@space.test`,
    date: 0,
    from: { name: 'Test Academy', address: 'rollcall@space.test' },
    to: { name: 'Jean', address },
    replyTo: { name: 'Olive', address: 'owner@example.org' },
    language: 'en',
    unsubscribe: null,
    subject: 'Hello',
    text: 'Hello',
    html: '<p>Hello</p>',
    ...change,
  };
}

const send = (email: SendEmail, mails: OutgoingMail[], signal = AbortSignal.timeout(30_000)): Promise<SendResult[]> =>
  cloudflareTransport(email).send(mails, signal);

describe("sending by Cloudflare's Email Service", () => {
  it('calls once for each recipient and keeps its name for the mail', async () => {
    const { email, given } = binding(['<one@cf>', 'two']);
    const results = await send(email, [mailTo('a@example.org'), mailTo('b@example.org')]);
    expect(results).toEqual([
      { kind: 'accepted', reply: null, providerId: 'one@cf' },
      { kind: 'accepted', reply: null, providerId: 'two' },
    ]);
    expect(given[0]).toEqual({
      from: { email: 'rollcall@space.test', name: 'Test Academy' },
      to: 'a@example.org',
      replyTo: { email: 'owner@example.org', name: 'Olive' },
      subject: 'Hello',
      text: 'Hello',
      html: '<p>Hello</p>',
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'en' },
    });
  });

  it.each([
    ['E_RECIPIENT_SUPPRESSED', 'permanent'],
    ['E_RECIPIENT_NOT_ALLOWED', 'permanent'],
    ['E_VALIDATION_ERROR', 'permanent'],
    ['E_HEADER_VALUE_INVALID', 'permanent'],
    ['E_SENDER_NOT_VERIFIED', 'temporary'],
    ['E_SENDER_DOMAIN_NOT_AVAILABLE', 'temporary'],
    ['E_DELIVERY_FAILED', 'unknown'],
    ['E_INTERNAL_SERVER_ERROR', 'unknown'],
  ])('%s is %s, for that mail alone', async (code, kind) => {
    const { email } = binding([coded(code)]);
    const results = await send(email, [mailTo('jean@example.org'), mailTo('b@example.org')]);
    expect(results.map((result) => result.kind)).toEqual([kind, 'accepted']);
    expect(results[0]?.reply).toBe(code);
    expect(logged.join()).toContain(code);
  });

  it.each([
    ['E_RATE_LIMIT_EXCEEDED', 'rate'],
    ['E_DAILY_LIMIT_EXCEEDED', 'quota'],
  ])('%s is a limit of the account, and the next mail is not begun', async (code, limit) => {
    const { email, given } = binding([coded(code)]);
    const results = await send(email, [mailTo('jean@example.org'), mailTo('b@example.org')]);
    expect(results).toEqual([{ kind: 'limited', limit, reply: code }]);
    expect(given).toHaveLength(1);
  });

  it('does not know what became of a mail when the call broke off', async () => {
    const { email } = binding([new Error('Network connection lost.')]);
    expect(await send(email, [mailTo('a@example.org')])).toEqual([{ kind: 'unknown', reply: null }]);
  });

  it('hands no mail over with a line end in a name, and begins none when its time is over', async () => {
    const { email, given } = binding();
    const unsafe = mailTo('a@example.org', { from: { name: 'Eve\nBcc: v@x.org', address: 'rollcall@space.test' } });
    expect((await send(email, [unsafe]))[0]?.kind).toBe('permanent');
    expect(await send(email, [mailTo('a@example.org')], AbortSignal.abort())).toEqual([]);
    expect(given).toEqual([]);
  });
});

describe('a space that sends by it', () => {
  it('delivers its outbox, and says when the binding is missing', async () => {
    const owner = await newSpace();
    const { mailId } = await invitePerson(owner, { now: Date.now() });
    await expect(deliverWoken({ ...env, MAIL_TRANSPORT: 'cloudflare' }, 1)).rejects.toThrow('EMAIL is not set');
    await deliverWoken({ ...env, MAIL_TRANSPORT: 'cloudflare', EMAIL: binding(['<cf-9>']).email }, 1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', provider_id: 'cf-9' });
  });
});
