import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptySpace, newMember, newSpace, openPage, origin, send, sendForm, type TestMember } from '../space.ts';
import { between, heading } from './form.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('every page', () => {
  it.each(['/sign-in', '/forgot', '/accept/x', '/reset/x', '/nothing'])(
    'at %s runs no script, is not framed, kept or listed',
    async (path) => {
      const answer = await openPage(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('script-src');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('same-origin');
      expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
      expect(await answer.text()).not.toMatch(/<script| style="| on\w+=/);
    },
  );

  it('is styled by exactly the stylesheet that its policy names', async () => {
    const answer = await openPage('/sign-in');
    const style = between(await answer.text(), '<style>', '</style>') ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  it.each([
    [{}, 'en'],
    [{ 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8' }, 'fr'],
    [{ 'accept-language': 'pl, en;q=0.5, fr;q=0.7' }, 'fr'],
    [{ 'accept-language': 'fr;q=0, en;q=0.1' }, 'en'],
    [{ 'accept-language': 'pt-BR, de;q=0.8' }, 'pt'],
    [{ 'accept-language': 'pl' }, 'en'],
    [{ 'accept-language': ';;;q=x,,' }, 'en'],
  ])('with %j is in %s', async (headers, language) => {
    expect(await (await openPage('/sign-in', null, headers)).text()).toContain(`<html lang="${language}">`);
  });

  it("is in the member's language first, and in the space's last", async () => {
    const member = await newMember({ email: 'ada@example.org', language: 'fr' });
    expect(await (await openPage('/', member, { 'accept-language': 'en' })).text()).toContain('<html lang="fr">');
    await newSpace({ language: 'fr' });
    expect(await (await openPage('/sign-in')).text()).toContain('<html lang="fr">');
  });

  it('shows names as text', async () => {
    await newSpace({ name: '<script>alert(1)</script>' });
    const member = await newMember({ email: 'ada@example.org', firstName: '<img src=x onerror=alert(1)>' });
    const page = await (await openPage('/', member)).text();
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
  });

  it('takes its links from the settings, whatever the request says', async () => {
    const page = await (
      await openPage('/', owner, { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    ).text();
    expect(page).toContain(`<code class="address">${origin}</code>`);
    expect(page).not.toContain('evil.example');
  });
});

describe('the picture in the tab', () => {
  it('is drawn once and kept', async () => {
    const answer = await openPage('/favicon.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('cache-control')).toContain('max-age');
    expect(await answer.text()).toMatch(/^<svg /);
  });
});

describe('the home page', () => {
  it('shows how to connect the extension to who may invite', async () => {
    const member = await newMember({ email: 'ada@example.org', firstName: 'Ada' });
    expect(await (await openPage('/', owner)).text()).toContain('Rollcall extension');
    const page = await (await openPage('/', member)).text();
    expect(heading(page)).toBe('Hello, Ada');
    expect(page).not.toContain('Rollcall extension');
  });
});

describe('a form that is not one of ours', () => {
  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sister domain', { origin: 'https://other.test', 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example', 'sec-fetch-site': undefined }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a typed address', { origin: undefined, 'sec-fetch-site': 'none' }],
    ['a lying origin', { origin: `${origin}.evil.example`, 'sec-fetch-site': undefined }],
    ['no browser at all', { origin: undefined, 'sec-fetch-site': undefined }],
  ])('changes nothing when it comes from %s', async (_name, headers) => {
    const answer = await send('/profile', {
      method: 'POST',
      headers: {
        cookie: owner.cookie,
        'content-type': 'application/x-www-form-urlencoded',
        ...Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1])),
      },
      body: 'firstName=Eve&lastName=&language=en',
    });
    expect(answer.status).toBe(403);
    expect(heading(await answer.text())).toBe('This is not allowed');
    expect(await env.DB.prepare('SELECT first_name FROM members').first('first_name')).toBe('Olive');
  });

  it.each([
    ['multipart/form-data; boundary=x', 415],
    ['application/json', 415],
    ['text/plain', 415],
  ])('is refused as %s', async (contentType, status) => {
    const typed = { firstName: 'Eve', lastName: '', language: 'en' };
    const answer = await sendForm('/profile', typed, owner, { 'content-type': contentType });
    expect(answer.status).toBe(status);
    expect(await env.DB.prepare('SELECT first_name FROM members').first('first_name')).toBe('Olive');
  });

  it('is refused when it is too long', async () => {
    expect((await sendForm('/forgot', { email: 'x'.repeat(20_000) })).status).toBe(413);
  });
});

describe('what goes wrong', () => {
  it('is a friendly page in the language of the reader', async () => {
    const answer = await openPage('/nothing', null, { 'accept-language': 'fr' });
    expect(answer.status).toBe(404);
    expect(heading(await answer.text())).toBe('Cette page n’existe pas');
  });

  it('leads who came by another address to the right one', async () => {
    const answer = await sendForm('/forgot', { email: 'ada@example.org' }, null, { origin: 'http://127.0.0.1:8787' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(`href="${origin}/"`);
  });

  it('is 405 for a method that a page does not have', async () => {
    const answer = await sendForm('/devices/', {});
    expect(answer.status).toBe(404);
    const wrong = await send('/sign-out', { headers: { cookie: owner.cookie } });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
  });

  it("is told with a number, while the log has no link's token and no words of the error", async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    await env.DB.exec('DROP TABLE invitations');
    const answer = await openPage(`/accept/${'0'.repeat(24)}.${'S'.repeat(43)}`);
    const page = await answer.text();
    expect(answer.status).toBe(500);
    const line = String(logged.mock.calls[0]?.[0]);
    expect(line).not.toContain('SSSS');
    expect(JSON.parse(line)).toMatchObject({ event: 'request-failed', route: '/accept/*' });
    expect(page).toContain(JSON.parse(line).requestId);
    expect(page).not.toContain('D1_ERROR');
    // Not even emptying the tables works without that one: triggers name it.
    await emptySpace();
  });
});
