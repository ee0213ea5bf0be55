import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../worker/access/password-hash.ts';
import { linkToken } from '../../../worker/link-token.ts';
import { claimMails, settleMails } from '../../../worker/mail/outbox-store.ts';
import { eraseMember, reactivateMember, suspendMember } from '../../../worker/members/standing-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { newInitialAccount } from '../access/initial-account.ts';
import { invitePerson, outboxRow } from '../mail/invited-person.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';
import { auditLines } from './audit-lines.ts';
import { memberOf } from './stored-members.ts';

const password = 'walnut bicycle overture';
let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

const suspend = (id: string, by: TestMember = owner) => api(by, 'POST', `/api/v1/members/${id}/suspend`);
const reactivate = (id: string, by: TestMember = owner) => api(by, 'POST', `/api/v1/members/${id}/reactivate`);
const erase = (id: string, by: TestMember = owner) => api(by, 'DELETE', `/api/v1/members/${id}`);
const stateOf = (id: string) => env.DB.prepare('SELECT state FROM members WHERE id = ?').bind(id).first('state');
const signIn = (email: string, given = password) => sendForm('/sign-in', { email, password: given });
const linkTo = (purpose: 'invitation' | 'password-reset', id: string) =>
  linkToken({ purpose, id, generation: 1, secretVersion: 1 }, settingsOf(env).linkSecrets);

describe('suspending a member', () => {
  it('ends sign-ins and devices at once, and lets nobody in with the password', async () => {
    const ada = await newMember({
      email: 'ada@example.org',
      role: 'admin',
      passwordHash: await hashPassword(password),
    });
    await env.DB.prepare(
      `INSERT INTO device_codes (device_code_hash, user_code, label, state, member_id, polled_at, poll_seconds, expires_at)
       VALUES ('hash', 'CODE', 'Laptop', 'approved', ?, 0, 5, ?)`,
    )
      .bind(ada.id, Date.now() + 60_000)
      .run();
    expect((await signIn(ada.email)).status).toBe(303);
    const answer = await suspend(ada.id);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: ada.id, state: 'suspended' });
    expect((await api(ada, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await openPage('/profile', ada)).headers.get('location')).toContain('/sign-in');
    expect((await signIn(ada.email)).status).toBe(422);
    for (const table of ['sign_ins', 'device_codes']) {
      expect(
        await env.DB.prepare(`SELECT count(*) FROM ${table} WHERE member_id = ?`).bind(ada.id).first('count(*)'),
      ).toBe(0);
    }
  });

  it('ends an open invitation and its waiting mail', async () => {
    const invited = await invitePerson(owner, { now: Date.now() });
    await suspend(invited.memberId);
    expect(await outboxRow(invited.mailId)).toMatchObject({ state: 'cancelled' });
    expect(await memberOf(owner, invited.memberId)).toMatchObject({
      state: 'suspended',
      invitations: [{ state: 'revoked', endedAt: expect.any(Number) }],
      mails: [{ kind: 'invitation', state: 'cancelled' }],
    });
    const link = `/accept/${await linkTo('invitation', invited.invitationId)}`;
    const form = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password };
    expect((await sendForm(link, form)).status).toBe(404);
    expect(await stateOf(invited.memberId)).toBe('suspended');
  });

  it('ends an open password reset', async () => {
    const ada = await newMember({ email: 'ada@example.org', passwordHash: await hashPassword(password) });
    await sendForm('/forgot', { email: ada.email });
    const id = await env.DB.prepare('SELECT id FROM password_resets').first<string>('id');
    const link = `/reset/${await linkTo('password-reset', id ?? '')}`;
    expect((await openPage(link)).status).toBe(200);
    await suspend(ada.id);
    expect((await openPage(link)).status).toBe(404);
    await reactivate(ada.id);
    expect((await openPage(link)).status).toBe(404);
  });

  it('lets a mail that is being sent settle, and sends it no second time', async () => {
    const now = Date.now();
    const invited = await invitePerson(owner, { now });
    const lease = { id: 'lease', now, until: now + 60_000, limit: 10 };
    const { mails } = await claimMails(env.DB, lease);
    expect(mails.map(({ id }) => id)).toEqual([invited.mailId]);
    await suspend(invited.memberId);
    await settleMails(env.DB, lease, [
      { id: invited.mailId, state: 'queued', dueAt: now, unknown: false, reply: '451 4.3.2' },
    ]);
    const again = await claimMails(env.DB, { ...lease, id: 'another' });
    expect(again).toEqual({ mails: [], unwanted: [invited.mailId] });
  });

  it('is written down once, however often it is asked for', async () => {
    const ada = await newMember({ email: 'ada@example.org' });
    await Promise.all([suspend(ada.id), suspend(ada.id), suspend(ada.id)]);
    expect((await suspend(ada.id)).status).toBe(200);
    expect(await auditLines()).toEqual([
      { action: 'member-suspended', actor: owner.id, member: ada.id, subject: '', count: 1 },
    ]);
  });

  it('leaves everybody else as they are', async () => {
    const invited = await invitePerson(owner, { now: Date.now() });
    const ada = await newMember({ email: 'ada@example.org', role: 'admin' });
    await suspend((await newMember({ email: 'eve@example.org' })).id);
    expect((await api(ada, 'GET', '/api/v1/me')).status).toBe(200);
    expect(await outboxRow(invited.mailId)).toMatchObject({ state: 'queued' });
    expect(await memberOf(owner, invited.memberId)).toMatchObject({ invitations: [{ state: 'pending' }] });
  });
});

describe('reactivating a member', () => {
  it('lets in again who had a password, but no sign-in from before', async () => {
    const ada = await newMember({
      email: 'ada@example.org',
      role: 'admin',
      passwordHash: await hashPassword(password),
    });
    await suspend(ada.id);
    const answer = await reactivate(ada.id);
    expect(await answer.json()).toMatchObject({ id: ada.id, state: 'active', role: 'admin' });
    expect((await api(ada, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await signIn(ada.email)).status).toBe(303);
  });

  it('lets in again who had an initial password that is not hashed yet', async () => {
    const account = await newInitialAccount({ mailed: true });
    await suspend(account.memberId);
    expect(await outboxRow(account.mailId ?? '')).toMatchObject({ state: 'cancelled' });
    expect((await signIn(account.email, account.password)).status).toBe(422);
    await reactivate(account.memberId);
    expect(await stateOf(account.memberId)).toBe('active');
    expect((await signIn(account.email, account.password)).status).toBe(303);
  });

  it('makes an invited person, without an open invitation, of who never had a password', async () => {
    const invited = await invitePerson(owner, { now: Date.now() });
    await suspend(invited.memberId);
    await reactivate(invited.memberId);
    expect(await memberOf(owner, invited.memberId)).toMatchObject({
      state: 'invited',
      invitations: [{ state: 'revoked' }],
    });
  });

  it('changes nothing about who is not suspended, and is written down once', async () => {
    const ada = await newMember({ email: 'ada@example.org' });
    const before = await memberOf(owner, ada.id);
    expect(await (await reactivate(ada.id)).json()).toEqual(before);
    expect(await auditLines()).toEqual([]);
    await suspend(ada.id);
    await reactivate(ada.id);
    await reactivate(ada.id);
    expect((await auditLines()).map(({ action }) => action)).toEqual(['member-suspended', 'member-reactivated']);
  });
});

describe('who may do it', () => {
  const acts = { suspend, reactivate, erase };

  it.each(['suspend', 'reactivate', 'erase'] as const)('nobody %ss the owner or themselves', async (name) => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    for (const [id, by] of [
      [owner.id, owner],
      [owner.id, admin],
      [admin.id, admin],
    ] as const) {
      const answer = await acts[name](id, by);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ problem: { code: 'not-allowed' } });
    }
    expect([await stateOf(owner.id), await stateOf(admin.id)]).toEqual(['active', 'active']);
    expect(await auditLines()).toEqual([]);
  });

  it.each(['suspend', 'erase'] as const)('only the owner %ss an admin', async (name) => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const other = await newMember({ email: 'other@example.org', role: 'admin' });
    expect((await acts[name](other.id, admin)).status).toBe(403);
    expect(await stateOf(other.id)).toBe('active');
    expect((await acts[name](other.id, owner)).ok).toBe(true);
    expect(await stateOf(other.id)).toBe(name === 'erase' ? null : 'suspended');
  });

  it('no admin gives another one their power back', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const other = await newMember({ email: 'other@example.org', role: 'admin', state: 'suspended' });
    expect((await reactivate(other.id, admin)).status).toBe(403);
    expect(await stateOf(other.id)).toBe('suspended');
  });

  it('an admin does it to members', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const ada = await newMember({ email: 'ada@example.org' });
    expect((await suspend(ada.id, admin)).status).toBe(200);
    expect((await reactivate(ada.id, admin)).status).toBe(200);
    expect((await erase(ada.id, admin)).status).toBe(204);
  });

  it('a right that was judged by an older role changes nothing', async () => {
    const promoted = await newMember({ email: 'promoted@example.org', role: 'admin' });
    const seen = { id: promoted.id, role: 'member', state: 'active' } as const;
    const act = { id: newId(), now: Date.now(), action: 'member-suspended', by: owner.id } as const;
    await suspendMember(env.DB, seen, act);
    expect(await eraseMember(env.DB, { ...seen, digests: [] }, act)).toBe(false);
    expect((await api(promoted, 'GET', '/api/v1/me')).status).toBe(200);
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(promoted.id).run();
    await reactivateMember(env.DB, seen, act);
    expect(await stateOf(promoted.id)).toBe('suspended');
    expect(await auditLines()).toEqual([]);
  });

  it('an API token for reading reads all of it and changes nothing', async () => {
    const made = await api(owner, 'POST', '/api/v1/tokens', { label: 'Reader', scope: 'read', days: 1 });
    const reader = { ...owner, token: (await made.json<{ token: string }>()).token };
    const ada = await newMember({ email: 'ada@example.org' });
    for (const path of ['/members', `/members/${ada.id}`, '/members.csv', '/labels']) {
      const answer = await api(reader, 'GET', `/api/v1${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      await answer.text();
    }
    for (const act of [suspend, reactivate, erase]) expect((await act(ada.id, reader)).status).toBe(403);
    expect(await stateOf(ada.id)).toBe('active');
  });

  it.each(['0'.repeat(24), 'F'.repeat(24), '1', "'%20OR%201=1"])('an id of nobody is not found: %s', async (id) => {
    for (const act of [suspend, reactivate, erase]) expect((await act(id)).status).toBe(404);
    expect((await api(owner, 'GET', `/api/v1/members/${id}`)).status).toBe(404);
  });
});
