import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { applied, batchOf, outcomesOf, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';
import { done, expire, invitationRow, invitedPerson, mailsOf, pathOf } from './invited.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const good = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password: 'walnut bicycle overture' };

describe('revoking an invitation', () => {
  it('kills its link at once and cancels the mail that waits', async () => {
    const invited = await invitedPerson(owner);
    await env.DB.prepare("UPDATE outbox SET state = 'queued'").run();
    const path = await pathOf(invited.invitationId);
    expect((await openPage(path)).status).toBe(200);
    expect(await done(owner, 'revoke', invited.invitationId)).toEqual({ done: 1, capped: 0, passed: 0, next: null });
    expect((await openPage(path)).status).toBe(404);
    expect((await sendForm(path, good)).status).toBe(404);
    expect(await invitationRow(invited.invitationId)).toMatchObject({ state: 'revoked', ended_at: expect.any(Number) });
    expect(await mailsOf(invited.memberId)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('takes the friendly page from an expired one', async () => {
    const invited = await invitedPerson(owner);
    await expire(invited.invitationId);
    const path = await pathOf(invited.invitationId);
    expect((await openPage(path)).status).toBe(410);
    await done(owner, 'revoke', invited.invitationId);
    expect((await openPage(path)).status).toBe(404);
  });

  it('changes nothing when it is repeated, or when the invitation was accepted', async () => {
    const revoked = await invitedPerson(owner);
    await done(owner, 'revoke', revoked.invitationId);
    const before = await invitationRow(revoked.invitationId);
    expect(await done(owner, 'revoke', revoked.invitationId)).toMatchObject({ done: 0, passed: 1 });
    expect(await invitationRow(revoked.invitationId)).toEqual(before);

    const accepted = await invitedPerson(owner);
    expect((await sendForm(await pathOf(accepted.invitationId), good)).status).toBe(303);
    expect(await done(owner, 'revoke', accepted.invitationId)).toMatchObject({ done: 0, passed: 1 });
    expect(await invitationRow(accepted.invitationId)).toMatchObject({ state: 'accepted' });
    const acts = await env.DB.prepare('SELECT count(*) AS n FROM audit').first('n');
    expect(acts).toBe(1);
  });

  it('leaves the person free to be invited again, and as one person', async () => {
    const email = 'ada@example.org';
    const invited = await invitedPerson(owner, { email });
    await done(owner, 'revoke', invited.invitationId);
    expect(outcomesOf(await applied(owner, batchOf(row(email))))).toEqual(['invited']);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM members WHERE email = ?').bind(email).first('n')).toBe(1);
    expect((await openPage(await pathOf(invited.invitationId))).status).toBe(404);
  });

  it('has one outcome against fifty who accept at the same time', { timeout: 60_000 }, async () => {
    const invited = await invitedPerson(owner);
    const path = await pathOf(invited.invitationId);
    const accepting = Array.from({ length: 50 }, () => sendForm(path, good));
    const [revoked, ...answers] = await Promise.all([done(owner, 'revoke', invited.invitationId), ...accepting]);
    const winners = answers.filter((answer) => answer.status === 303).length;
    expect(winners + Number(revoked.done)).toBe(1);
    const member = await env.DB.prepare('SELECT state FROM members WHERE id = ?').bind(invited.memberId).first('state');
    const { state } = (await invitationRow(invited.invitationId)) ?? {};
    expect([member, state]).toEqual(winners === 1 ? ['active', 'accepted'] : ['invited', 'revoked']);
  });

  it('takes the right to manage the space from who was invited to it: no other admin can give it back', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    await api(owner, 'POST', '/api/v1/admins', { email: 'boss@example.org' });
    const id = (await env.DB.prepare('SELECT id FROM invitations').first<string>('id')) ?? '';
    await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = 1").run();
    const role = () => env.DB.prepare("SELECT role FROM members WHERE email = 'boss@example.org'").first('role');

    expect(await done(admin, 'revoke', id)).toMatchObject({ done: 0, passed: 1 });
    expect([await role(), (await invitationRow(id))?.state]).toEqual(['admin', 'pending']);
    expect(await done(owner, 'revoke', id)).toMatchObject({ done: 1, passed: 0 });
    expect(await role()).toBe('member');
    const { results } = await env.DB.prepare(
      "SELECT action, subject, count FROM audit WHERE action <> 'admin-invited' ORDER BY action",
    ).all();
    expect(results).toEqual([
      { action: 'invitations-revoked', subject: '', count: 1 },
      { action: 'role-changed', subject: 'member', count: 1 },
    ]);

    expect(outcomesOf(await applied(admin, batchOf(row('boss@example.org'))))).toEqual(['invited']);
    const again = await env.DB.prepare("SELECT id FROM invitations WHERE state = 'pending'").first<string>('id');
    expect((await sendForm(await pathOf(again ?? ''), good)).status).toBe(303);
    expect(await role()).toBe('member');
  });

  it("and importing again fills nobody's mailbox: after three mails on a day the row is refused", async () => {
    const email = 'victim@example.org';
    const outcomes: unknown[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { rows } = await applied(owner, batchOf(row(email)));
      outcomes.push([rows[0]?.outcome, rows[0]?.problems.map(({ code }) => code)]);
      await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = created_at").run();
      const id = await env.DB.prepare("SELECT id FROM invitations WHERE state = 'pending'").first<string>('id');
      if (id) await done(owner, 'revoke', id);
    }
    const refused = ['refused', ['mailed-too-often']];
    expect(outcomes).toEqual([['invited', []], ['invited', []], ['invited', []], refused, refused]);
    await env.DB.prepare('UPDATE outbox SET created_at = created_at - 86400001').run();
    expect(outcomesOf(await applied(owner, batchOf(row(email))))).toEqual(['invited']);
  });
});
