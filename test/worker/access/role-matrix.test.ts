import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { endpoints } from '../../../shared/contract/endpoints.ts';
import { apiRoot } from '../../../shared/contract/protocol.ts';
import { app } from '../../../worker/app.ts';
import { api, newMember, newSpace, send, type TestMember } from '../space.ts';

/**
 * The only routes of the API that a stranger may use: an extension gets its token there, and the API describes itself.
 */
const open = ['/api/v1/device/code', '/api/v1/device/token', '/api/v1/openapi.json'];

const routes = app.routes.filter(
  ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !open.includes(path),
);

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

/** What the contract says of a route. */
function endpointAt(method: string, path: string) {
  const place = path.slice(apiRoot.length).replace(/:(\w+)/g, '{$1}');
  return Object.values(endpoints).find((each) => each.method === method && each.path === place);
}

async function newToken(scope: 'read' | 'write'): Promise<string> {
  const answer = await api(owner, 'POST', '/api/v1/tokens', { label: 'Program', scope, days: 1 });
  return (await answer.json<{ token: string }>()).token;
}

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
      const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
      const before = await counts();
      expect(await ask(method, path, {})).toBe(401);
      expect(await ask(method, path, { token: member.token })).toBe(403);
      expect(await ask(method, path, { token: suspended.token })).toBe(401);
      expect(await ask(method, path, { token: invited.token })).toBe(401);
      expect(await ask(method, path, { cookie: admin.cookie })).toBe(401);
      expect(await counts()).toEqual(before);
    },
  );

  it.each(routes.map(({ method, path }) => [method, path] as const))(
    '%s %s lets in whom the contract names',
    async (method, path) => {
      const endpoint = endpointAt(method, path);
      if (!endpoint) throw new Error('not in the contract');
      const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
      const reader = await newToken('read');
      const writer = await newToken('write');
      const isLetIn = async (token: string) => (await ask(method, path, { token })) !== 403;
      expect(await isLetIn(owner.token)).toBe(true);
      expect(await isLetIn(admin.token)).toBe(endpoint.who === 'admin');
      expect(await isLetIn(writer)).toBe(endpoint.tokens);
      expect(await isLetIn(reader)).toBe(endpoint.tokens && !endpoint.writes);
    },
  );
});

async function counts(): Promise<unknown> {
  const tables = ['members', 'sign_ins', 'batches', 'invitations', 'outbox'];
  const answers = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`)));
  return answers.map((answer) => answer.results);
}
