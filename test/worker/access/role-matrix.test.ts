import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../worker/app.ts';
import { newMember, newSpace, send, type TestMember } from '../space.ts';

/** The only routes of the API that a stranger may use: those with which an extension gets its token. */
const open = ['/api/v1/device/code', '/api/v1/device/token'];

const routes = app.routes.filter(
  ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !open.includes(path),
);

beforeEach(async () => {
  await newSpace();
});

async function ask(method: string, path: string, member: Partial<TestMember>): Promise<number> {
  const answer = await send(path.replace(':id', '0'.repeat(24)), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(member.token && { authorization: `Bearer ${member.token}` }),
      ...(member.cookie && { cookie: member.cookie }),
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
  await answer.body?.cancel();
  return answer.status;
}

describe('every route of the API', () => {
  it('is found by this test', () => {
    expect(routes.length).toBeGreaterThan(5);
  });

  it.each(routes.map(({ method, path }) => [method, path] as const))(
    '%s %s is closed to everybody else',
    async (method, path) => {
      const member = await newMember({ email: 'member@example.org' });
      const suspended = await newMember({ email: 'suspended@example.org', role: 'admin', state: 'suspended' });
      const invited = await newMember({ email: 'invited@example.org', role: 'admin', state: 'invited' });
      const owner = await newMember({ email: 'admin@example.org', role: 'admin' });
      const before = await counts();
      expect(await ask(method, path, {})).toBe(401);
      expect(await ask(method, path, { token: member.token })).toBe(403);
      expect(await ask(method, path, { token: suspended.token })).toBe(401);
      expect(await ask(method, path, { token: invited.token })).toBe(401);
      expect(await ask(method, path, { cookie: owner.cookie })).toBe(401);
      expect(await counts()).toEqual(before);
      expect([200, 400, 404]).toContain(await ask(method, path, { token: owner.token }));
    },
  );
});

async function counts(): Promise<unknown> {
  const tables = ['members', 'sign_ins', 'batches', 'invitations', 'outbox'];
  const answers = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`)));
  return answers.map((answer) => answer.results);
}
