import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../../worker/app.ts';
import { pathOf } from '../invitations/invited.ts';
import { newMember, origin, send, type TestMember } from '../space.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type PopulatedSpace, populatedSpace } from './populated-space.ts';
import { rememberSpace, type State, stateOfSpace } from './state-of-space.ts';

/** Requests to each page; `FUZZ_RUNS` as for the API. */
const runs = Number(env.FUZZ_RUNS);

/** What people look at: not what machines ask for. */
const pages = app.routes.filter(
  ({ method, path }) => ['GET', 'POST'].includes(method) && !/^\/(api|hooks|favicon|healthz)/.test(path),
);

/** A password that everybody may choose, and that no page and no log may show. */
const password = 'pw-mark-7c1 and then some';

const log: string[] = [];
let space: PopulatedSpace;
let person: TestMember;
let links: string[];
let bringBack: () => Promise<void>;
let state: State;
beforeAll(async () => {
  space = await populatedSpace();
  person = await newMember({ email: 'person@example.org', firstName: '<b>Pat</b>', language: 'fr' });
  const invitations = await Promise.all(space.records.invitations.map((id) => pathOf(id)));
  links = invitations.map((path) => path.slice('/accept/'.length));
  bringBack = await rememberSpace();
});
beforeEach(async () => {
  log.length = 0;
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void log.push(words.map(String).join(' ')));
  }
  await bringBack();
  state = await stateOfSpace();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const fields = [
  'email',
  'password',
  'oldPassword',
  'next',
  'firstName',
  'lastName',
  'language',
  'code',
  'decision',
  'end',
];
const text = fc.oneof(
  fc.constantFrom(...hostileTexts, 'person@example.org', 'Pat', 'fr', 'allow', '/profile', '//evil.example', '/\\evil'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

function field(name: string): fc.Arbitrary<[string, string]> {
  return fc.tuple(fc.constant(name), /password/i.test(name) ? fc.constantFrom(password, '', 'pw-mark-7c1') : text);
}

/** What a form may hold: all that is asked for, and at times something else besides, or a field twice. */
function forms(asked: readonly string[]): fc.Arbitrary<[string, string][]> {
  const right = fc.tuple(...asked.map(field));
  const other = fc.constantFrom(...fields, 'role', 'state', 'id', '__proto__').chain(field);
  const wrong = fc.tuple(right, fc.array(other, { maxLength: 3 })).map(([one, more]) => [...one, ...more]);
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

describe('whatever is sent to a page, by whomever', () => {
  it.each(pages.map(({ method, path }) => [method, path] as const))(
    '%s %s answers with a page that runs nothing and leads nowhere else',
    async (method, path) => {
      const token = fc.oneof(fc.constantFrom(...links), fc.constantFrom(...hostileTexts));
      const who = fc.constantFrom(null, person, space.owner);
      const asked = fc.constantFrom(await askedBy(path), fields.slice(0, 3));
      await fc.assert(
        fc.asyncProperty(who, token, asked.chain(forms), async (visitor, end, form) => {
          await isHarmless(method, path.replace('*', encodeURIComponent(end.toWellFormed())), visitor, form);
        }),
        { numRuns: runs, endOnFailure: true },
      );
      expect(log.join('\n')).not.toMatch(/pw-mark-7c1|@example\.org|\.[A-Za-z0-9_-]{43}/);
    },
    60_000 + runs * 2000,
  );
});

/** The fields of a page's forms, as its reader gets them. */
async function askedBy(path: string): Promise<string[]> {
  const names = new Set<string>();
  for (const { cookie } of [person, space.owner, { cookie: '' }]) {
    const answer = await send(path.replace('*', links[0] ?? ''), { headers: { cookie } });
    for (const [, name] of (await answer.text()).matchAll(/ name="(\w+)"/g))
      if (name && name !== 'viewport') names.add(name);
  }
  return [...names];
}

async function isHarmless(
  method: string,
  path: string,
  visitor: TestMember | null,
  form: [string, string][],
): Promise<void> {
  const before = state;
  const query = new URLSearchParams(form.map(([name, value]) => [name, value.toWellFormed()]));
  const answer = await send(method === 'GET' ? `${path}?${query}` : path, {
    method,
    headers: {
      ...(visitor && { cookie: visitor.cookie }),
      ...(method === 'POST' && {
        'content-type': 'application/x-www-form-urlencoded',
        origin,
        'sec-fetch-site': 'same-origin',
      }),
    },
    ...(method === 'POST' && { body: query.toString() }),
  });
  const page = await answer.text();
  state = await stateOfSpace();

  expect(answer.status, page).toBeLessThan(500);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(page).not.toMatch(/<script|<img|<iframe|(href|action)="(javascript:|\/\/|https?:\/\/(?!space\.test))/i);
  // A value that somebody typed comes back in quotes, escaped; it may hold the words of a handler.
  expect(page.replace(/="[^"]*"/g, '=""')).not.toMatch(/<[^>]* on\w+=/i);
  expect(page).not.toContain('pw-mark-7c1');
  const location = answer.headers.get('location');
  if (location !== null) expect(new URL(location, origin).origin).toBe(origin);
  if (method === 'GET' || answer.status >= 400) expect(state).toEqual(before);
}
