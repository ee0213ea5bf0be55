import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../shared/contract/batch.ts';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { deliverDueMails } from '../../../worker/mail/delivery.ts';
import { claimMails, requeueExpiredLeases, settleMails } from '../../../worker/mail/outbox-store.ts';
import { maxAttempts } from '../../../worker/mail/retry-delay.ts';
import type { MailTransport, OutgoingMail, SendResult } from '../../../worker/mail/transport.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { newInitialAccount, sealedMembers } from '../access/initial-account.ts';
import { accountsOf, row } from '../batches/invite-batch.ts';
import { newMember, newSpace, type TestMember } from '../space.ts';
import { type HeldQueue, holdQueue } from './held-queue.ts';
import { outboxRow } from './invited-person.ts';
import { arrivedFor, ownDomain } from './mail-servers.ts';
import { watchLog } from './watched-log.ts';

const logged = watchLog();
const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 9);

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace({ name: 'Académie d’été', language: 'fr' });
});

/** A transport that answers each mail with the next of these results, and keeps what it was given. */
function toldTransport(...answers: SendResult['kind'][]) {
  const given: OutgoingMail[] = [];
  const transport: MailTransport = {
    async send(mails) {
      given.push(...mails);
      return mails.map(() => ({ kind: answers.shift() ?? 'accepted', reply: null }));
    },
    close: () => Promise.resolve(),
  };
  return { given, transport };
}

function deliver(transport: MailTransport, moment = start, settings = settingsOf(env)) {
  const timeOver = new AbortController().signal;
  return deliverDueMails(env.DB, settings, transport, 50, { now: () => moment, random: () => 0, newId, timeOver });
}

/** An account whose password is hashed already, so that it is sealed for the mail alone. */
async function mailedAccount(given: Parameters<typeof newInitialAccount>[0] = {}) {
  const account = await newInitialAccount({ now: start, ...given });
  await env.DB.batch([
    env.DB.prepare("UPDATE members SET password_hash = 'hashed' WHERE id = ?").bind(account.memberId),
    env.DB.prepare('UPDATE initial_passwords SET hash_due_at = NULL WHERE member_id = ?').bind(account.memberId),
  ]);
  return { ...account, mailId: account.mailId ?? '' };
}

/** Applies a batch with a queue that waits for the test. */
async function applied(admin: TestMember, batch: Batch): Promise<HeldQueue> {
  const queue = holdQueue();
  await applyBatch(queue.env, { id: crypto.randomUUID(), batch, by: admin.id, now: Date.now(), newId });
  return queue;
}

describe('credentials as they arrive', () => {
  it('say in the language of the person who set the account up, where and with what to sign in', async () => {
    const domain = ownDomain();
    const rows = ['fr', 'en', ''].map((language, index) =>
      row(`p${index}@${domain}`, {
        language,
        lastName: 'Dupont',
        firstName: 'Jean',
        password: 'apozeiru',
        sendCredentials: true,
      }),
    );
    const admin = await newMember({ email: 'anne@example.org', firstName: 'Anne', lastName: 'Admin', role: 'admin' });
    const queue = await applied(admin, { ...accountsOf(...rows), source: { kind: 'file', title: 'list.csv' } });
    await queue.heard('mail');
    await queue.answer('mail');
    const arrived = (await arrivedFor(domain)).sort((a, b) => a.to.localeCompare(b.to));
    expect(arrived.map(({ read }) => read.subject)).toEqual([
      'Votre compte dans «\u00a0Académie d’été\u00a0»',
      'Your account in “Académie d’été”',
      'Votre compte dans «\u00a0Académie d’été\u00a0»',
    ]);
    const [french, english] = arrived.map(({ read }) => read);
    expect(french?.text).toContain('Adresse e-mail\u00a0: p0@');
    for (const said of [
      'Hello Jean Dupont,',
      'Anne Admin has set up an account for you in the learning space “Académie d’été”.',
      `E-mail address: p1@${domain}\nPassword: apozeiru\n`,
      '\nhttps://space.test/sign-in\n',
      'you are asked to choose a password of your own',
      'your address is in a file from which Anne Admin set up accounts',
      'answer this mail and say so',
    ]) {
      expect(english?.text).toContain(said);
    }
    expect(english).toMatchObject({
      from: { name: 'Académie d’été', address: 'rollcall@localhost' },
      to: [{ name: 'Jean Dupont', address: `p1@${domain}` }],
      replyTo: [{ name: 'Anne Admin', address: 'anne@example.org' }],
    });
  });

  it('name the owner when the one who set the account up is gone', async () => {
    const domain = ownDomain();
    const admin = await newMember({ email: 'anne@example.org', firstName: 'Anne', role: 'admin' });
    const queue = await applied(admin, accountsOf(row(`a@${domain}`, { password: 'apozeiru', sendCredentials: true })));
    await env.DB.prepare('DELETE FROM members WHERE id = ?').bind(admin.id).run();
    await queue.heard('mail');
    await queue.answer('mail');
    const mails = await arrivedFor(domain);
    expect(mails.map(({ read }) => read.replyTo)).toEqual([[{ name: 'Olive Owner', address: owner.email }]]);
  });
});

describe('the mail with the credentials', () => {
  it('is the same at each attempt, and the sealed password is wiped with the last of them', async () => {
    const account = await mailedAccount();
    const { given, transport } = toldTransport('temporary', 'unknown', 'accepted');
    await deliver(transport, start);
    await deliver(transport, start + minute);
    expect(await sealedMembers()).toEqual([account.memberId]);
    await deliver(transport, start + 60 * minute);
    expect(await outboxRow(account.mailId)).toMatchObject({ state: 'sent', attempts: 3, unknowns: 1 });
    expect(new Set(given.map(({ messageId }) => messageId))).toEqual(new Set([`${account.mailId}@space.test`]));
    expect(new Set(given.map(({ text }) => text)).size).toBe(1);
    expect(given[0]?.text).toContain(account.password);
    expect(await sealedMembers()).toEqual([]);
  });

  it('that is refused for good fails, and leaves no sealed password behind', async () => {
    const { mailId } = await mailedAccount();
    await deliver(toldTransport('permanent').transport);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed' });
    expect(await sealedMembers()).toEqual([]);
  });

  it('does not take the password along while it is not hashed', async () => {
    const { memberId } = await newInitialAccount({ now: start });
    await deliver(toldTransport('accepted').transport);
    expect(await sealedMembers()).toEqual([memberId]);
  });

  it.each([
    ['the person has chosen a password', 'DELETE FROM initial_passwords'],
    ['the person was suspended', "UPDATE members SET state = 'suspended' WHERE role = 'member'"],
  ])('is cancelled when %s', async (_name, change) => {
    const { mailId } = await mailedAccount();
    await env.DB.exec(change);
    const { given, transport } = toldTransport();
    await deliver(transport);
    expect(given).toEqual([]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'cancelled' });
    expect(await sealedMembers()).toEqual([]);
  });

  it('fails, and is told by its id, when the secret of its password is no longer configured; its neighbours leave', async () => {
    const lost = await mailedAccount({ secrets: '7:another-secret-0123456789-0123456789' });
    const neighbour = await mailedAccount();
    const { given, transport } = toldTransport();
    await deliver(transport);
    expect(given.map(({ to }) => to.address)).toEqual([neighbour.email]);
    expect(await outboxRow(lost.mailId)).toMatchObject({ state: 'failed', attempts: 1 });
    const told = logged.filter((line) => line.includes('mail-not-written'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(lost.mailId);
    expect(told[0]).toContain('secret 7');
    expect(await sealedMembers()).toEqual([]);
  });

  it('whose delivery died keeps its password until somebody else has sent it', async () => {
    const { memberId } = await mailedAccount();
    const lease = { id: newId(), now: start, until: start + minute, limit: 10 };
    const { mails } = await claimMails(env.DB, lease);
    expect(mails).toHaveLength(1);
    await keepUp(env, start + minute - 1);
    await requeueExpiredLeases(env.DB, start + minute, maxAttempts);
    await keepUp(env, start - 1);
    expect(await sealedMembers()).toEqual([memberId]);
    const { given, transport } = toldTransport();
    await deliver(transport, start + minute);
    expect(given).toHaveLength(1);
    expect(await sealedMembers()).toEqual([]);
  });

  it('that somebody else holds now is not settled by the slow one, nor its password wiped', async () => {
    const { memberId, mailId } = await mailedAccount();
    const slow = { id: newId(), now: start, until: start + minute, limit: 10 };
    await claimMails(env.DB, slow);
    await requeueExpiredLeases(env.DB, start + minute, maxAttempts);
    await claimMails(env.DB, { id: newId(), now: start + minute, until: start + 2 * minute, limit: 10 });
    await settleMails(env.DB, slow, [{ id: mailId, state: 'sent', dueAt: null, unknown: false, reply: null }]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sending' });
    expect(await sealedMembers()).toEqual([memberId]);
  });

  it('that failed after too many deliveries died leaves its password to cron', async () => {
    await mailedAccount();
    await env.DB.prepare('UPDATE outbox SET attempts = ?')
      .bind(maxAttempts - 1)
      .run();
    await claimMails(env.DB, { id: newId(), now: start, until: start + minute, limit: 10 });
    await keepUp(env, start + minute);
    expect(await sealedMembers()).toEqual([]);
  });
});
