import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { settingsOf } from '../../../worker/settings.ts';
import { newSpace, origin, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

/** A request over plain http, which a Worker on a domain of one's own answers like any other. */
function sendInClear(path: string, init: RequestInit = {}): Promise<Response> {
  const address = `${origin.replace('https:', 'http:')}${path}`;
  return exports.default.fetch(new Request(address, { redirect: 'manual', ...init }));
}

describe('a space with an https address', () => {
  it.each(['/sign-in?next=%2Fprofile', '/setup', '/accept/x', '/nothing'])(
    'shows no form over http: %s leads to the same page over https',
    async (path) => {
      for (const method of ['GET', 'HEAD']) {
        const answer = await sendInClear(path, { method });
        expect(answer.status).toBe(308);
        expect(answer.headers.get('location')).toBe(`${origin}${path}`);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    },
  );

  it('leads nowhere else', async () => {
    const answer = await sendInClear('//evil.example/x');
    expect(answer.headers.get('location')).toBe(`${origin}//evil.example/x`);
  });

  it('takes no form over http', async () => {
    const answer = await sendInClear('/profile', {
      method: 'POST',
      headers: { cookie: owner.cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'firstName=Eve&lastName=&language=en',
    });
    expect(answer.status).toBe(403);
    expect(await env.DB.prepare('SELECT first_name FROM members').first('first_name')).toBe('Olive');
  });
});

describe("the space's address", () => {
  it.each(['http://space.test', 'ftp://space.test', 'http://localhost.space.test'])('is not %s', (wrong) => {
    expect(() => settingsOf({ ...env, ORIGIN: wrong })).toThrow('ORIGIN');
  });

  it.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'https://space.test:8443'])('may be %s', (right) => {
    expect(settingsOf({ ...env, ORIGIN: right }).origin).toBe(right);
  });
});
