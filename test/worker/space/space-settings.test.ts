import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { api, newMember, newSpace, sendForm, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const change = (member: TestMember, body: unknown) => api(member, 'PATCH', '/api/v1/settings', body);
const settings = async () => (await api(owner, 'GET', '/api/v1/settings')).json();
const audit = async () => (await (await api(owner, 'GET', '/api/v1/audit')).json<{ items: AuditEntry[] }>()).items;

const asMade = {
  name: 'Test Academy',
  language: 'en',
  senderName: '',
  replyTo: '',
  invitationDays: 30,
  passwordMin: 12,
  askPasswordChange: true,
  timeZone: 'UTC',
  reminderDays: 0,
  forgetInvitedDays: 90,
  forgetListsDays: 180,
  forgetAuditDays: 730,
};

describe('the settings of the space', () => {
  it('are what a new space has', async () => {
    expect(await settings()).toEqual(asMade);
  });

  it('are changed by owner and admins, only those that are given', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    expect(await (await change(owner, { name: '  École du Nord ', replyTo: 'hello@École.example' })).json()).toEqual({
      ...asMade,
      name: 'École du Nord',
      replyTo: 'hello@xn--cole-9oa.example',
    });
    const rest = {
      language: 'fr',
      invitationDays: 7,
      askPasswordChange: false,
      timeZone: 'Europe/Paris',
      reminderDays: 7,
      forgetInvitedDays: 0,
      forgetListsDays: 30,
      forgetAuditDays: 3650,
    };
    expect((await change(admin, rest)).status).toBe(200);
    const own = { senderName: 'Nord', passwordMin: 16 };
    expect((await change(owner, own)).status).toBe(200);
    const name = 'École du Nord';
    expect(await settings()).toEqual({ name, replyTo: 'hello@xn--cole-9oa.example', ...own, ...rest });
    expect(await (await change(owner, { senderName: '', replyTo: '' })).json()).toMatchObject({
      senderName: '',
      replyTo: '',
    });
  });

  it.each([
    { senderName: 'The bank' },
    { replyTo: 'mallory@example.org' },
    { passwordMin: 8 },
    { name: 'Nord', passwordMin: 8 },
  ])('that speak and guard in its name are the owner’s alone: %j', async (wished) => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const refused = await change(admin, wished);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ problem: { code: 'not-allowed' } });
    expect(await settings()).toEqual(asMade);
    // A form that sends along what stands there already changes nothing of it.
    expect((await change(admin, { ...asMade, reminderDays: 3 })).status).toBe(200);
  });

  it('keep who changed what, without the values, and nothing when nothing changed', async () => {
    await change(owner, { name: 'Test Academy', invitationDays: 30 });
    expect(await audit()).toEqual([]);
    await change(owner, { name: 'Secret name', invitationDays: 31, passwordMin: 12 });
    expect(await audit()).toMatchObject([
      { action: 'settings-changed', subject: 'name invitationDays', count: 2, actor: { id: owner.id }, member: null },
    ]);
  });

  it.each([
    ['name', '', null],
    ['name', 'www.evil.example', 'name-is-link'],
    ['name', 'Academy\u202e', 'text-control-character'],
    ['name', 'a'.repeat(101), 'name-too-long'],
    ['senderName', 'evil.example', 'name-is-link'],
    ['senderName', 'A\r\nBcc: b@example.org', 'text-control-character'],
    ['replyTo', 'a@example.org, b@example.org', 'address-invalid'],
    ['replyTo', 'a@example.org\r\nBcc: b@example.org', 'address-invalid'],
    ['language', 'pl', null],
    ['language', 'FR', null],
    ['timeZone', 'Europe/Nowhere', null],
    ['timeZone', '', null],
  ])('refuse %s %j at its field', async (field, value, code) => {
    const answer = await change(owner, { [field]: value, invitationDays: 9 });
    expect(answer.status).toBe(422);
    const { problem } = await answer.json<{ problem: { problem: { code: string } | null } }>();
    expect(problem).toMatchObject({ code: 'value-refused', at: field });
    expect(problem.problem?.code ?? null).toBe(code);
    expect(await settings()).toEqual(asMade);
  });

  it.each([
    { invitationDays: 0 },
    { invitationDays: 366 },
    { invitationDays: 1.5 },
    { invitationDays: '30' },
    { passwordMin: 7 },
    { passwordMin: 65 },
    { askPasswordChange: 1 },
    { reminderDays: -1 },
    { reminderDays: 91 },
    { forgetInvitedDays: -1 },
    { forgetListsDays: 3651 },
    { forgetAuditDays: null },
    { timeZone: 2 },
    { name: null },
    { name: ['a'] },
    { created_at: 1 },
    { id: 2 },
  ])('refuse %j as a request', async (body) => {
    expect((await change(owner, body)).status).toBe(400);
    expect(await settings()).toEqual(asMade);
  });

  it('decide how long a new invitation is valid', async () => {
    await change(owner, { invitationDays: 3 });
    await api(owner, 'POST', '/api/v1/admins', { email: 'new@example.org' });
    const days = await env.DB.prepare('SELECT (expires_at - created_at) / 86400000.0 AS days FROM invitations').first();
    expect(days).toEqual({ days: 3 });
  });

  it('decide how long a password has to be', async () => {
    await change(owner, { passwordMin: 40 });
    const typed = { oldPassword: 'x', password: 'a rather long password, yet too short' };
    const page = await (await sendForm('/profile/password', typed, owner)).text();
    expect(page).toContain('at least 40 characters');
  });
});
