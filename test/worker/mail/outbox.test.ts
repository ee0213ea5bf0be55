import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  claimMails,
  enqueueMailStatement,
  requeueExpiredLeases,
  settleMails,
} from '../../../worker/mail/outbox-store.ts';
import { maxAttempts } from '../../../worker/mail/retry-delay.ts';
import { newId } from '../../../worker/random.ts';
import { newMember, newSpace, type TestMember } from '../space.ts';
import { invitePerson, outboxRow } from './invited-person.ts';
import { accepted, deliver, minute, permanent, start, temporary, toldTransport, unknown } from './told-transport.ts';
import { watchLog } from './watched-log.ts';

watchLog();

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const lease = (moment: number, limit = 10) => ({ id: newId(), now: moment, until: moment + minute, limit });

describe('a mail in the outbox', () => {
  it('is sent once and marked with the moment', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    const { given, transport } = toldTransport(() => accepted);
    await deliver(transport, start + 5);
    await deliver(transport, start + minute);
    expect(given).toHaveLength(1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', attempts: 1, unknowns: 0, settled_at: start + 5 });
  });

  it('waits until it is due', async () => {
    const { mailId } = await invitePerson(owner, { now: start, dueAt: start + minute });
    const { given, transport } = toldTransport(() => accepted);
    await deliver(transport, start + minute - 1);
    expect(given).toEqual([]);
    await deliver(transport, start + minute);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent' });
  });

  it('is not enqueued twice for one subject and generation', async () => {
    const { memberId, invitationId } = await invitePerson(owner, { now: start });
    const second = { kind: 'invitation', memberId, subjectId: invitationId, generation: 1, dueAt: 0, now: 0 } as const;
    await expect(enqueueMailStatement(env.DB, { ...second, id: newId() }).run()).rejects.toThrow(/UNIQUE/);
  });

  it('goes to one of many deliveries at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, () => invitePerson(owner, { now: start })));
    const { given, transport } = toldTransport(() => accepted);
    await Promise.all(Array.from({ length: 8 }, () => deliver(transport)));
    expect(given.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map(({ mailId }) => `${mailId}@space.test`).sort(),
    );
  });

  it('comes back after a temporary refusal, later each time and with the same link and Message-ID', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    const { given, transport } = toldTransport(() => temporary);
    await deliver(transport, start);
    expect(await outboxRow(mailId)).toMatchObject({
      state: 'queued',
      attempts: 1,
      unknowns: 0,
      last_reply: '451 4.3.2',
      due_at: start + minute,
      settled_at: null,
    });
    await deliver(transport, start + minute);
    expect(await outboxRow(mailId)).toMatchObject({ attempts: 2, due_at: start + 3 * minute });
    const [first, second] = given;
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
    expect(first?.text).toMatch(/https:\/\/space\.test\/accept\/[0-9a-f]{24}\.[\w-]{43}\n/);
  });

  it('fails after a bounded number of attempts', async () => {
    const { mailId } = await invitePerson(owner, { now: start, days: 90 });
    const { given, transport } = toldTransport(() => temporary);
    let moment = start;
    for (let attempt = 0; attempt < maxAttempts + 5; attempt++) {
      await deliver(transport, moment);
      moment += 24 * 60 * minute;
    }
    expect(given).toHaveLength(maxAttempts);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed', last_reply: '451 4.3.2' });
  });

  it('fails at once when the server refuses it for good', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    await deliver(toldTransport(() => permanent).transport);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'failed', attempts: 1, last_reply: '550 5.1.1' });
  });

  it('is counted as unknown and sent again when the result got lost', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    await deliver(toldTransport(() => unknown).transport);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', unknowns: 1, due_at: start + minute });
  });
});

describe('a lease', () => {
  it('keeps others off until it ends; then the mail is queued again, as unknown', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    await claimMails(env.DB, lease(start));
    await requeueExpiredLeases(env.DB, start + minute - 1, maxAttempts);
    expect((await claimMails(env.DB, lease(start + minute - 1))).mails).toEqual([]);
    await requeueExpiredLeases(env.DB, start + minute, maxAttempts);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued', unknowns: 1, due_at: start });
    expect((await claimMails(env.DB, lease(start + minute))).mails).toMatchObject([{ id: mailId, attempt: 2 }]);
  });

  it('is a fence: who lost the mail to somebody else can no longer mark it', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    const slow = lease(start);
    await claimMails(env.DB, slow);
    await requeueExpiredLeases(env.DB, start + minute, maxAttempts);
    const quick = lease(start + minute);
    await claimMails(env.DB, quick);
    const failed = { id: mailId, state: 'failed', dueAt: null, unknown: false, reply: null } as const;
    await settleMails(env.DB, slow, [failed]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sending', lease_id: quick.id });
  });

  it('that ran out still counts for "sent", so that nobody gets a second copy', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    const slow = lease(start);
    await claimMails(env.DB, slow);
    await requeueExpiredLeases(env.DB, start + minute, maxAttempts);
    const settled = { id: mailId, dueAt: null, unknown: false, reply: null };
    await settleMails(env.DB, slow, [{ ...settled, state: 'failed' }]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued' });
    await settleMails(env.DB, slow, [{ ...settled, state: 'sent' }]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sent', unknowns: 1 });
  });

  it('does not let a replayed mark touch a mail that was settled', async () => {
    const { mailId } = await invitePerson(owner, { now: start });
    const held = lease(start);
    await claimMails(env.DB, held);
    const settled = { id: mailId, dueAt: start, unknown: false, reply: null };
    await settleMails(env.DB, held, [{ ...settled, state: 'queued' }]);
    await settleMails(env.DB, held, [{ ...settled, state: 'sent' }]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'queued' });
  });
});

describe('a mail that nobody wants any more', () => {
  it.each([
    ['the invitation was accepted', "UPDATE invitations SET state = 'accepted'"],
    ['the invitation was revoked', "UPDATE invitations SET state = 'revoked'"],
    ['the invitation is over', 'UPDATE invitations SET expires_at = 1'],
    ['a newer generation of it exists', 'UPDATE invitations SET generation = 2'],
    ['the member is active already', "UPDATE members SET state = 'active'"],
    ['the member was suspended', "UPDATE members SET state = 'suspended'"],
  ])('is cancelled when %s', async (_name, change) => {
    const { mailId } = await invitePerson(owner, { now: start });
    await env.DB.prepare(change).run();
    const { given, transport } = toldTransport(() => accepted);
    await deliver(transport);
    expect(given).toEqual([]);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'cancelled' });
  });

  it('is gone with a member who was erased', async () => {
    const { mailId, memberId } = await invitePerson(owner, { now: start });
    await env.DB.prepare('DELETE FROM members WHERE id = ?').bind(memberId).run();
    const { given, transport } = toldTransport(() => accepted);
    await deliver(transport);
    expect(given).toEqual([]);
    expect(await outboxRow(mailId)).toBeNull();
  });

  it('is a password reset that was used', async () => {
    const member = await newMember({ email: 'm@example.org' });
    const reset = newId();
    const mailId = newId();
    const enqueued = { kind: 'password-reset', memberId: member.id, subjectId: reset, generation: 1 } as const;
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO password_resets (id, member_id, secret_version, created_at, expires_at, used_at)
         VALUES (?1, ?2, 1, ?3, ?4, ?3)`,
      ).bind(reset, member.id, start, start + minute),
      enqueueMailStatement(env.DB, { ...enqueued, id: mailId, dueAt: start, now: start }),
    ]);
    await deliver(toldTransport(() => accepted).transport);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'cancelled' });
  });
});
