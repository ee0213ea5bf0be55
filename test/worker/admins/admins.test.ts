import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Admin } from '../../../shared/contract/admin.ts';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { newId } from '../../../worker/random.ts';
import { accountsOf, applied, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, openPage, type TestMember } from '../space.ts';

let owner: TestMember;
let admin: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  admin = await newMember({ email: 'ada@example.org', firstName: 'Ada', lastName: 'Admin', role: 'admin' });
});

const emptyRow = {
  id: crypto.randomUUID(),
  lastName: '',
  firstName: '',
  language: '',
  labels: [],
  groups: [],
  additionalInformation: '',
  sendCredentials: false,
  planned: null,
};

const adminsSeenBy = async (member: TestMember): Promise<Admin[]> =>
  (await (await api(member, 'GET', '/api/v1/admins')).json<{ admins: Admin[] }>()).admins;
const invite = (email: string, by: TestMember = owner) => api(by, 'POST', '/api/v1/admins', { email });
const setRole = (member: { id: string }, role: string, by: TestMember = owner) =>
  api(by, 'PUT', `/api/v1/members/${member.id}/role`, { role });
const roleOf = async ({ id }: { id: string }) =>
  (await env.DB.prepare('SELECT role FROM members WHERE id = ?').bind(id).first<{ role: string }>())?.role;
const actions = async () =>
  (await (await api(owner, 'GET', '/api/v1/audit')).json<{ items: AuditEntry[] }>()).items.map(
    ({ action, subject, member }) => [action, subject, member?.email ?? null],
  );

describe('the list of admins', () => {
  it('begins with the owner and shows the owner the devices of all', async () => {
    await newMember({ email: 'member@example.org' });
    expect(await adminsSeenBy(owner)).toMatchObject([
      { id: owner.id, role: 'owner', state: 'active', devices: [{ kind: 'extension', label: 'Test extension' }] },
      { id: admin.id, role: 'admin', lastName: 'Admin', devices: [{ kind: 'extension', scope: 'write' }] },
    ]);
  });

  it('shows an admin their own devices only', async () => {
    const seen = await adminsSeenBy(admin);
    expect(seen.map(({ devices }) => devices.length)).toEqual([0, 1]);
  });

  it('leaves expired devices out', async () => {
    await env.DB.prepare("UPDATE sign_ins SET expires_at = ? WHERE kind = 'extension' AND member_id = ?")
      .bind(Date.now(), admin.id)
      .run();
    expect((await adminsSeenBy(owner)).map(({ devices }) => devices.length)).toEqual([1, 0]);
  });
});

describe('inviting an admin', () => {
  it('mails somebody new an invitation like any other; they are an admin from the day they accept', async () => {
    const answer = await (await invite('  New.Person@Example.org ')).json<{ outcome: string; admins: Admin[] }>();
    expect(answer.outcome).toBe('invited');
    expect(answer.admins.find(({ state }) => state === 'invited')).toMatchObject({
      email: 'New.Person@example.org',
      role: 'admin',
      devices: [],
    });
    const mails = await env.DB.prepare(
      'SELECT o.kind, i.state, i.invited_by FROM outbox o JOIN invitations i ON i.id = o.subject_id',
    ).all();
    expect(mails.results).toEqual([{ kind: 'invitation', state: 'pending', invited_by: owner.id }]);
    expect(await actions()).toEqual([['admin-invited', '', 'New.Person@example.org']]);
  });

  it('sends nothing twice', async () => {
    await invite('new@example.org');
    expect(await (await invite('NEW@example.org')).json()).toMatchObject({ outcome: 'already-admin' });
    const counts = await env.DB.prepare(
      'SELECT (SELECT count(*) FROM outbox) AS mails, (SELECT count(*) FROM invitations) AS invitations',
    ).first();
    expect(counts).toEqual({ mails: 1, invitations: 1 });
    expect(await actions()).toHaveLength(1);
  });

  it('invites anew who has not accepted in time', async () => {
    await invite('new@example.org');
    await env.DB.prepare('UPDATE invitations SET expires_at = 1').run();
    expect(await (await invite('new@example.org')).json()).toMatchObject({ outcome: 'invited' });
    const states = await env.DB.prepare('SELECT state FROM invitations ORDER BY state').all();
    expect(states.results).toEqual([{ state: 'expired' }, { state: 'pending' }]);
  });

  it('promotes an active member, and one whose invitation is open without a second mail', async () => {
    const member = await newMember({ email: 'member@example.org' });
    expect(await (await invite('Member@example.org')).json()).toMatchObject({ outcome: 'promoted' });
    expect(await roleOf(member)).toBe('admin');
    const invited = await newMember({ email: 'invited@example.org', state: 'invited' });
    await env.DB.prepare(
      `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at) VALUES (?1, ?2, 'pending', 1, 1, ?3)`,
    )
      .bind(newId(), invited.id, Date.now() + 1000_000)
      .run();
    expect(await (await invite('invited@example.org')).json()).toMatchObject({ outcome: 'promoted' });
    expect(await env.DB.prepare('SELECT count(*) AS mails FROM outbox').first()).toEqual({ mails: 0 });
    expect(await actions()).toEqual([
      ['role-changed', 'admin', 'invited@example.org'],
      ['role-changed', 'admin', 'member@example.org'],
    ]);
  });

  it.each(['owner@example.org', 'ada@example.org'])('leaves %s as they are', async (email) => {
    expect(await (await invite(email)).json()).toMatchObject({ outcome: 'already-admin' });
    expect([await roleOf(owner), await roleOf(admin)]).toEqual(['owner', 'admin']);
    expect(await actions()).toEqual([]);
  });

  it('refuses who is suspended, and what is no address', async () => {
    const gone = await newMember({ email: 'gone@example.org', state: 'suspended' });
    const suspended = await invite('gone@example.org');
    expect(suspended.status).toBe(422);
    expect(await suspended.json()).toMatchObject({
      problem: { code: 'value-refused', at: 'email', problem: { code: 'member-suspended' } },
    });
    expect(await roleOf(gone)).toBe('member');
    expect(await (await invite('a@example.org, b@example.org')).json()).toMatchObject({
      problem: { code: 'value-refused', at: 'email', problem: { code: 'address-invalid' } },
    });
  });

  it('makes nobody an admin, or owner, whose password another admin chose and may know', async () => {
    // Even where nobody is asked for a password of their own.
    await env.DB.prepare('UPDATE space SET ask_password_change = 0').run();
    const boss = row('boss@example.org', { password: 'known to ada only' });
    const [{ memberId } = { memberId: null }] = (await applied(admin, accountsOf(boss))).rows;
    const person = { id: memberId ?? '' };
    for (const [at, answer] of [
      ['email', await invite('boss@example.org')],
      ['role', await setRole(person, 'admin')],
      ['role', await setRole(person, 'owner')],
    ] as const) {
      expect(await answer.json()).toMatchObject({
        problem: { code: 'value-refused', at, problem: { code: 'password-missing' } },
      });
    }
    expect([await roleOf(person), await roleOf(owner)]).toEqual(['member', 'owner']);
    await env.DB.prepare('UPDATE members SET password_change_due = 0 WHERE id = ?').bind(person.id).run();
    expect(await (await invite('boss@example.org')).json()).toMatchObject({ outcome: 'promoted' });
  });

  it('cannot be turned to another address by somebody else', async () => {
    await invite('new@example.org');
    const { id } = (await env.DB.prepare('SELECT id FROM invitations').first<{ id: string }>()) ?? {};
    const correct = await api(admin, 'POST', `/api/v1/invitations/${id}/correct`, { email: 'mine@example.org' });
    expect(correct.status).toBe(403);
    const batch = {
      way: 'accounts',
      source: { kind: 'form', title: '' },
      existing: 'leave',
      createGroups: false,
      target: null,
      rows: [{ ...emptyRow, email: 'new@example.org', password: 'a password of mine' }],
    };
    expect((await api(admin, 'PUT', `/api/v1/batches/${crypto.randomUUID()}`, batch)).status).toBe(200);
    const people = await env.DB.prepare("SELECT email, role, state FROM members WHERE state = 'invited'").all();
    expect(people.results).toEqual([{ email: 'new@example.org', role: 'admin', state: 'invited' }]);
  });

  it('is for the owner alone', async () => {
    expect((await invite('new@example.org', admin)).status).toBe(403);
    expect(await env.DB.prepare('SELECT count(*) AS people FROM members').first()).toEqual({ people: 2 });
  });

  it('has an end', async () => {
    for (let count = 0; count < 20; count += 1) await invite(`new${count}@example.org`);
    const answer = await invite('one-more@example.org');
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('changing a role', () => {
  it('ends devices and tokens of who is demoted at the next request, and lets them stay a member', async () => {
    const { token } = await (
      await api(admin, 'POST', '/api/v1/tokens', { label: 'CI', scope: 'write', days: 1 })
    ).json<{ token: string }>();
    await env.DB.prepare(
      `INSERT INTO device_codes (device_code_hash, user_code, label, state, member_id, polled_at, poll_seconds, expires_at)
       VALUES ('h', 'BCDF-GHJK', 'x', 'approved', ?1, 0, 3, ?2)`,
    )
      .bind(admin.id, Date.now() + 100_000)
      .run();
    expect((await setRole(admin, 'member')).status).toBe(200);
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await api({ ...admin, token }, 'GET', '/api/v1/me')).status).toBe(401);
    expect(await env.DB.prepare('SELECT count(*) AS codes FROM device_codes').first()).toEqual({ codes: 0 });
    expect((await openPage('/profile', admin)).status).toBe(200);
    // Being promoted again brings none of them back.
    await setRole(admin, 'admin');
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(401);
    expect(await actions()).toEqual([
      ['role-changed', 'admin', 'ada@example.org'],
      ['role-changed', 'member', 'ada@example.org'],
      ['token-created', 'write', null],
    ]);
  });

  it('to owner swaps the two, in one go', async () => {
    const answer = await (await setRole(admin, 'owner')).json<{ admins: Admin[] }>();
    expect(answer.admins.map(({ id, role }) => [id, role])).toEqual([
      [admin.id, 'owner'],
      [owner.id, 'admin'],
    ]);
    // Who has just given the space away sees no more than an admin does.
    expect(answer.admins[0]?.devices).toEqual([]);
    expect((await setRole(admin, 'member')).status).toBe(403);
    expect((await setRole(owner, 'member', admin)).status).toBe(200);
  });

  it('of two new owners at once names one', async () => {
    const other = await newMember({ email: 'other@example.org', role: 'admin' });
    await Promise.all([setRole(admin, 'owner'), setRole(other, 'owner')]);
    const { results } = await env.DB.prepare("SELECT count(*) AS owners FROM members WHERE role = 'owner'").all();
    expect(results).toEqual([{ owners: 1 }]);
  });

  it('changes nothing and writes nothing down when it is the role already', async () => {
    await setRole(admin, 'admin');
    await setRole(owner, 'owner');
    expect(await actions()).toEqual([]);
  });

  it.each(['admin', 'member'])('keeps the owner from making themselves %s', async (role) => {
    expect((await setRole(owner, role)).status).toBe(403);
    expect(await roleOf(owner)).toBe('owner');
  });

  it('promotes nobody who is suspended, and makes nobody owner who has not accepted', async () => {
    const gone = await newMember({ email: 'gone@example.org', state: 'suspended' });
    const invited = await newMember({ email: 'invited@example.org', role: 'admin', state: 'invited' });
    expect((await setRole(gone, 'admin')).status).toBe(422);
    expect((await setRole(invited, 'owner')).status).toBe(422);
    expect([await roleOf(gone), await roleOf(invited), await roleOf(owner)]).toEqual(['member', 'admin', 'owner']);
  });

  it('is for the owner alone, and finds members only', async () => {
    const member = await newMember({ email: 'member@example.org' });
    expect((await setRole(member, 'admin', admin)).status).toBe(403);
    expect((await setRole(admin, 'owner', admin)).status).toBe(403);
    expect((await setRole({ id: '0'.repeat(24) }, 'admin')).status).toBe(404);
    expect((await setRole({ id: 'x' }, 'admin')).status).toBe(404);
    expect((await setRole(member, 'god')).status).toBe(400);
  });
});

describe("ending an admin's device", () => {
  it('refuses it at its next request, and is written down', async () => {
    const device = (await adminsSeenBy(owner))[1]?.devices[0];
    expect((await api(owner, 'DELETE', `/api/v1/devices/${device?.id}`)).status).toBe(204);
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await api(owner, 'DELETE', `/api/v1/devices/${device?.id}`)).status).toBe(404);
    expect(await actions()).toEqual([['device-ended', 'extension', 'ada@example.org']]);
  });

  it('is for the owner alone, and reaches no browser', async () => {
    const browser = await env.DB.prepare("SELECT id FROM sign_ins WHERE kind = 'browser' AND member_id = ?")
      .bind(admin.id)
      .first<{ id: string }>();
    expect((await api(owner, 'DELETE', `/api/v1/devices/${browser?.id}`)).status).toBe(404);
    const device = (await adminsSeenBy(owner))[0]?.devices[0];
    expect((await api(admin, 'DELETE', `/api/v1/devices/${device?.id}`)).status).toBe(403);
    expect((await openPage('/profile', admin)).status).toBe(200);
  });
});
