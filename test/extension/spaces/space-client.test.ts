import { expect, test } from 'vitest';
import { maxRetryAfterSeconds, readRetryAfter } from '../../../extension/spaces/space-answer.ts';
import { spaceClient } from '../../../extension/spaces/space-client.ts';
import type { SyncProblem } from '../../../extension/sync/sync-problem.ts';
import { spaceEndpoints } from '../../../shared/contract/space.ts';

const now = Date.UTC(2026, 10, 22, 12);

/** What a client makes of a response, or of a failure, to the question who we are. */
async function met(response: Response | Error, isOnline = true): Promise<SyncProblem | 'success'> {
  const answering: typeof fetch = () =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
  const around = { fetch: answering, now: () => now, isOnline: () => isOnline };
  const answer = await spaceClient(around, { address: 'https://academy.example', token: 'secret' }).ask(
    spaceEndpoints.readMe,
    {},
  );
  return 'value' in answer ? 'success' : answer.problem;
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

const me = {
  space: { name: 'Academy', language: 'en' },
  member: { id: 'd'.repeat(24), email: 'a@b.example', firstName: '', lastName: '', role: 'owner' },
};

test('a request carries the token and the protocol, and follows, keeps and reveals nothing', async () => {
  const seen: { url: string; init: RequestInit | undefined }[] = [];
  const recording: typeof fetch = async (input, init) => {
    seen.push({ url: String(input), init });
    return json(200, me);
  };
  const around = { fetch: recording, now: () => now, isOnline: () => true };
  await spaceClient(around, { address: 'https://academy.example', token: 'secret' }).ask(spaceEndpoints.readMe, {});
  expect(seen).toMatchObject([
    {
      url: 'https://academy.example/api/v1/me',
      init: {
        method: 'GET',
        headers: { authorization: 'Bearer secret', 'rollcall-protocol': '2' },
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      },
    },
  ]);
});

test('an answer of the right shape is a success, whatever more a newer space tells', async () => {
  expect(await met(json(200, { ...me, more: true }))).toBe('success');
});

test.each<[string, Response, SyncProblem]>([
  [
    'a website',
    new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    { code: 'not-a-space', evidence: 'not-json', status: 200 },
  ],
  [
    'JSON that is labelled as text',
    new Response(JSON.stringify(me)),
    { code: 'not-a-space', evidence: 'not-json', status: 200 },
  ],
  [
    'an answer of another shape',
    json(200, { ok: true }),
    { code: 'not-a-space', evidence: 'other-shape', status: 200 },
  ],
  ['a redirect', new Response(null, { status: 302 }), { code: 'not-a-space', evidence: 'redirect', status: 302 }],
  [
    'a 401 that is not the space’s own',
    json(401, { error: 'proxy' }),
    { code: 'not-a-space', evidence: 'other-shape', status: 401 },
  ],
  [
    'a captive portal’s own status',
    new Response('', { status: 511 }),
    { code: 'not-a-space', evidence: 'not-json', status: 511 },
  ],
  [
    'an empty success without the protocol',
    new Response(null, { status: 204 }),
    { code: 'not-a-space', evidence: 'not-json', status: 204 },
  ],
  ['a failing server', new Response('Oops', { status: 502 }), { code: 'server-error', status: 502 }],
  [
    'a failing server that names a time',
    new Response('', { status: 503, headers: { 'retry-after': '7' } }),
    { code: 'busy', retryAfterSeconds: 7 },
  ],
  [
    'the space’s own refusal',
    json(401, { problem: { code: 'not-signed-in' }, requestId: 'r' }),
    { code: 'not-signed-in' },
  ],
  [
    'the refusal of a space of another version, in words of ours',
    json(426, { problem: { code: 'protocol-unknown', speaks: 1 }, requestId: 'r' }),
    { code: 'protocol-unknown', speaks: 1 },
  ],
  [
    'the refusal of a space of another version, in words that only it knows',
    json(426, { error: 'upgrade' }, { 'rollcall-protocol': '9' }),
    { code: 'protocol-unknown', speaks: 9 },
  ],
  [
    'a proxy that wants to be spoken to in another way',
    new Response('', { status: 426 }),
    { code: 'not-a-space', evidence: 'not-json', status: 426 },
  ],
  [
    'a refusal with a header that asks for more time',
    json(
      429,
      { problem: { code: 'too-many-requests', retryAfterSeconds: 5 }, requestId: 'r' },
      { 'retry-after': '60' },
    ),
    { code: 'too-many-requests', retryAfterSeconds: 60 },
  ],
])('%s', async (_what, response, problem) => {
  expect(await met(response)).toEqual(problem);
});

test('a failed request is told from a browser without a network', async () => {
  expect(await met(new TypeError('fetch failed'))).toEqual({ code: 'unreachable' });
  expect(await met(new TypeError('fetch failed'), false)).toEqual({ code: 'offline' });
  expect(await met(new DOMException('', 'TimeoutError'))).toEqual({ code: 'timed-out' });
});

test('an answer without an end is hung up on', async () => {
  let octets = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      octets += 1_000_000;
      controller.enqueue(new Uint8Array(1_000_000).fill(32));
    },
    cancel() {
      isCancelled = true;
    },
  });
  const response = new Response(endless, { headers: { 'content-type': 'application/json' } });
  expect(await met(response)).toEqual({ code: 'not-a-space', evidence: 'not-json', status: 200 });
  expect(isCancelled).toBe(true);
  expect(octets).toBeLessThan(70_000_000);
});

test('a mistake of ours is no fault of the space', async () => {
  await expect(met(new RangeError('ours'))).rejects.toThrow('ours');
});

test('a real request that is not answered in time is given up', async () => {
  const silent: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const client = spaceClient(
    { fetch: silent, now: () => now, isOnline: () => true },
    { address: 'https://academy.example', token: null, timeout: 1 },
  );
  expect(await client.ask(spaceEndpoints.readMe, {})).toEqual({ problem: { code: 'timed-out' } });
});

test.each([
  [null, null],
  ['120', 120],
  ['Sun, 22 Nov 2026 12:01:00 GMT', 60],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['999999999', maxRetryAfterSeconds],
])('Retry-After: %s', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});
