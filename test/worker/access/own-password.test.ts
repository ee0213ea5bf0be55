import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { findCredentials } from '../../../worker/access/credential-store.ts';
import { claimInitialPasswords, storeFirstHashes } from '../../../worker/access/initial-password-store.ts';
import { hashPassword, isPasswordOf } from '../../../worker/access/password-hash.ts';
import { provenHash } from '../../../worker/access/proven-hash.ts';
import { linkToken } from '../../../worker/link-token.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { outboxRow } from '../mail/invited-person.ts';
import { watchLog } from '../mail/watched-log.ts';
import { cookiesOf, fieldValue, heading, problemBeside } from '../pages/form.ts';
import { newSpace, send, sendForm } from '../space.ts';
import { type InitialAccount, newInitialAccount, sealedMembers, storedHash } from './initial-account.ts';

watchLog();

const own = 'walnut bicycle overture';
let ada: InitialAccount;

beforeEach(async () => {
  await newSpace();
  ada = await newInitialAccount({ email: 'Ada@example.org', firstName: 'Ada' });
});

const signIn = (fields: Record<string, string> = {}) =>
  sendForm('/sign-in', { email: 'ada@example.org', password: ada.password, ...fields });

/** Signs in and opens pages as that browser. */
async function signedIn() {
  const answer = await signIn();
  const headers = { cookie: cookiesOf(answer) };
  return {
    open: (path: string) => send(path, { headers }),
    send: (path: string, fields: Record<string, string>) => sendForm(path, fields, null, headers),
  };
}

function signIns() {
  return env.DB.prepare('SELECT count(*) AS n FROM sign_ins WHERE member_id = ?').bind(ada.memberId).first('n');
}

describe('signing in while the initial password is sealed', () => {
  it('works at once, and stores the hash before the queue gets to it', async () => {
    expect((await signIn()).status).toBe(303);
    expect(await isPasswordOf(ada.password, await storedHash(ada.memberId))).toBe(true);
    expect(await signIns()).toBe(1);
    const now = Date.now();
    expect(await claimInitialPasswords(env.DB, { now, until: now + 1, limit: 5 })).toEqual([]);
    expect((await signIn()).status).toBe(303);
  });

  it('wipes the sealed one when no mail is to bring it, and keeps it for the mail otherwise', async () => {
    const grace = await newInitialAccount({ email: 'grace@example.org', mailed: false });
    await signIn({ email: grace.email, password: grace.password });
    await signIn();
    expect(await sealedMembers()).toEqual([ada.memberId]);
  });

  it('takes the same password however a keyboard writes it', async () => {
    const grace = await newInitialAccount({
      email: 'grace@example.org',
      password: 'été 2026 à Nîmes'.normalize('NFD'),
    });
    expect((await signIn({ email: grace.email, password: 'été 2026 à Nîmes'.normalize('NFC') })).status).toBe(303);
    expect((await signIn({ email: grace.email, password: 'été 2026 à Nîmes'.normalize('NFD') })).status).toBe(303);
  });

  it('answers a wrong password like an unknown address, and stores nothing', async () => {
    const attempts = [
      { email: 'ada@example.org', password: 'another password' },
      { email: 'ada@example.org', password: '' },
      { email: 'ada@example.org', password: ada.password.toUpperCase() },
      { email: 'ada@example.org', password: `${ada.password} ` },
      { email: 'ada@example.org', password: 'x'.repeat(5000) },
      { email: 'unknown@example.org', password: ada.password },
    ];
    const pages = new Set<string>();
    for (const attempt of attempts) {
      const answer = await signIn(attempt);
      expect(answer.status).toBe(422);
      expect(answer.headers.getSetCookie()).toEqual([]);
      pages.add((await answer.text()).replaceAll(attempt.email, 'ADDRESS'));
    }
    expect(pages.size).toBe(1);
    expect(await storedHash(ada.memberId)).toBeNull();
    expect(await signIns()).toBe(0);
  });

  it('is refused for who is suspended, and for a password that was sealed for somebody else', async () => {
    const grace = await newInitialAccount({ email: 'grace@example.org' });
    await env.DB.prepare(
      `UPDATE initial_passwords SET sealed = (SELECT sealed FROM initial_passwords WHERE member_id = ?1)
        WHERE member_id = ?2`,
    )
      .bind(grace.memberId, ada.memberId)
      .run();
    expect((await signIn({ password: grace.password })).status).toBe(422);
    expect((await signIn({ password: '' })).status).toBe(422);
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(grace.memberId).run();
    expect((await signIn({ email: grace.email, password: grace.password })).status).toBe(422);
    expect(await signIns()).toBe(0);
  });

  it('works in two browsers and beside the queue at the same time', async () => {
    const now = Date.now();
    const [claimed] = await claimInitialPasswords(env.DB, { now, until: now + 60_000, limit: 5 });
    const hash = await hashPassword(ada.password);
    const answers = await Promise.all([
      signIn(),
      signIn(),
      storeFirstHashes(env.DB, [{ memberId: ada.memberId, sealed: claimed?.sealed ?? '', hash }]),
      signIn(),
    ]);
    expect(answers.map((answer) => answer?.status)).toEqual([303, 303, undefined, 303]);
    expect(await signIns()).toBe(3);
  });

  it('proves the password also when the queue stores the hash between the look at it and the comparison', async () => {
    const credentials = await findCredentials(env.DB, 'ada@example.org');
    expect(credentials?.passwordHash).toBeNull();
    const stored = await hashPassword(ada.password);
    const sealed = credentials?.initial?.sealed ?? '';
    await storeFirstHashes(env.DB, [{ memberId: ada.memberId, sealed, hash: stored }]);
    const typed = { credentials, addressKey: 'ada@example.org' };
    expect(await provenHash(env, { ...typed, password: ada.password })).toBe(stored);
    await env.DB.prepare('UPDATE members SET password_hash = ?2 WHERE id = ?1')
      .bind(ada.memberId, await hashPassword(own))
      .run();
    expect(await provenHash(env, { ...typed, password: ada.password })).toBeNull();
  });

  it('limits guessing as for everybody else', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await signIn({ password: `guess number ${attempt}` })).status);
    }
    expect(statuses.indexOf(429)).toBe(10);
    expect((await signIn()).status).toBe(429);
  });
});

describe('the first sign-in', () => {
  it('leads to the page that asks for a password of one’s own, and from there on', async () => {
    const answer = await signIn({ next: '/device?code=BCDF-GHJK' });
    const location = answer.headers.get('location') ?? '';
    expect(location).toBe('/own-password?next=%2Fdevice%3Fcode%3DBCDF-GHJK');
    const page = await (await send(location, { headers: { cookie: cookiesOf(answer) } })).text();
    expect(heading(page)).toBe('Choose your own password');
    expect(page).toContain('>Ada@example.org</p>');
    expect(page).toContain('<a href="/device?code=BCDF-GHJK">Not now</a>');
    expect(page).not.toContain(ada.password);
  });

  it('speaks French to who reads French', async () => {
    const headers = { cookie: cookiesOf(await signIn()), 'accept-language': 'fr' };
    expect(heading(await (await send('/own-password', { headers })).text())).toBe('Choisir votre propre mot de passe');
  });

  it('asks again at each sign-in until it is done, and then no more', async () => {
    expect((await signIn()).headers.get('location')).toBe('/own-password?next=%2F');
    expect((await signIn()).headers.get('location')).toBe('/own-password?next=%2F');
    const browser = await signedIn();
    expect((await browser.send('/own-password', { password: own, next: '/profile' })).headers.get('location')).toBe(
      '/profile',
    );
    expect((await signIn({ password: own })).headers.get('location')).toBe('/');
    expect((await signIn()).status).toBe(422);
  });

  it('asks nothing where the space does not ask', async () => {
    const grace = await newInitialAccount({ email: 'grace@example.org', asksForOwn: false });
    const answer = await signIn({ email: grace.email, password: grace.password, next: '/profile' });
    expect(answer.headers.get('location')).toBe('/profile');
    const headers = { cookie: cookiesOf(answer) };
    expect((await send('/own-password?next=/devices', { headers })).headers.get('location')).toBe('/devices');
  });

  it('wipes the initial password when one’s own is chosen, and its mail leaves no more', async () => {
    const browser = await signedIn();
    await signedIn();
    expect(await signIns()).toBe(2);
    await browser.send('/own-password', { password: own });
    expect(await sealedMembers()).toEqual([]);
    expect(await outboxRow(ada.mailId ?? '')).toMatchObject({ state: 'cancelled' });
    expect(await isPasswordOf(own, await storedHash(ada.memberId))).toBe(true);
    expect(await signIns()).toBe(1);
    expect((await browser.open('/profile')).status).toBe(200);
  });

  it.each([
    ['the initial one again', () => ada.password, 'the one that was chosen for you'],
    ['a short one', () => 'short', 'at least 12 characters'],
    ['a common one', () => 'passwordpassword', 'among the first that are guessed'],
    ['a very long one', () => 'x'.repeat(5000), 'at most 128 characters'],
  ])('does not take %s', async (_name, password, sentence) => {
    const browser = await signedIn();
    const answer = await browser.send('/own-password', { password: password(), next: '/devices' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(problemBeside(page, 'password')).toContain(sentence);
    expect(fieldValue(page, 'next')).toBe('/devices');
    expect(page).not.toContain(password());
    expect(await isPasswordOf(ada.password, await storedHash(ada.memberId))).toBe(true);
  });

  it.each(['//evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'leads nowhere else: next=%s',
    async (next) => {
      const browser = await signedIn();
      const page = await (await browser.open(`/own-password?${new URLSearchParams({ next })}`)).text();
      expect(page).toContain('<a href="/">Not now</a>');
      expect((await browser.send('/own-password', { password: own, next })).headers.get('location')).toBe('/');
    },
  );

  it('takes a password without the old one only soon after the sign-in: a browser left open gives nobody the account', async () => {
    const browser = await signedIn();
    await env.DB.prepare('UPDATE sign_ins SET created_at = ?')
      .bind(Date.now() - 16 * 60_000)
      .run();
    expect((await browser.open('/own-password?next=/devices')).headers.get('location')).toBe('/devices');
    const answer = await browser.send('/own-password', { password: own });
    expect(answer.headers.get('location')).toBe('/profile');
    expect(await isPasswordOf(own, await storedHash(ada.memberId))).toBe(false);
  });

  it('changes nothing for who has chosen a password already', async () => {
    const browser = await signedIn();
    await browser.send('/own-password', { password: own });
    const answer = await browser.send('/own-password', { password: 'another walnut bicycle' });
    expect(answer.headers.get('location')).toBe('/profile');
    expect(await isPasswordOf(own, await storedHash(ada.memberId))).toBe(true);
  });

  it('limits how often one may try', async () => {
    const browser = await signedIn();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await browser.send('/own-password', { password: ada.password })).status);
    }
    expect(statuses.indexOf(429)).toBe(10);
  });
});

describe('a password of one’s own that is chosen elsewhere', () => {
  it('in the profile counts as well', async () => {
    const browser = await signedIn();
    const answer = await browser.send('/profile/password', { oldPassword: ada.password, password: own });
    expect(answer.headers.get('location')).toBe('/profile?changed');
    expect(await sealedMembers()).toEqual([]);
    expect(await outboxRow(ada.mailId ?? '')).toMatchObject({ state: 'cancelled' });
    expect((await signIn({ password: own })).headers.get('location')).toBe('/');
  });

  it('by the link of a forgotten password counts as well, before anything was hashed', async () => {
    await sendForm('/forgot', { email: ada.email });
    const id = String(await env.DB.prepare('SELECT id FROM password_resets').first('id'));
    const subject = { purpose: 'password-reset', id, generation: 1, secretVersion: 1 } as const;
    const token = await linkToken(subject, settingsOf(env).linkSecrets);
    expect((await sendForm(`/reset/${token}`, { password: own })).headers.get('location')).toBe('/');
    expect(await sealedMembers()).toEqual([]);
    expect(await outboxRow(ada.mailId ?? '')).toMatchObject({ state: 'cancelled' });
    expect((await signIn({ password: own })).headers.get('location')).toBe('/');
    expect((await signIn()).status).toBe(422);
  });
});
