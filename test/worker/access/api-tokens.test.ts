import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../shared/contract/sign-in.ts';
import { findSignedIn, storeToken } from '../../../worker/access/sign-in-store.ts';
import { sha256 } from '../../../worker/digest.ts';
import { newId } from '../../../worker/random.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';

const day = 24 * 60 * 60 * 1000;

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const make = (given: object, by: TestMember = owner) =>
  api(by, 'POST', '/api/v1/tokens', { label: 'Nightly import', scope: 'write', days: 30, ...given });

async function made(given: object = {}, by: TestMember = owner): Promise<TestMember & { tokenId: string }> {
  const answer = await (await make(given, by)).json<{ id: string; token: string; expiresAt: number }>();
  return { ...by, token: answer.token, tokenId: answer.id };
}

describe('an API token', () => {
  it('asks in the name of who made it, and is stored as a hash only', async () => {
    const program = await made();
    expect(program.token).toMatch(/^rct_[A-Za-z0-9_-]{43}$/);
    expect(await (await api(program, 'GET', '/api/v1/me')).json()).toMatchObject({ member: { id: owner.id } });
    const dump = JSON.stringify((await env.DB.prepare('SELECT * FROM sign_ins').all()).results);
    expect(dump).not.toContain(program.token);
    expect(dump).not.toContain(program.token.slice(4));
  });

  it('opens nothing without its prefix, in another case or with a bit missing', async () => {
    const { token } = await made();
    for (const wrong of [token.slice(4), token.toUpperCase(), token.slice(0, -1), `${token}A`, `rct_${owner.token}`]) {
      expect((await api({ ...owner, token: wrong }, 'GET', '/api/v1/me')).status).toBe(401);
    }
    expect((await openPage('/profile', { ...owner, cookie: `__Host-sign-in=${token}` })).status).toBe(303);
  });

  it('of scope read changes nothing', async () => {
    const reader = await made({ scope: 'read' });
    expect((await api(reader, 'GET', '/api/v1/settings')).status).toBe(200);
    expect((await api(reader, 'PATCH', '/api/v1/settings', { name: 'Changed' })).status).toBe(403);
    const writer = await made();
    expect((await api(writer, 'PATCH', '/api/v1/settings', { name: 'Changed' })).status).toBe(200);
  });

  it('is not made by a sign-in that has ended while it asked: demoting and promoting again would revive it', async () => {
    const admin = await newMember({ email: 'ada@example.org', role: 'admin' });
    const asking = { tokenHash: await sha256(admin.token), kind: 'extension', now: Date.now() } as const;
    const { signInId = '' } = (await findSignedIn(env.DB, asking)) ?? {};
    const token = { memberId: admin.id, signInId, label: 'Late', scope: 'write', now: 1, expiresAt: 2 } as const;
    expect(await storeToken(env.DB, { ...token, id: newId(), tokenHash: '1', auditId: newId() })).toBe(true);
    for (const role of ['member', 'admin']) await api(owner, 'PUT', `/api/v1/members/${admin.id}/role`, { role });
    expect(await storeToken(env.DB, { ...token, id: newId(), tokenHash: '2', auditId: newId() })).toBe(false);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sign_ins WHERE kind = 'token'").first('n')).toBe(0);
    const noted = env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'token-created'");
    expect(await noted.first('n')).toBe(1);
  });

  it('makes no tokens and no admins, changes no role and ends no device', async () => {
    const program = await made();
    const admin = await newMember({ email: 'ada@example.org', role: 'admin' });
    const { id } = (await (await api(owner, 'GET', '/api/v1/sign-ins')).json<{ signIns: SignIn[] }>()).signIns[0] ?? {};
    for (const answer of [
      await make({}, program),
      await api(program, 'POST', '/api/v1/admins', { email: 'new@example.org' }),
      await api(program, 'PUT', `/api/v1/members/${admin.id}/role`, { role: 'member' }),
      await api(program, 'DELETE', `/api/v1/devices/${id}`),
      await api(program, 'DELETE', `/api/v1/sign-ins/${id}`),
    ]) {
      expect(answer.status).toBe(403);
    }
  });

  it('ends on its day, however much it is used', async () => {
    const program = await made({ days: 2 });
    await env.DB.prepare("UPDATE sign_ins SET last_used_at = 0 WHERE kind = 'token'").run();
    await api(program, 'GET', '/api/v1/me');
    const read = () =>
      env.DB.prepare(
        "SELECT last_used_at AS used, expires_at - created_at AS life FROM sign_ins WHERE kind = 'token'",
      ).first<{
        used: number;
        life: number;
      }>();
    // The use is noted after the answer has left.
    while ((await read())?.used === 0);
    expect((await read())?.life).toBe(2 * day);
    await env.DB.prepare("UPDATE sign_ins SET expires_at = ?1 WHERE kind = 'token'").bind(Date.now()).run();
    expect((await api(program, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('ends with the list of its member, in the console and on the page', async () => {
    const program = await made();
    const page = await (await openPage('/devices', owner)).text();
    expect(page).toContain('Nightly import');
    await sendForm('/devices', { end: program.tokenId }, owner);
    expect((await api(program, 'GET', '/api/v1/me')).status).toBe(401);
    const other = await made();
    expect((await api(owner, 'DELETE', `/api/v1/sign-ins/${other.tokenId}`)).status).toBe(204);
    expect((await api(other, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('ends when its member is suspended', async () => {
    const admin = await newMember({ email: 'ada@example.org', role: 'admin' });
    const program = await made({}, admin);
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(admin.id).run();
    expect((await api(program, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it.each([
    { days: 366 },
    { days: 0 },
    { days: 1.5 },
    { scope: 'admin' },
    { label: '' },
    { label: '   ' },
    { label: 'x'.repeat(101) },
    { expiresAt: 1 },
  ])('is not made with %j', async (given) => {
    expect((await make(given)).status).toBe(400);
  });

  it('shows a label in one line without marks that turn it around', async () => {
    await make({ label: 'CI\u202e\n"evil"' });
    expect(await env.DB.prepare("SELECT label FROM sign_ins WHERE kind = 'token'").first()).toEqual({
      label: 'CI evil',
    });
  });

  it('is not made endlessly', async () => {
    for (let count = 0; count < 20; count += 1) expect((await make({})).status).toBe(200);
    expect((await make({})).status).toBe(429);
  });
});
