import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword, isPasswordOf } from '../../../worker/access/password-hash.ts';
import { fieldValue, problemBeside } from '../pages/form.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';

const oldPassword = 'the present password';
const password = 'walnut bicycle overture';
let ada: TestMember;

beforeEach(async () => {
  await newSpace();
  ada = await newMember({
    email: 'ada@example.org',
    firstName: 'Ada',
    lastName: 'Lovelace',
    role: 'admin',
    passwordHash: await hashPassword(oldPassword),
  });
});

const stored = (member: TestMember) => env.DB.prepare('SELECT * FROM members WHERE id = ?').bind(member.id).first();

describe('my profile', () => {
  it('is for who is signed in', async () => {
    expect((await openPage('/profile')).headers.get('location')).toBe('/sign-in?next=%2Fprofile');
    const answer = await sendForm('/profile', { firstName: 'Eve', lastName: '', language: 'en' });
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fprofile');
  });

  it('changes name and language, and then speaks it', async () => {
    const answer = await sendForm('/profile', { firstName: 'Augusta', lastName: 'King', language: 'fr' }, ada);
    expect(answer.headers.get('location')).toBe('/profile?saved');
    const page = await (await openPage('/profile?saved', ada, { 'accept-language': 'en' })).text();
    expect(page).toContain('C’est enregistré.');
    expect(fieldValue(page, 'firstName')).toBe('Augusta');
    expect(await stored(ada)).toMatchObject({
      first_name: 'Augusta',
      last_name: 'King',
      language: 'fr',
      role: 'admin',
    });
  });

  it.each(['role', 'email', 'state', 'id'])('refuses a form with the field %s', async (field) => {
    const form = { firstName: 'Ada', lastName: 'King', language: 'en', [field]: 'owner' };
    expect((await sendForm('/profile', form, ada)).status).toBe(400);
    expect(await stored(ada)).toMatchObject({ last_name: 'Lovelace', role: 'admin' });
  });

  it('refuses names that would be links in mails', async () => {
    const page = await (
      await sendForm('/profile', { firstName: 'http://evil.example', lastName: 'King', language: 'en' }, ada)
    ).text();
    expect(problemBeside(page, 'firstName')).toContain('without links');
    expect(await stored(ada)).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace' });
  });
});

describe('changing the password', () => {
  it('needs the present one, and ends every other sign-in and connection', async () => {
    const answer = await sendForm('/profile/password', { oldPassword, password }, ada);
    expect(answer.headers.get('location')).toBe('/profile?changed');
    expect(await isPasswordOf(password, String((await stored(ada))?.password_hash))).toBe(true);
    expect((await openPage('/profile', ada)).status).toBe(200);
    expect((await api(ada, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('is refused with a wrong present one', async () => {
    const answer = await sendForm('/profile/password', { oldPassword: 'a wrong one', password }, ada);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(problemBeside(page, 'oldPassword')).toContain('Enter your present password again');
    expect(page).not.toContain('a wrong one');
    expect(await isPasswordOf(oldPassword, String((await stored(ada))?.password_hash))).toBe(true);
    expect((await api(ada, 'GET', '/api/v1/me')).status).toBe(200);
  });

  it('is refused with a weak new one', async () => {
    const page = await (await sendForm('/profile/password', { oldPassword, password: 'Lovelace2024!' }, ada)).text();
    expect(problemBeside(page, 'password')).toContain('Choose another password');
  });

  it('is not open to who has no password', async () => {
    const bare = await newMember({ email: 'bare@example.org' });
    expect((await sendForm('/profile/password', { oldPassword: '', password }, bare)).status).toBe(422);
    expect((await stored(bare))?.password_hash).toBeNull();
  });

  it('limits guessing at the present one', async () => {
    let last: Response | undefined;
    for (let attempt = 0; attempt < 11; attempt += 1) {
      last = await sendForm('/profile/password', { oldPassword: `guess ${attempt}`, password }, ada);
    }
    expect(last?.status).toBe(429);
  });
});
