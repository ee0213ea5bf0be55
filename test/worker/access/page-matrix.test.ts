import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../worker/app.ts';
import { newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';

/** The only pages for people who are not signed in; a new page is for members until it is named here. */
const open = [
  '/',
  '/api',
  '/favicon.svg',
  '/healthz',
  '/hooks/resend',
  '/setup',
  '/sign-in',
  '/sign-out',
  '/forgot',
  '/reset/*',
  '/new-address/*',
  '/accept/*',
  '/ask-again/*',
  '/unsubscribe/*',
  '/mails-again/*',
];

const routes = app.routes.filter(
  ({ method, path }) => method !== 'ALL' && !path.startsWith('/api/') && !open.includes(path),
);

beforeEach(async () => {
  await newSpace();
});

function ask(method: string, path: string, member: TestMember | null, headers: HeadersInit = {}): Promise<Response> {
  return method === 'GET' ? openPage(path, member, headers) : sendForm(path, {}, member, headers);
}

describe("every page of a member's own", () => {
  it('is found by this test', () => {
    expect(routes.length).toBeGreaterThan(5);
  });

  it.each(routes.map(({ method, path }) => [method, path] as const))(
    '%s %s leads everybody else to the sign-in, with nothing changed',
    async (method, path) => {
      const ada = await newMember({ email: 'ada@example.org', role: 'admin' });
      const suspended = await newMember({ email: 'suspended@example.org', role: 'admin', state: 'suspended' });
      const invited = await newMember({ email: 'invited@example.org', role: 'admin', state: 'invited' });
      const before = await snapshot();
      const answers = [
        await ask(method, path, null),
        await ask(method, path, suspended),
        await ask(method, path, invited),
        await ask(method, path, null, { authorization: `Bearer ${ada.token}` }),
        await ask(method, path, null, { cookie: `__Host-sign-in=${ada.token}` }),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(303);
        expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
      expect(await snapshot()).toEqual(before);
      expect((await ask(method, path, ada)).headers.get('location') ?? '').not.toMatch(/^\/sign-in/);
    },
  );
});

async function snapshot(): Promise<unknown> {
  const tables = [
    'members',
    'sign_ins',
    'device_codes',
    'password_resets',
    'outbox',
    'rate_limits',
    'initial_passwords',
  ];
  const answers = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)));
  return answers.map((answer) => answer.results);
}
