import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { api, newMember, newSpace, send, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

describe('access to the API', () => {
  it('tells the owner who and where they are', async () => {
    const answer = await api(owner, 'GET', '/api/v1/me');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      space: { name: 'Test Academy', language: 'en', timeZone: 'UTC' },
      member: { id: owner.id, email: 'owner@example.org', firstName: 'Olive', lastName: 'Owner', role: 'owner' },
    });
  });

  it('lets admins in and keeps members out', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const member = await newMember({ email: 'member@example.org' });
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(200);
    expect((await api(member, 'GET', '/api/v1/me')).status).toBe(403);
  });

  it.each([
    ['no token', {}],
    ['an empty token', { authorization: 'Bearer ' }],
    ['an unknown token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['two tokens', { authorization: `Bearer ${'A'.repeat(43)}, Bearer ${'B'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic b3duZXI6cGFzcw==' }],
  ])('refuses %s', async (_name, headers) => {
    const answer = await send('/api/v1/me', { headers });
    expect(answer.status).toBe(401);
    // RFC 9110, 11.6.1: a 401 says how to sign in.
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ problem: { code: 'not-signed-in' } });
  });

  it("refuses a browser's cookie, and a browser's token as a bearer", async () => {
    const browserToken = owner.cookie.split('=')[1] ?? '';
    expect((await send('/api/v1/me', { headers: { cookie: owner.cookie } })).status).toBe(401);
    expect((await send('/api/v1/me', { headers: { authorization: `Bearer ${browserToken}` } })).status).toBe(401);
  });

  it('refuses a truncated token and one in another case', async () => {
    for (const token of [owner.token.slice(0, -1), owner.token.toLowerCase()]) {
      expect((await send('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    }
  });

  it('refuses who was suspended or demoted, at the next request', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    await env.DB.prepare("UPDATE members SET role = 'member' WHERE id = ?").bind(admin.id).run();
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(403);
    await env.DB.prepare("UPDATE members SET role = 'admin', state = 'suspended' WHERE id = ?").bind(admin.id).run();
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('refuses an expired sign-in', async () => {
    await env.DB.prepare('UPDATE sign_ins SET expires_at = ?').bind(Date.now()).run();
    expect((await api(owner, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('keeps a sign-in alive while it is used', async () => {
    await env.DB.prepare('UPDATE sign_ins SET last_used_at = 0').run();
    await api(owner, 'GET', '/api/v1/me');
    const used = await env.DB.prepare("SELECT last_used_at, expires_at FROM sign_ins WHERE kind = 'extension'").first();
    expect(used?.last_used_at).toBeGreaterThan(Date.now() - 60_000);
    expect(used?.expires_at).toBeGreaterThan(Date.now() + 89 * 24 * 3_600_000);
  });
});
