import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import * as v from 'valibot';
import { afterEach, expect, it, vi } from 'vitest';
import { endpoint } from '../../shared/contract/endpoint.ts';
import type { SignedIn } from '../../worker/access/signed-in.ts';
import type { ApiEnv } from '../../worker/app-env.ts';
import { serveCsv } from '../../worker/serve.ts';

const exported = endpoint({
  method: 'GET',
  path: '/list.csv',
  summary: 'A list.',
  answer: v.string(),
  media: 'text/csv',
});

const owner: SignedIn = {
  signInId: '1'.repeat(24),
  kind: 'extension',
  scope: 'write',
  lastUsedAt: 0,
  memberId: '2'.repeat(24),
  role: 'owner',
  email: 'owner@example.org',
  lastName: '',
  firstName: '',
  language: '',
};

/** Asks for a list that is made by this generator. */
function ask(list: () => AsyncGenerator<string, void>): Response | Promise<Response> {
  const routes = new Hono<ApiEnv>();
  routes.use(async (c, next) => {
    c.set('requestId', 'a'.repeat(24));
    c.set('signedIn', owner);
    await next();
  });
  serveCsv(routes, exported, async () => list());
  return routes.request('/list.csv', {}, env, createExecutionContext());
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('a list is sent as it is made', async () => {
  const made: string[] = [];
  const answer = await ask(async function* () {
    for (const line of ['a\r\n', 'b\r\n', 'c\r\n']) {
      made.push(line);
      yield line;
    }
  });
  const reader = answer.body?.getReader();
  expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode((await reader?.read())?.value)).toBe(
    '\ufeff',
  );
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('a\r\n');
  expect(made.length).toBeLessThan(3);
});

it('a reader who goes away ends the making, and that is no failure', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  let isEnded = false;
  const answer = await ask(async function* () {
    try {
      for (;;) yield 'again\r\n';
    } finally {
      isEnded = true;
    }
  });
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  await vi.waitFor(() => expect(isEnded).toBe(true));
  expect(log).not.toHaveBeenCalled();
});

it('a list that fails half-way breaks off, so that nobody takes its beginning for the whole, and the log says so', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const answer = await ask(async function* () {
    yield 'name\r\nAda\r\n';
    throw new Error('Ada was not read');
  });
  await expect(answer.text()).rejects.toThrow();
  expect(log).toHaveBeenCalledOnce();
  const [line] = log.mock.calls[0] ?? [];
  expect(JSON.parse(String(line))).toMatchObject({ event: 'request-failed', requestId: 'a'.repeat(24) });
  expect(line).not.toContain('Ada');
});
