import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { SignIns } from '../../../shared/contract/sign-in.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const listOf = async (member: TestMember) =>
  v.parse(SignIns, await (await api(member, 'GET', '/api/v1/sign-ins')).json()).signIns;

describe('the list of sign-ins', () => {
  it('holds those of the member who asks only, and marks the present one', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const list = await listOf(admin);
    expect(list.map((each) => [each.kind, each.current]).sort()).toEqual([
      ['browser', false],
      ['extension', true],
    ]);
    const owners = new Set((await listOf(owner)).map((each) => each.id));
    expect(list.some((each) => owners.has(each.id))).toBe(false);
  });

  it('leaves out what has expired', async () => {
    await env.DB.prepare("UPDATE sign_ins SET expires_at = ? WHERE kind = 'browser'").bind(Date.now()).run();
    expect((await listOf(owner)).map((each) => each.kind)).toEqual(['extension']);
  });
});

describe('ending a sign-in', () => {
  it('refuses its token at the next request', async () => {
    const [current] = (await listOf(owner)).filter((each) => each.current);
    expect((await api(owner, 'DELETE', `/api/v1/sign-ins/${current?.id}`)).status).toBe(204);
    expect((await api(owner, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it("does not find somebody else's, unknown or malformed ones", async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const [foreign] = await listOf(admin);
    for (const id of [foreign?.id, '0'.repeat(24), 'x', '%00', "'--"]) {
      expect((await api(owner, 'DELETE', `/api/v1/sign-ins/${id}`)).status).toBe(404);
    }
    expect(await listOf(admin)).toHaveLength(2);
  });

  it("works from the member's page, for each of their own", async () => {
    const page = await (await openPage('/devices', owner)).text();
    expect(page).toContain('Test extension');
    expect(page).toContain('Test browser');
    const extension = (await listOf(owner)).find((each) => each.kind === 'extension');
    const answer = await sendForm('/devices', { end: extension?.id ?? '' }, owner);
    expect(answer.headers.get('location')).toBe('/devices?ended');
    expect((await api(owner, 'GET', '/api/v1/me')).status).toBe(401);
    expect(await (await openPage('/devices?ended', owner)).text()).not.toContain('Test extension');
  });

  it("leaves others' alone", async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const [foreign] = await listOf(admin);
    await sendForm('/devices', { end: foreign?.id ?? '' }, owner);
    expect(await listOf(admin)).toHaveLength(2);
  });

  it('signs out who ends the present one', async () => {
    const browser = (await listOf(owner)).find((each) => each.kind === 'browser');
    const answer = await sendForm('/devices', { end: browser?.id ?? '' }, owner);
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect((await openPage('/', owner)).headers.get('location')).toBe('/sign-in');
  });
});
