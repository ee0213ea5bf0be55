import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { cookiesOf, fieldValue, heading, problemBeside } from '../pages/form.ts';
import { emptySpace, newSpace, openPage, send, sendForm } from '../space.ts';

const good = {
  code: 'TEST-SETUP-CODE',
  spaceName: 'Academy of Example & Sons',
  language: 'fr',
  firstName: 'Olive',
  lastName: 'Owner',
  email: 'Olive@Example.org',
  password: 'walnut bicycle overture',
};

beforeEach(emptySpace);

describe('setting a space up', () => {
  it('makes the space and its owner, who is signed in at once', async () => {
    const answer = await sendForm('/setup', good);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    const home = await (await send('/', { headers: { cookie: cookiesOf(answer) } })).text();
    expect(heading(home)).toBe('Bonjour Olive');
    expect(home).toContain('Academy of Example &amp; Sons');
    expect(await env.DB.prepare('SELECT name, language, password_min FROM space').first()).toEqual({
      name: 'Academy of Example & Sons',
      language: 'fr',
      password_min: 12,
    });
    const owner = await env.DB.prepare('SELECT email, address_key, role, state, password_hash FROM members').first();
    expect(owner).toMatchObject({
      email: 'Olive@example.org',
      address_key: 'olive@example.org',
      role: 'owner',
      state: 'active',
    });
    expect(owner?.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('is offered by every page until it is done', async () => {
    expect(await (await openPage('/')).text()).toContain('href="/setup"');
    expect((await openPage('/sign-in')).headers.get('location')).toBe('/');
  });

  it('refuses a wrong code, keeps what was typed, and gives neither code nor password back', async () => {
    const answer = await sendForm('/setup', { ...good, code: 'TEST-SETUP-CODF' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(problemBeside(page, 'code')).toContain('Check the set-up code');
    expect(fieldValue(page, 'spaceName')).toBe('Academy of Example &amp; Sons');
    expect(fieldValue(page, 'email')).toBe('Olive@Example.org');
    expect(page).not.toContain('TEST-SETUP-CODF');
    expect(page).not.toContain(good.password);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM members').first('n')).toBe(0);
  });

  it('says beside each field what is wrong with it', async () => {
    const page = await (
      await sendForm('/setup', {
        code: '',
        spaceName: 'www.evil.example',
        language: 'xx',
        firstName: '',
        lastName: '',
        email: 'olive',
        password: 'short',
      })
    ).text();
    for (const field of ['code', 'spaceName', 'language', 'firstName', 'email', 'password']) {
      expect(problemBeside(page, field), field).not.toBeNull();
    }
  });

  it('works once, also when two do it at the same time', async () => {
    const answers = await Promise.all([
      sendForm('/setup', good),
      sendForm('/setup', { ...good, email: 'mallory@example.org', spaceName: 'Another' }),
    ]);
    await Promise.all(answers.map((answer) => answer.text()));
    expect(await env.DB.prepare('SELECT count(*) AS n FROM members').first('n')).toBe(1);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM sign_ins').first('n')).toBe(1);
  });

  it('is over for good when there is a space', async () => {
    await newSpace();
    expect((await openPage('/setup')).headers.get('location')).toBe('/');
    const answer = await sendForm('/setup', good);
    expect(answer.headers.get('location')).toBe('/');
    expect(await env.DB.prepare('SELECT count(*) AS n FROM members').first('n')).toBe(1);
  });

  it('limits guessing at the code', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 21; attempt += 1) {
      statuses.push((await sendForm('/setup', { ...good, code: `GUESS-${attempt}` })).status);
    }
    expect(statuses.slice(0, 20).every((status) => status === 422)).toBe(true);
    expect(statuses[20]).toBe(429);
  });
});
