import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimMails, settleMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';
import { day, done, expire, invitationRow, invitedPerson, mailsOf, pathOf } from './invited.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const good = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password: 'walnut bicycle overture' };

async function correct(id: string, email: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await api(owner, 'POST', `/api/v1/invitations/${id}/correct`, { email });
  return { status: answer.status, body: await answer.json() };
}

const memberOf = (id: string) =>
  env.DB.prepare('SELECT email, address_key, state FROM members WHERE id = ?').bind(id).first();

describe('correcting the address of somebody who has not accepted', () => {
  it('mails the new address, byte for byte, with a new link; the old link is dead', async () => {
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'jaen@exmaple.org' });
    const { status, body } = await correct(invitationId, '  Jean.D@Example.org ');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: invitationId, state: 'pending', member: { email: 'Jean.D@example.org' } });
    expect(await memberOf(memberId)).toMatchObject({ email: 'Jean.D@example.org', address_key: 'jean.d@example.org' });
    expect(await mailsOf(memberId)).toMatchObject([
      { state: 'sent', generation: 1 },
      { generation: 2, copy: 0 },
    ]);
    await env.DB.prepare("UPDATE outbox SET state = 'queued' WHERE generation = 2").run();
    const { mails } = await claimMails(env.DB, { id: newId(), now: Date.now(), until: Date.now() + 1, limit: 10 });
    expect(mails.map(({ to }) => to.email)).toEqual(['Jean.D@example.org']);
    expect((await openPage(await pathOf(invitationId))).status).toBe(404);
    expect((await sendForm(await pathOf(invitationId, { generation: 2 }), good)).status).toBe(303);
  });

  it('lets who had asked for a new link ask again when that one expires, too', async () => {
    const { invitationId } = await invitedPerson(owner);
    await expire(invitationId);
    await env.DB.prepare('UPDATE invitations SET asked_at = 1').run();
    await correct(invitationId, 'right@example.org');
    expect(await invitationRow(invitationId)).toMatchObject({ state: 'pending', asked_at: null });
  });

  it('leaves an invitation that a newer one has followed as it is', async () => {
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'ada@example.org' });
    await done(owner, 'revoke', invitationId);
    await applied(owner, batchOf(row('ada@example.org')));
    expect((await correct(invitationId, 'right@example.org')).status).toBe(403);
    expect(await memberOf(memberId)).toMatchObject({ email: 'ada@example.org' });
    expect(await invitationRow(invitationId)).toMatchObject({ state: 'revoked', generation: 1 });
  });

  it('cancels the mail that waits', async () => {
    const { invitationId, memberId } = await invitedPerson(owner);
    await env.DB.prepare("UPDATE outbox SET state = 'queued'").run();
    await correct(invitationId, 'right@example.org');
    expect(await mailsOf(memberId)).toMatchObject([{ state: 'cancelled', generation: 1 }, { generation: 2 }]);
  });

  it('works while the mail is being sent: what left carries a dead link, and its settling changes nothing else', async () => {
    const { invitationId, memberId } = await invitedPerson(owner);
    await env.DB.prepare("UPDATE outbox SET state = 'queued', due_at = 0").run();
    const lease = { id: newId(), now: Date.now(), until: Date.now() + 60_000 };
    const { mails } = await claimMails(env.DB, { ...lease, limit: 1 });
    expect(await correct(invitationId, 'right@example.org')).toMatchObject({ status: 200 });
    await settleMails(
      env.DB,
      lease,
      mails.map(({ id }) => ({ id, state: 'sent', dueAt: null, unknown: false, reply: '250' })),
    );
    expect(await mailsOf(memberId)).toMatchObject([{ state: 'sent', generation: 1 }, { generation: 2 }]);
    expect((await openPage(await pathOf(invitationId))).status).toBe(404);
    expect((await openPage(await pathOf(invitationId, { generation: 2 }))).status).toBe(200);
  });

  it.each(['expired', 'revoked'])('opens an %s invitation again, for the full time', async (state) => {
    const { invitationId } = await invitedPerson(owner);
    await expire(invitationId);
    await env.DB.prepare('UPDATE invitations SET state = ?').bind(state).run();
    const before = Date.now();
    expect(await correct(invitationId, 'right@example.org')).toMatchObject({ status: 200 });
    const row = await invitationRow(invitationId);
    expect(row).toMatchObject({ state: 'pending', generation: 2 });
    expect(Number(row?.expires_at)).toBeGreaterThanOrEqual(before + 30 * day);
  });

  it('changes nothing when the address is the same', async () => {
    const { invitationId, memberId, email } = await invitedPerson(owner);
    const before = await invitationRow(invitationId);
    expect(await correct(invitationId, email)).toMatchObject({ status: 200 });
    expect(await invitationRow(invitationId)).toEqual(before);
    expect(await mailsOf(memberId)).toHaveLength(1);
  });

  it('is free to change capitals, which the key does not see', async () => {
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'bob@example.org' });
    expect(await correct(invitationId, 'Bob@example.org')).toMatchObject({ status: 200 });
    expect(await memberOf(memberId)).toMatchObject({ email: 'Bob@example.org', address_key: 'bob@example.org' });
  });

  it('refuses the address of another member, whatever its capitals', async () => {
    await newMember({ email: 'taken@example.org' });
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'mine@example.org' });
    expect(await correct(invitationId, 'TAKEN@example.org')).toMatchObject({
      status: 409,
      body: { problem: { code: 'address-taken' } },
    });
    expect(await memberOf(memberId)).toMatchObject({ email: 'mine@example.org' });
    expect(await mailsOf(memberId)).toHaveLength(1);
  });

  it.each([
    ['', 'address-missing', undefined],
    ['jean', 'address-invalid', 'no-at-sign'],
    ['jean@localhost', 'address-invalid', 'domain-not-public'],
    ['a@x.org,b@y.org', 'address-invalid', 'several-addresses'],
    ['a@example.org\r\nBcc: b@example.org', 'address-invalid', 'control-character'],
  ])('refuses %j as a row of a batch would', async (email, code, fault) => {
    const { invitationId, memberId } = await invitedPerson(owner);
    const { status, body } = await correct(invitationId, email);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      problem: { code: 'value-refused', at: 'email', problem: { code, ...(fault && { fault }) } },
    });
    expect(await mailsOf(memberId)).toHaveLength(1);
  });

  it.each([
    { email: ['a@example.org'] },
    { email: { to: 'a@example.org' } },
    { email: 'a@example.org', role: 'owner' },
  ])('takes one text and nothing else: %j', async (body) => {
    const { invitationId } = await invitedPerson(owner);
    expect((await api(owner, 'POST', `/api/v1/invitations/${invitationId}/correct`, body)).status).toBe(400);
  });

  it.each(['active', 'suspended'])('is refused for who is %s', async (state) => {
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'mine@example.org' });
    await env.DB.prepare('UPDATE members SET state = ?2 WHERE id = ?1').bind(memberId, state).run();
    expect(await correct(invitationId, 'right@example.org')).toMatchObject({ status: 403 });
    expect(await memberOf(memberId)).toMatchObject({ email: 'mine@example.org' });
  });

  it('is not found for ids that nobody has', async () => {
    expect(await correct(newId(), 'right@example.org')).toMatchObject({ status: 404 });
    expect(await correct('nonsense', 'right@example.org')).toMatchObject({ status: 404 });
  });

  it('ends with too many on one day', async () => {
    const { invitationId } = await invitedPerson(owner, { ago: 1000 });
    for (const status of [200, 200, 429]) {
      expect(await correct(invitationId, `${newId()}@example.org`)).toMatchObject({ status });
      await env.DB.prepare("UPDATE outbox SET state = 'sent'").run();
    }
  });

  it('is written down with whom, but no address', async () => {
    const { invitationId, memberId } = await invitedPerson(owner);
    await correct(invitationId, 'right@example.org');
    const { results } = await env.DB.prepare('SELECT action, actor_id, member_id, subject, count FROM audit').all();
    expect(results).toEqual([
      { action: 'invitation-corrected', actor_id: owner.id, member_id: memberId, subject: '', count: 1 },
    ]);
  });

  it('has one outcome against fifty who accept with the old link', { timeout: 60_000 }, async () => {
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'old@example.org' });
    const path = await pathOf(invitationId);
    const [corrected, ...answers] = await Promise.all([
      correct(invitationId, 'right@example.org'),
      ...Array.from({ length: 50 }, () => sendForm(path, good)),
    ]);
    const winners = answers.filter((answer) => answer.status === 303).length;
    expect(winners + Number(corrected.status === 200)).toBe(1);
    expect(await memberOf(memberId)).toMatchObject(
      winners === 1 ? { email: 'old@example.org', state: 'active' } : { email: 'right@example.org', state: 'invited' },
    );
  });
});
