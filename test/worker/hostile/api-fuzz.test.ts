import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblemBody } from '../../../shared/contract/api-problem.ts';
import type { Endpoint } from '../../../shared/contract/endpoint.ts';
import { endpoints } from '../../../shared/contract/endpoints.ts';
import { statusOf } from '../../../worker/refusal.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { send } from '../space.ts';
import { type GeneratedRequest, placeOf, refusedByContract, requestsTo } from './generated-request.ts';
import { type PopulatedSpace, populatedSpace, standingOf } from './populated-space.ts';
import { passwordMark } from './schema-values.ts';
import { rememberSpace, type State, secretsIn, stateOfSpace } from './state-of-space.ts';

/** Requests to each endpoint; `FUZZ_RUNS=500 npx vitest …` for a longer look. */
const runs = Number(env.FUZZ_RUNS);

const log: string[] = [];
let space: PopulatedSpace;
let bringBack: () => Promise<void>;
let state: State;
beforeAll(async () => {
  space = await populatedSpace();
  bringBack = await rememberSpace();
});
beforeEach(async () => {
  log.length = 0;
  await bringBack();
  state = await stateOfSpace();
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void log.push(words.map(String).join(' ')));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('whatever is asked of the API, by whomever', () => {
  it.each(Object.entries(endpoints))(
    '%s answers what the contract says, and changes nothing that it refuses',
    async (_, endpoint) => {
      // Who may do most is asked most: the others are refused before anything is read.
      const caller = fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('owner', 'admin', 'writer') },
        { weight: 1, arbitrary: fc.constantFrom(...Object.keys(space.callers)) },
      );
      await fc.assert(
        fc.asyncProperty(caller, requestsTo(endpoint, space.known), async (who, request) => {
          await isAnsweredByContract(endpoint, space.callers[who] ?? null, request);
        }),
        { numRuns: runs, endOnFailure: true },
      );
      expect(log.join('\n')).not.toMatch(new RegExp(`${passwordMark}|@example\\.org`));
    },
    60_000 + runs * 1000,
  );

  it(
    'many different requests one after the other leave a space that still works',
    async () => {
      const step = fc.constantFrom(...Object.values(endpoints)).chain((endpoint) => {
        return fc.tuple(fc.constant(endpoint), fc.constantFrom('owner', 'admin'), requestsTo(endpoint, space.known));
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
          await bringBack();
          state = await stateOfSpace();
          for (const [endpoint, who, request] of steps) {
            await isAnsweredByContract(endpoint, space.callers[who] ?? null, request);
          }
          await everybodyIsServed();
        }),
        { numRuns: Math.ceil(runs / 2), endOnFailure: true },
      );
    },
    60_000 + runs * 10_000,
  );
});

/** What people and cron find after all that: pages that open, and upkeep that ends. */
async function everybodyIsServed(): Promise<void> {
  for (const path of ['/', '/paths', '/profile', '/devices']) {
    const answer = await send(path, { headers: { cookie: space.member.cookie } });
    expect([path, answer.status < 500, await answer.text()]).toEqual([path, true, expect.any(String)]);
  }
  await keepUp(env, Date.now());
}

async function isAnsweredByContract(endpoint: Endpoint, who: string | null, request: GeneratedRequest): Promise<void> {
  const before = state;
  const wanted = (await refusedByStanding(endpoint, who)) ?? refusedByContract(endpoint, request);
  const answer = await send(placeOf(endpoint, request), {
    method: endpoint.method,
    headers: {
      ...(who !== null && { authorization: who }),
      ...(request.body !== null && { 'content-type': 'application/json' }),
    },
    ...(request.body !== null && { body: request.body }),
  });
  const text = await answer.text();
  state = await stateOfSpace();
  const after = state;

  expect(answer.status, text).toBeLessThan(500);
  if (wanted !== null) expect(answer.status, text).toBe(wanted);
  else expect([401], text).not.toContain(answer.status);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  if (answer.ok) fitsContract(endpoint, answer, text);
  else isProblem(answer.status, text);
  if (!answer.ok) expect(after).toEqual(before);
  else if (!endpoint.writes) expect({ ...after, audit: [] }).toEqual({ ...before, audit: [] });
  for (const secret of [passwordMark, ...secretsIn(before), ...secretsIn(after)]) expect(text).not.toContain(secret);
}

/** Who is refused before anything of the request is looked at: the status, or null. */
async function refusedByStanding(endpoint: Endpoint, who: string | null): Promise<number | null> {
  const standing = await standingOf(who);
  if (!standing) return 401;
  if (standing.role === 'member' || (endpoint.who === 'owner' && standing.role !== 'owner')) return 403;
  if (endpoint.writes && standing.scope !== 'write') return 403;
  return !endpoint.tokens && standing.kind === 'token' ? 403 : null;
}

function fitsContract(endpoint: Endpoint, answer: Response, text: string): void {
  expect(answer.headers.get('content-type') ?? '').toContain(endpoint.answer === null ? '' : endpoint.media);
  if (endpoint.answer === null) expect([answer.status, text]).toEqual([204, '']);
  else if (endpoint.media === 'application/json') {
    const sent: unknown = JSON.parse(text);
    const told = v.safeParse(endpoint.answer, sent);
    expect(told.issues, text).toBeUndefined();
    // The contract's schemas drop what they do not name; so nothing was sent that is not in it.
    expect(told.output).toMatchObject(Object(sent));
  }
}

function isProblem(status: number, text: string): void {
  const body = v.parse(v.strictObject(ApiProblemBody.entries), JSON.parse(text));
  expect(statusOf[body.problem.code]).toBe(status);
  expect(JSON.parse(text)).toEqual(body);
}
