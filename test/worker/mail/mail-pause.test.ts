import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/contract/batch.ts';
import { readHealth } from '../../../worker/health/read-health.ts';
import { chosenTransport } from '../../../worker/mail/chosen-transport.ts';
import { deliverDueMails } from '../../../worker/mail/delivery.ts';
import { countDueMails } from '../../../worker/mail/outbox-store.ts';
import { maxAttempts } from '../../../worker/mail/retry-delay.ts';
import type { MailTransport, OutgoingMail, SendResult } from '../../../worker/mail/transport.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { heardBy, scriptedServer } from './mail-servers.ts';
import { watchLog } from './watched-log.ts';

const logged = watchLog();

const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 9);
const dayIsOver = '550 5.4.5 Daily user sending limit exceeded, ask Mallory at https://example.org';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

async function invite(people: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < people; at += 1) {
    ids.push((await invitePerson(owner, { now: start, dueAt: start - people + at, days: 90 })).mailId);
  }
  return ids;
}

async function deliverBy(transport: MailTransport, moment: number): Promise<void> {
  const timeOver = new AbortController().signal;
  const sources = { now: () => moment, random: () => 0, newId, timeOver };
  await deliverDueMails(env.DB, settingsOf(env), transport, 50, sources);
  await transport.close();
}

/** One delivery at a moment, by the mail server at a port. */
const deliver = (port: number, moment: number) =>
  deliverBy(chosenTransport({ ...env, SMTP_URL: `smtp://127.0.0.1:${port}` }), moment);

const pause = () => env.DB.prepare('SELECT reason, until, pauses FROM mail_pause').first();

const ledger = () =>
  env.DB.prepare(
    'SELECT state, count(*) AS mails, max(attempts) AS attempts, sum(unknowns) AS unknowns FROM outbox GROUP BY state',
  )
    .all()
    .then(({ results }) => results);

const heard = async (port: number, verb: string) =>
  (await heardBy(port)).filter((line) => line.startsWith(verb)).length;

describe('a mail server that says that the day is used up', () => {
  it.each([
    ['of the sender', { MAIL: ['250 ok', '250 ok', '250 ok', dayIsOver, dayIsOver, '250 ok'] }],
    ['of the recipient', { RCPT: ['250 ok', '250 ok', '250 ok', dayIsOver, dayIsOver, '250 ok'] }],
    ['of the message', { MESSAGE: ['250 ok', '250 ok', '250 ok', dayIsOver, dayIsOver, '250 ok'] }],
  ])(
    'at the word %s pauses all mail, which uses up no attempt, is no bounce and goes on by itself',
    async (_, script) => {
      await invite(25);
      const port = await scriptedServer(script);
      await deliver(port, start);
      expect(await ledger()).toEqual([
        { state: 'queued', mails: 22, attempts: 0, unknowns: 0 },
        { state: 'sent', mails: 3, attempts: 1, unknowns: 0 },
      ]);
      expect(await pause()).toEqual({ reason: 'quota', until: start + 15 * minute, pauses: 1 });
      const said = await heard(port, 'MAIL');

      // Neither a wake-up nor cron tries anything before it ends.
      await deliver(port, start + 15 * minute - 1);
      expect(await countDueMails(env.DB, start + 15 * minute - 1, 100)).toBe(0);
      expect(await heard(port, 'MAIL')).toBe(said);

      // One mail tries, and the next pause is longer.
      expect(await countDueMails(env.DB, start + 15 * minute, 100)).toBe(22);
      await deliver(port, start + 15 * minute);
      expect(await heard(port, 'MAIL')).toBe(said + 1);
      expect(await pause()).toEqual({ reason: 'quota', until: start + 45 * minute, pauses: 2 });

      await deliver(port, start + 45 * minute);
      expect(await ledger()).toEqual([{ state: 'sent', mails: 25, attempts: 1, unknowns: 0 }]);
      expect(await pause()).toMatchObject({ pauses: 0 });
      const recipients = (await heardBy(port)).filter((line) => line.startsWith('RCPT'));
      expect(new Set(recipients).size).toBe(25);
      const suppressed = await env.DB.prepare('SELECT count(*) AS count FROM suppressions').first('count');
      expect(suppressed).toBe(0);
      expect(logged.join()).toContain('"mail-paused"');
      expect(logged.join()).not.toContain('Mallory');
    },
  );

  it('for ever is asked once an hour, and nobody loses their mail', async () => {
    const ids = await invite(3);
    const port = await scriptedServer({ MAIL: dayIsOver });
    const end = start + 24 * 60 * minute;
    for (let now = start; now < end; now += 10 * minute) await deliver(port, now);
    const asked = await heard(port, 'MAIL');
    expect(asked).toBeGreaterThan(maxAttempts);
    expect(asked).toBeLessThan(27);
    expect(await ledger()).toEqual([{ state: 'queued', mails: ids.length, attempts: 0, unknowns: 0 }]);
    expect(new Set((await heardBy(port)).filter((line) => line.startsWith('RCPT'))).size).toBe(0);
  });

  it('at the door, says so before any mail is begun', async () => {
    await invite(2);
    await deliver(
      await scriptedServer({ CONNECT: '421 4.7.28 unusual rate of mail from you, try again later' }),
      start,
    );
    expect(await ledger()).toEqual([{ state: 'queued', mails: 2, attempts: 0, unknowns: 0 }]);
    expect(await pause()).toEqual({ reason: 'rate', until: start + minute, pauses: 1 });
  });
});

const accepted: SendResult = { kind: 'accepted', reply: '250' };
const tooFast: SendResult = { kind: 'limited', limit: 'rate', reply: '454' };

/** A transport that answers each mail as it is told, and stops at a limit. */
function told(answer: (mail: OutgoingMail) => SendResult) {
  const given: string[] = [];
  const transport: MailTransport = {
    close: () => Promise.resolve(),
    async send(mails) {
      const results: SendResult[] = [];
      for (const mail of mails) {
        given.push(mail.messageId.split('@')[0] ?? '');
        const result = answer(mail);
        results.push(result);
        if (result.kind === 'limited') break;
      }
      return results;
    },
  };
  return { given, transport };
}

describe('a pause of the mail', () => {
  it('begins short again once mail has left in between', async () => {
    await invite(2);
    await deliverBy(told(() => tooFast).transport, start);
    await deliverBy(told(() => tooFast).transport, start + minute);
    expect(await pause()).toEqual({ reason: 'rate', until: start + 3 * minute, pauses: 2 });
    let sent = 0;
    const { transport } = told(() => (sent++ === 0 ? accepted : tooFast));
    await deliverBy(transport, start + 3 * minute);
    expect(await pause()).toEqual({ reason: 'rate', until: start + 4 * minute, pauses: 1 });
  });

  it('is tried by one mail alone, however many deliveries are woken', async () => {
    await invite(30);
    await deliverBy(told(() => tooFast).transport, start);
    const { given, transport } = told(() => tooFast);
    await Promise.all(Array.from({ length: 6 }, () => deliverBy(transport, start + minute)));
    expect(given).toHaveLength(1);
  });

  it('is tried by one mail also where a hundred would go at once', async () => {
    await invite(30);
    await deliverBy(told(() => tooFast).transport, start);
    const given: number[] = [];
    const transport: MailTransport = {
      atOnce: 100,
      close: () => Promise.resolve(),
      async send(mails) {
        given.push(mails.length);
        return mails.map(() => tooFast);
      },
    };
    await deliverBy(transport, start + minute);
    expect(given).toEqual([1]);
  });

  it('is held up by no mail whose limit is its own', async () => {
    const [own = '', ...others] = await invite(4);
    const answer = (mail: OutgoingMail) => (mail.messageId.startsWith(own) ? tooFast : accepted);
    await deliverBy(told(answer).transport, start);
    await deliverBy(told(answer).transport, start + minute);
    for (const id of others) expect(await outboxRow(id)).toMatchObject({ state: 'sent' });
    expect(await outboxRow(own)).toMatchObject({ state: 'queued', bounce_reason: null });
  });

  it('is not caused for ever by a mail that is refused again and again while others leave', async () => {
    const [own = ''] = await invite(1);
    const { given, transport } = told((mail) => (mail.messageId.startsWith(own) ? tooFast : accepted));
    for (let now = start; now < start + 10 * 24 * 60 * minute; now += 7 * 60 * minute) {
      await invitePerson(owner, { now, dueAt: now - 2 * minute, days: 90 });
      await deliverBy(transport, now);
      await deliverBy(transport, now + 20 * minute);
    }
    expect(await outboxRow(own)).toMatchObject({ state: 'failed', attempts: maxAttempts, last_reply: '454' });
    // One attempt for two looks: the first after a wait tells nothing yet of whose limit it is.
    expect(given.filter((id) => id === own).length).toBeLessThanOrEqual(2 * maxAttempts + 2);
    expect(await pause()).toMatchObject({ pauses: 0 });
  });

  it('uses up no attempt of the mail that tries it, though others have left since that was refused', async () => {
    // More than a delivery claims at a time, so that what was refused first is behind those that the limit keeps next.
    await invite(14);
    const letThrough = (left: number) => told(() => (left-- > 0 ? accepted : tooFast)).transport;
    await deliverBy(letThrough(0), start);
    await deliverBy(letThrough(1), start + minute);
    for (let trial = 1; trial <= 16; trial += 1) await deliverBy(letThrough(0), start + trial * 16 * minute);
    expect(await ledger()).toMatchObject([
      { state: 'queued', mails: 13, attempts: 0 },
      { state: 'sent', mails: 1 },
    ]);
  });

  it('is passed by mails that nobody wants any more', async () => {
    const ids = await invite(12);
    await deliverBy(told(() => tooFast).transport, start);
    await env.DB.prepare("UPDATE invitations SET state = 'revoked'").run();
    const wanted = (await invite(1))[0] ?? '';
    const { given, transport } = told(() => accepted);
    await deliverBy(transport, start + minute);
    expect(given).toEqual([wanted]);
    expect(await ledger()).toMatchObject([{ state: 'cancelled', mails: ids.length }, { state: 'sent' }]);
  });

  it('is told with each batch some of whose mail waits, and with no other', async () => {
    const batch = await applied(owner, batchOf(row('a@pause.example.org'), row('b@pause.example.org')));
    const later = Date.now() + minute;
    await deliverBy(told(() => tooFast).transport, later);
    const waits = { reason: 'rate', until: later + minute };
    const receipt = async (id: string): Promise<Receipt> => (await api(owner, 'GET', `/api/v1/batches/${id}`)).json();
    expect(await receipt(batch.batchId)).toMatchObject({ mailPause: waits });
    const again = await applied(owner, batchOf(row('a@pause.example.org')));
    expect(again).toMatchObject({ mailPause: waits });
    await env.DB.prepare('UPDATE mail_pause SET until = ?').bind(Date.now()).run();
    expect(await receipt(batch.batchId)).toMatchObject({ mailPause: null });
    await env.DB.prepare('UPDATE mail_pause SET until = ?').bind(waits.until).run();
    expect(await receipt(batch.batchId)).toMatchObject({ mailPause: waits });
    await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = ?").bind(later).run();
    expect(await receipt(batch.batchId)).toMatchObject({ mailPause: null });
  });

  it('is told to admins and watchers with its end and our own word for why, and is no mail that is stuck', async () => {
    const now = Date.now();
    await env.DB.prepare('INSERT OR REPLACE INTO upkeep VALUES (1, ?, 0)').bind(now).run();
    await invitePerson(owner, { now: now - 90 * minute });
    await deliverBy(told(() => ({ ...tooFast, limit: 'quota' })).transport, now);
    const answer = await (await api(owner, 'GET', '/api/v1/health')).json();
    expect(answer).toMatchObject({
      status: 'degraded',
      reasons: [],
      mailPause: { until: now + 15 * minute, reason: 'quota' },
      dueMailSeconds: null,
      waitingMails: 1,
    });
    expect(await readHealth(env.DB, now + 16 * minute)).toMatchObject({ mailPause: null, dueMailSeconds: 60 });
  });
});
