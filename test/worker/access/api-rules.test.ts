import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblemBody } from '../../../shared/contract/api-problem.ts';
import { maxBodyBytes, protocolVersion } from '../../../shared/contract/protocol.ts';
import { batchOf, row } from '../batches/invite-batch.ts';
import { api, newSpace, send, type TestMember } from '../space.ts';

const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function problemOf(answer: Response) {
  return v.parse(ApiProblemBody, await answer.json()).problem;
}

function post(body: BodyInit | null, headers: HeadersInit = { 'content-type': 'application/json' }): Promise<Response> {
  return send('/api/v1/device/code', { method: 'POST', headers, body });
}

function plan(body: BodyInit): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${owner.token}` };
  return send('/api/v1/plan', { method: 'POST', headers, body });
}

describe('a body that is sent to the API', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text', { 'content-type': 'text/plain' }],
    ['compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    ['of a look-alike type', { 'content-type': 'application/jsonp' }],
  ])('is refused when it is %s', async (_name, headers) => {
    const answer = await post('{"label":"x"}', headers);
    expect(answer.status).toBe(415);
    expect(await problemOf(answer)).toEqual({ code: 'unsupported-media', expected: 'application/json' });
  });

  it('may say its encoding', async () => {
    expect((await post('{"label":"x"}', { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });

  it('needs no type when there is none, as browsers send it', async () => {
    const headers = { 'content-length': '0', authorization: `Bearer ${owner.token}` };
    const answer = await send(`/api/v1/members/${'0'.repeat(24)}/suspend`, { method: 'POST', headers, body: '' });
    expect(answer.status).toBe(404);
  });

  it('is refused above the limit, with a length or in chunks, read or not', async () => {
    const atLimit = JSON.stringify(batchOf(row('ada@example.org'))).padEnd(maxBodyBytes, ' ');
    expect((await plan(atLimit)).status).toBe(200);
    const tooLong = `${atLimit} `;
    expect(await problemOf(await plan(tooLong))).toEqual({ code: 'too-large', limit: maxBodyBytes });
    expect((await plan(new Blob([tooLong]).stream())).status).toBe(413);
    const unread = await send('/api/v1/me', {
      method: 'DELETE',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.token}` },
      body: tooLong,
    });
    expect(unread.status).toBe(413);
  });

  it('is refused when it is nested without end', async () => {
    const answer = await plan(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toEqual({ code: 'invalid-request', at: '' });
  });

  it('is short where a stranger may send it', async () => {
    for (const path of ['/api/v1/device/code', '/api/v1/device/token']) {
      const headers = { 'content-type': 'application/json' };
      const long = `{"label":"x"}`.padEnd(4097, ' ');
      for (const body of [long, new Blob([long]).stream()]) {
        expect((await send(path, { method: 'POST', headers, body })).status, path).toBe(413);
      }
    }
  });

  it.each([
    ['no JSON', '{"label":', ''],
    ['empty', '', ''],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), ''],
    ['a list', '[]', 'label'],
    ['null', 'null', ''],
    ['of another type', '{"label":7}', 'label'],
    ['too long inside', `{"label":"${'x'.repeat(101)}"}`, 'label'],
    ['with an unknown field', '{"label":"x","role":"owner"}', 'role'],
    ['with a prototype', '{"label":"x","__proto__":{"a":1}}', '__proto__'],
    ['with a constructor deep inside', '{"label":{"a":[{"constructor":1}]}}', 'label.a.0.constructor'],
    ['with a constructor of escaped letters', '{"label":"x","\\u0063onstructor":1}', 'constructor'],
  ])('is refused when it is %s', async (_name, body, at) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toEqual({ code: 'invalid-request', at });
  });
});

it('a body that names more fields than anything has is refused before they are read', async () => {
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 0]));
  expect(await problemOf(await plan(JSON.stringify(fields(30_001))))).toEqual({ code: 'invalid-request', at: '' });
  expect(await problemOf(await plan(JSON.stringify(fields(3))))).toMatchObject({ at: expect.stringMatching(/./) });
});

describe('an answer of the API', () => {
  it('is never cached, and names the protocol', async () => {
    for (const answer of [await api(owner, 'GET', '/api/v1/me'), await api(null, 'GET', '/api/v1/me')]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('rollcall-protocol')).toBe(String(protocolVersion));
    }
  });

  it('is 404 for what does not exist, whatever the spelling', async () => {
    for (const path of ['/api/v1/nothing', '/api/v1/me/', '/api/v1/ME', '/api/v2/me', '/api/v1/sign-ins//', '/api/']) {
      expect((await api(owner, 'GET', path)).status, path).toBe(404);
    }
  });

  it('asks for a token before it says what exists', async () => {
    for (const path of ['/api/v1/nothing', '/api/v1/%6de', '/api/v1/./me', '/api/v1/x/%2e%2e/me', '/api//v1/me']) {
      expect([401, 404], path).toContain((await send(path)).status);
    }
    expect((await send('/api/v1/nothing')).status).toBe(401);
  });

  it('is 405 with the methods that are allowed, and takes no overriding header', async () => {
    const answer = await api(owner, 'POST', '/api/v1/me', {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expect(await problemOf(answer)).toEqual({ code: 'method-not-allowed' });
    const overridden = await send('/api/v1/me', {
      headers: { authorization: `Bearer ${owner.token}`, 'x-http-method-override': 'DELETE' },
    });
    expect(overridden.status).toBe(200);
  });

  it('refuses other protocols, and only when one is named', async () => {
    for (const spoken of [String(protocolVersion - 1), String(protocolVersion + 1), 'x', '']) {
      const answer = await post('{"label":"x"}', { 'content-type': 'application/json', 'rollcall-protocol': spoken });
      expect(answer.status).toBe(426);
      expect(await problemOf(answer)).toEqual({ code: 'protocol-unknown', speaks: protocolVersion });
    }
    const answer = await post('{"label":"x"}', {
      'content-type': 'application/json',
      'rollcall-protocol': String(protocolVersion),
    });
    expect(answer.status).toBe(200);
  });

  it('says busy when the database cannot answer, and when to come again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await env.DB.exec(
      "CREATE TRIGGER locked BEFORE INSERT ON rate_limits BEGIN SELECT RAISE(ABORT, 'database is locked'); END",
    );
    const answer = await post('{"label":"x"}');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await problemOf(answer)).toEqual({ code: 'busy', retryAfterSeconds: 5 });
  });

  it('says unexpected for what nobody foresaw, and logs it without the token', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    await env.DB.exec('DROP TABLE sign_ins');
    const answer = await api(owner, 'GET', '/api/v1/me');
    expect(answer.status).toBe(500);
    const body = v.parse(ApiProblemBody, await answer.json());
    expect(body.problem).toEqual({ code: 'unexpected' });
    const line = String(logged.mock.calls[0]?.[0]);
    expect(JSON.parse(line)).toMatchObject({ event: 'request-failed', method: 'GET', requestId: body.requestId });
    expect(line).not.toContain(owner.token);
  });
});

describe('other origins', () => {
  it.each([extension, 'moz-extension://0b1f3a52-6a3f-4c55-9c3d-0d6f6a4f1c11'])('may read as %s', async (from) => {
    const answer = await send('/api/v1/me', { headers: { authorization: `Bearer ${owner.token}`, origin: from } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(from);
    expect(answer.headers.get('vary')).toContain('Origin');
    const refused = await send('/api/v1/me', { headers: { origin: from } });
    expect(refused.headers.get('access-control-allow-origin')).toBe(from);
  });

  it('may ask before they send', async () => {
    const answer = await send('/api/v1/me', {
      method: 'OPTIONS',
      headers: { origin: extension, 'access-control-request-method': 'DELETE' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('DELETE');
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
  });

  it.each(['https://evil.example', 'null', 'https://space.test', `${extension}.evil.example`, 'chrome-extension://'])(
    'get no leave as %s',
    async (from) => {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await send('/api/v1/me', { method, headers: { origin: from } });
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
        await answer.body?.cancel();
      }
    },
  );

  it('never send credentials, and reach no page', async () => {
    const answer = await send('/api/v1/me', { method: 'OPTIONS', headers: { origin: extension } });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const page = await send('/sign-in', { headers: { origin: extension } });
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    await page.body?.cancel();
  });
});
