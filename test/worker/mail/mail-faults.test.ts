import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { Environment } from '../../../worker/environment.ts';
import { deliverDueMails } from '../../../worker/mail/delivery.ts';
import { maxAttempts } from '../../../worker/mail/retry-delay.ts';
import { smtpServer } from '../../../worker/mail/smtp/smtp-server.ts';
import { smtpTransport } from '../../../worker/mail/smtp/smtp-transport.ts';
import type { MailTransport } from '../../../worker/mail/transport.ts';
import { deliverWoken } from '../../../worker/mail/wake-up.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { api, newSpace, openPage, type TestMember } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { arrivedFor, heardBy, ownDomain, scriptedServer } from './mail-servers.ts';
import { watchLog } from './watched-log.ts';

watchLog();

let owner: TestMember;
let domain: string;
beforeEach(async () => {
  owner = await newSpace();
  domain = ownDomain();
});

const invite = (local: string) => invitePerson(owner, { now: Date.now(), email: `${local}@${domain}`, days: 90 });

/** One delivery of all that waits, as if its time had come. */
async function deliverAgain(environment: Environment = env): Promise<void> {
  await env.DB.prepare("UPDATE outbox SET due_at = 1 WHERE state = 'queued'").run();
  await deliverWoken(environment, 1);
}

/** The same, for a server whose silence is not worth the seconds that a real one is given. */
async function deliverImpatiently(port: number): Promise<void> {
  await env.DB.prepare("UPDATE outbox SET due_at = 1 WHERE state = 'queued'").run();
  const patience = { connect: 2000, reply: 400, message: 400 };
  const transport = smtpTransport(smtpServer(`smtp://127.0.0.1:${port}`), 'space.test', patience);
  await deliverBy(transport);
  await transport.close();
}

async function deliverBy(transport: MailTransport): Promise<void> {
  const timeOver = new AbortController().signal;
  const sources = { now: () => Date.now(), random: () => 0, newId, timeOver };
  await deliverDueMails(env.DB, settingsOf(env), transport, 50, sources);
}

async function suppressions(): Promise<unknown[]> {
  return (await env.DB.prepare('SELECT reason FROM suppressions').all()).results;
}

async function undelivered(): Promise<unknown[]> {
  const answer = await api(owner, 'GET', '/api/v1/invitations?list=undelivered');
  expect(answer.status).toBe(200);
  return (await answer.json<{ items: unknown[] }>()).items;
}

describe('a mail server that wants the mail later', () => {
  it('is no bounce, however often: the address stays in use', async () => {
    const { mailId } = await invite('slow-down');
    const neighbour = await invite('neighbour');
    for (let attempt = 0; attempt < maxAttempts + 2; attempt += 1) {
      const before = await outboxRow(mailId);
      if (attempt > 0 && attempt < maxAttempts) expect(before).toMatchObject({ state: 'queued', attempts: attempt });
      await deliverAgain();
    }
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed', attempts: maxAttempts, unknowns: 0 });
    expect(await outboxRow(neighbour.mailId)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await suppressions()).toEqual([]);
  });

  it.each([
    ['in the greeting', { CONNECT: '421 4.7.0 too many connections' }],
    ['after some mails', { MAIL: ['250 ok', '250 ok', '250 ok', '421 4.7.0 too many mails'] }],
  ])('by 421 %s loses nobody: all get theirs, once, when it is willing again', async (_name, script) => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, at) => invite(`p${at}`)));
    const port = await scriptedServer(script);
    await deliverAgain({ ...env, SMTP_URL: `smtp://127.0.0.1:${port}` });
    const took = (await heardBy(port)).filter((line) => line === 'DATA').length;
    await deliverAgain();
    await deliverAgain();
    expect(await arrivedFor(domain)).toHaveLength(people.length - took);
    const left = await env.DB.prepare("SELECT 1 FROM outbox WHERE state <> 'sent' OR unknowns > 0").all();
    expect(left.results).toEqual([]);
    expect(await suppressions()).toEqual([]);
  });

  it('and takes one mail a connection gets rid of nobody who was never tried', async () => {
    for (let at = 0; at < 30; at += 1) await invite(`p${at}`);
    const port = await scriptedServer({ MAIL: Array(200).fill(['250 ok', '421 4.7.0 one at a time']).flat() });
    for (let round = 0; round < maxAttempts + 8; round += 1) {
      await deliverAgain({ ...env, SMTP_URL: `smtp://127.0.0.1:${port}` });
    }
    const states = await env.DB.prepare('SELECT state, count(*) AS mails FROM outbox GROUP BY state').all();
    expect(states.results).toEqual([{ state: 'sent', mails: 30 }]);
  });
});

describe('a mail server that does not know the mailbox', () => {
  it('is a bounce at once, and the address is mailed no more', async () => {
    const { mailId, memberId, invitationId } = await invite('nobody');
    const neighbour = await invite('neighbour');
    await deliverAgain();
    await deliverAgain();
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed', attempts: 1, last_reply: '550 5.1.1' });
    expect(await outboxRow(neighbour.mailId)).toMatchObject({ state: 'sent' });
    expect(await suppressions()).toEqual([{ reason: 'bounce' }]);
    expect(await undelivered()).toMatchObject([{ id: invitationId, bounce: 'mailbox-unknown' }]);
    // Whatever puts another mail into the outbox, it stays here.
    await env.DB.prepare(
      `INSERT INTO outbox (id, kind, member_id, subject_id, generation, copy, due_at, created_at)
       VALUES (?1, 'invitation', ?2, ?3, 1, 1, 1, 1)`,
    )
      .bind(newId(), memberId, invitationId)
      .run();
    await deliverAgain();
    const copies = await env.DB.prepare('SELECT state FROM outbox WHERE member_id = ? ORDER BY copy')
      .bind(memberId)
      .all();
    expect(copies.results).toEqual([{ state: 'failed' }, { state: 'cancelled' }]);
  });
});

describe('a mail server that takes the mail and does not say so', () => {
  it('hanging up or falling silent, costs one copy for each that is counted as unknown, and no more', async () => {
    const { mailId, invitationId } = await invite('a');
    const port = await scriptedServer({ MESSAGE: ['close', 'silence', '250 taken'] });
    for (let unknowns = 1; unknowns <= 2; unknowns += 1) {
      await deliverImpatiently(port);
      expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', unknowns, attempts: unknowns });
    }
    await deliverImpatiently(port);
    await deliverImpatiently(port);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', unknowns: 2, attempts: 3, generation: 1 });
    expect((await heardBy(port)).filter((line) => line === 'DATA')).toHaveLength(3);
    const stored = await env.DB.prepare('SELECT generation FROM invitations WHERE id = ?').bind(invitationId).first();
    expect(stored).toEqual({ generation: 1 });
  });

  it('each time, is given up after as many attempts as any other, and is no bounce', async () => {
    const { mailId } = await invite('a');
    const port = await scriptedServer({ MESSAGE: 'close' });
    for (let attempt = 0; attempt < maxAttempts + 2; attempt += 1) await deliverImpatiently(port);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed', attempts: maxAttempts, unknowns: maxAttempts });
    expect((await heardBy(port)).filter((line) => line === 'DATA')).toHaveLength(maxAttempts);
    expect(await suppressions()).toEqual([]);
  });

  it('and is well again, leaves a link that opens', async () => {
    const { mailId } = await invite('a');
    await deliverImpatiently(await scriptedServer({ MESSAGE: 'close' }));
    await deliverAgain();
    const [mail, ...more] = await arrivedFor(domain);
    expect(more).toEqual([]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', unknowns: 1 });
    const path = /https:\/\/space\.test(\/accept\/\S+)/.exec(mail?.read.text ?? '')?.[1] ?? '';
    expect((await openPage(path)).status).toBe(200);
  });
});

describe('a mail server that cannot be reached', () => {
  const closed = 'smtp://127.0.0.1:1';
  const otherName = `smtps://127.0.0.1:${inject('smtpsPort')}`;

  it.each([
    ['is down', closed, undefined],
    ['has a certificate of another name', otherName, `smtps://localhost:${inject('smtpsPort')}`],
  ])('since it %s, keeps everybody waiting and nobody from getting their mail', async (_name, wrong, right) => {
    for (let at = 0; at < 12; at += 1) await invite(`p${at}`);
    await deliverAgain({ ...env, SMTP_URL: wrong });
    const waiting = await env.DB.prepare(
      "SELECT count(*) AS mails, max(attempts) AS most, sum(unknowns) AS unknowns FROM outbox WHERE state = 'queued'",
    ).first();
    expect(waiting).toEqual({ mails: 12, most: 1, unknowns: 0 });
    expect(await suppressions()).toEqual([]);
    await deliverAgain(right === undefined ? env : { ...env, SMTP_URL: right });
    expect(new Set((await arrivedFor(domain)).map(({ to }) => to)).size).toBe(12);
    expect(await arrivedFor(domain)).toHaveLength(12);
  });
});

describe('a mail that a slow server is taking', () => {
  it('is left alone by ten ticks of cron', async () => {
    const { mailId } = await invite('a');
    let given = 0;
    await deliverBy({
      close: () => Promise.resolve(),
      async send(mails) {
        given += mails.length;
        await Promise.all(Array.from({ length: 10 }, () => keepUp(env, Date.now())));
        expect(await outboxRow(mailId)).toMatchObject({ state: 'sending', attempts: 1, unknowns: 0 });
        return mails.map(() => ({ kind: 'accepted', reply: '250' }));
      },
    });
    expect(given).toBe(1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', attempts: 1, unknowns: 0 });
    expect(await arrivedFor(domain)).toEqual([]);
  });
});

describe('messages of the real queue that are no wake-ups', () => {
  it('become dead letters; their neighbours deliver', async () => {
    await invite('a');
    // What an older or newer version, or somebody else, might have sent.
    const poison = ['not JSON', { kind: 'deliver', mailId: newId() }, null].map((body) => ({
      body: body as unknown as { kind: 'mail' },
    }));
    await env.WAKE_UPS.sendBatch([...poison, { body: { kind: 'mail' } }]);
    const letters = async () => (await env.DB.prepare('SELECT kind, why FROM dead_letters').all()).results;
    await vi.waitFor(async () => expect(await letters()).toHaveLength(3), { timeout: 20_000 });
    expect(await letters()).toEqual(Array(3).fill({ kind: 'unknown', why: 'not-understood' }));
    await vi.waitFor(async () => expect(await arrivedFor(domain)).toHaveLength(1), { timeout: 20_000 });
  });
});
