import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../worker/access/password-hash.ts';
import { sha256 } from '../../../worker/digest.ts';
import { cookiesOf, fieldValue, heading, problemBeside } from '../pages/form.ts';
import { newMember, newSpace, openPage, send, sendForm, type TestMember } from '../space.ts';

const password = 'walnut bicycle overture';
/** Of the same password, with parameters far below today's. */
const outdatedHash = '$argon2id$v=19$m=64,t=1,p=1$YW4tb2xkLXRlc3Qtc2FsdA$gB6JDyfDVpeC+40wMjk5v0M1RZaBlDCAh8xpcgygX0s';
let passwordHash: string;
let ada: TestMember;

beforeEach(async () => {
  passwordHash ??= await hashPassword(password);
  await newSpace();
  ada = await newMember({ email: 'Ada@example.org', firstName: 'Ada', passwordHash });
});

const signIn = (fields: Record<string, string> = {}, headers: HeadersInit = {}) =>
  sendForm('/sign-in', { email: 'ada@example.org', password, ...fields }, null, headers);

describe('signing in', () => {
  it('gives the browser a token of its own, of which only the hash is stored', async () => {
    const [first, second] = [await signIn(), await signIn()];
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/');
    const cookie = first.headers.getSetCookie().find((each) => each.startsWith('__Host-sign-in='));
    expect(cookie).toMatch(/^__Host-sign-in=[\w-]{43};/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
    expect(cookiesOf(first)).not.toBe(cookiesOf(second));
    const token = /=([\w-]{43})/.exec(cookie ?? '')?.[1] ?? '-';
    expect(JSON.stringify((await env.DB.prepare('SELECT * FROM sign_ins').all()).results)).not.toContain(token);
    const home = await send('/', { headers: { cookie: cookiesOf(first) } });
    expect(heading(await home.text())).toBe('Hello, Ada');
  });

  it('ends the sign-in that the browser had before', async () => {
    await sendForm('/sign-in', { email: 'ada@example.org', password }, ada);
    expect((await openPage('/', ada)).headers.get('location')).toBe('/sign-in');
  });

  it('gives one answer for wrong passwords, unknown addresses, invited and suspended people', async () => {
    await newMember({ email: 'invited@example.org', state: 'invited', passwordHash });
    await newMember({ email: 'suspended@example.org', state: 'suspended', passwordHash });
    await newMember({ email: 'no-password@example.org' });
    const attempts = [
      { email: 'ada@example.org', password: 'another password' },
      { email: 'unknown@example.org', password },
      { email: 'invited@example.org', password },
      { email: 'suspended@example.org', password },
      { email: 'no-password@example.org', password },
      { email: 'ada@example.org', password: 'x'.repeat(5000) },
    ];
    const pages = new Set<string>();
    for (const attempt of attempts) {
      const answer = await signIn(attempt);
      expect(answer.status).toBe(422);
      expect(answer.headers.getSetCookie()).toEqual([]);
      const page = await answer.text();
      expect(fieldValue(page, 'email')).toBe(attempt.email);
      expect(page).not.toContain(password);
      pages.add(page.replaceAll(attempt.email, 'ADDRESS'));
    }
    expect(pages.size).toBe(1);
    expect(problemBeside([...pages].join(), 'password')).toContain('do not belong together');
  });

  it.each([
    ['/device?code=BCDF-GHJK', '/device?code=BCDF-GHJK'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/..//evil.example', '/'],
  ])('leads from next=%s to %s', async (next, location) => {
    expect((await signIn({ next })).headers.get('location')).toBe(location);
    expect((await openPage(`/sign-in?${new URLSearchParams({ next })}`, ada)).headers.get('location')).toBe(location);
  });

  it('hashes the password again when it was hashed with older parameters', async () => {
    await env.DB.prepare('UPDATE members SET password_hash = ? WHERE id = ?').bind(outdatedHash, ada.id).run();
    expect((await signIn()).status).toBe(303);
    const stored = await env.DB.prepare('SELECT password_hash FROM members WHERE id = ?').bind(ada.id).first();
    expect(stored?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn()).status).toBe(303);
  });

  it('limits guessing from one place without locking the member out elsewhere', async () => {
    const stranger = { 'cf-connecting-ip': '192.0.2.1' };
    let last: Response | undefined;
    for (let attempt = 0; attempt < 11; attempt += 1) last = await signIn({ password: 'a wrong guess' }, stranger);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn({}, stranger)).status).toBe(429);
    expect((await signIn({}, { 'cf-connecting-ip': '192.0.2.2' })).status).toBe(303);
  });

  it('counts a whole IPv6 network as one place', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await signIn({ password: 'a wrong guess' }, { 'cf-connecting-ip': `2001:db8::${attempt}` });
    }
    expect((await signIn({}, { 'cf-connecting-ip': '2001:0db8:0:0:ffff::1' })).status).toBe(429);
    expect((await signIn({}, { 'cf-connecting-ip': '2001:db8:0:1::1' })).status).toBe(303);
  });

  it('counts what was refused against nobody: one place alone shuts no door that is not its own', async () => {
    const stranger = { 'cf-connecting-ip': '192.0.2.1' };
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 120; attempt += 1) {
      statuses.add((await signIn({ password: 'a wrong guess' }, stranger)).status);
    }
    expect([...statuses]).toEqual([422, 429]);
    expect((await signIn({}, { 'cf-connecting-ip': '192.0.2.2' })).status).toBe(303);
  });

  it('writes nothing down for a place that has passed its limit', async () => {
    await signIn({ email: 'nobody@example.org' });
    await env.DB.exec("UPDATE rate_limits SET count = 100 WHERE bucket LIKE 'sign-in-place:%'");
    const before = await env.DB.prepare('SELECT count(*) AS n FROM rate_limits').first('n');
    expect((await signIn({ email: 'another@example.org' })).status).toBe(429);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM rate_limits').first('n')).toBe(before);
  });

  it('keeps no list of who was here: whoever steals the counts can try no guess on them', async () => {
    const place = '192.0.2.7';
    await signIn({ email: 'nobody@example.org' }, { 'cf-connecting-ip': place });
    const { results } = await env.DB.prepare('SELECT bucket FROM rate_limits').all<{ bucket: string }>();
    const guesses = ['sign-in-place:192.0.2.7', 'sign-in-address:nobody@example.org', place, 'nobody@example.org'];
    const hashes = await Promise.all(guesses.map(sha256));
    expect(results).toHaveLength(3);
    for (const { bucket } of results) for (const hash of hashes) expect(bucket).not.toContain(hash);
  });

  it('lets a browser in that has signed in before, while a neighbour behind the same address guesses', async () => {
    const known = { cookie: cookiesOf(await signIn()) };
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn({ password: 'a wrong guess' });
    expect((await signIn()).status).toBe(429);
    expect((await signIn({}, known)).status).toBe(303);
  });

  it('takes no mark of a known browser that a sister domain could have planted', async () => {
    const answer = await signIn();
    const mark = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-known-browser=')) ?? '';
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(mark).toContain(attribute);
    await env.DB.exec("UPDATE rate_limits SET count = 1000 WHERE bucket LIKE 'sign-in-%'");
    expect((await signIn({}, { cookie: cookiesOf(answer).replaceAll('__Host-', '') })).status).toBe(429);
    expect((await signIn({}, { cookie: cookiesOf(answer) })).status).toBe(303);
  });

  it('limits guessing in a browser that has signed in before, too, and there alone', async () => {
    const known = { cookie: cookiesOf(await signIn()) };
    const other = { cookie: cookiesOf(await signIn()) };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await signIn({ password: 'a wrong guess' }, known)).status);
    }
    expect(statuses.indexOf(429)).toBe(10);
    expect((await signIn({}, other)).status).toBe(303);
  });

  it('lets a browser in that has signed in before, while strangers guess from everywhere', async () => {
    const known = await signIn();
    await env.DB.prepare("UPDATE rate_limits SET count = 1000 WHERE bucket LIKE 'sign-in-address:%'").run();
    expect((await signIn()).status).toBe(429);
    expect((await signIn({}, { cookie: cookiesOf(known) })).status).toBe(303);
    const forged = cookiesOf(known).replace(/(known-browser=[^.]+\.)../, '$1AA');
    expect((await signIn({}, { cookie: forged })).status).toBe(429);
  });
});

describe('being signed in', () => {
  it.each([
    ['suspended', "UPDATE members SET state = 'suspended'"],
    ['erased', "DELETE FROM members WHERE role = 'member'"],
    ['idle for too long', 'UPDATE sign_ins SET expires_at = 0'],
  ])('ends at the next request of who was %s', async (_name, meanwhile) => {
    expect((await openPage('/profile', ada)).status).toBe(200);
    await env.DB.exec(meanwhile);
    expect((await openPage('/profile', ada)).headers.get('location')).toBe('/sign-in?next=%2Fprofile');
  });

  it('lasts on while it is used, in the browser, too', async () => {
    await env.DB.prepare('UPDATE sign_ins SET last_used_at = 0 WHERE member_id = ?').bind(ada.id).run();
    const answer = await openPage('/profile', ada);
    expect(answer.headers.getSetCookie().join()).toContain(ada.cookie);
    expect((await openPage('/profile', ada)).headers.getSetCookie()).toEqual([]);
  });

  it('is not granted by a cookie without the prefix that guards it', async () => {
    const cookie = ada.cookie.replace('__Host-', '');
    expect((await send('/profile', { headers: { cookie } })).status).toBe(303);
  });
});

describe('signing out', () => {
  it('ends the sign-in on the server, too', async () => {
    const answer = await sendForm('/sign-out', {}, ada);
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect(answer.headers.getSetCookie().join()).toContain('__Host-sign-in=;');
    expect((await openPage('/', ada)).headers.get('location')).toBe('/sign-in');
  });
});
