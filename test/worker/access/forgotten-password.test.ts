import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword, isPasswordOf } from '../../../worker/access/password-hash.ts';
import { type LinkSubject, linkToken } from '../../../worker/link-token.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { cookiesOf, heading, problemBeside } from '../pages/form.ts';
import { api, newMember, newSpace, openPage, send, sendForm, type TestMember } from '../space.ts';

const newPassword = 'walnut bicycle overture';
let ada: TestMember;

beforeEach(async () => {
  await newSpace();
  ada = await newMember({
    email: 'ada@example.org',
    role: 'admin',
    passwordHash: await hashPassword('the one before'),
  });
});

const forgot = (email: string, headers: HeadersInit = {}) => sendForm('/forgot', { email }, null, headers);

/** Asks for a link and derives it, as the mail's delivery does. */
async function askForLink(email = ada.email): Promise<string> {
  await (await forgot(email)).text();
  const reset = await env.DB.prepare('SELECT id FROM password_resets ORDER BY rowid DESC').first<{ id: string }>();
  return `/reset/${await tokenOf({ id: reset?.id ?? '' })}`;
}

const tokenOf = (subject: Partial<LinkSubject>) =>
  linkToken(
    { purpose: 'password-reset', id: '', generation: 1, secretVersion: 1, ...subject },
    settingsOf(env).linkSecrets,
  );

const countOf = (table: 'password_resets' | 'outbox' | 'sign_ins') =>
  env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n');

describe('a forgotten password', () => {
  it('gives members, strangers, invited and suspended people the same answer', async () => {
    await newMember({ email: 'invited@example.org', state: 'invited' });
    await newMember({ email: 'suspended@example.org', state: 'suspended' });
    const answers = new Set<string>();
    for (const email of ['ada@example.org', 'stranger@example.org', 'invited@example.org', 'suspended@example.org']) {
      const answer = await forgot(email);
      expect(answer.status).toBe(200);
      answers.add(await answer.text());
    }
    expect(answers.size).toBe(1);
    expect(await countOf('outbox')).toBe(1);
  });

  it('costs the same write for whoever it is, and what is written for nobody opens nothing', async () => {
    await forgot('stranger@example.org');
    const reset = await env.DB.prepare('SELECT id, used_at FROM password_resets').first<{
      id: string;
      used_at: number;
    }>();
    expect(reset?.used_at).toBeGreaterThan(0);
    const link = `/reset/${await tokenOf({ id: reset?.id ?? '' })}`;
    expect((await openPage(link)).status).toBe(404);
    expect((await sendForm(link, { password: newPassword })).status).toBe(404);
  });

  it('puts one mail into the outbox, for the member', async () => {
    await askForLink('  ADA@example.org ');
    const mails = await env.DB.prepare('SELECT kind, member_id, subject_id, generation FROM outbox').all();
    const reset = await env.DB.prepare('SELECT id FROM password_resets').first('id');
    expect(mails.results).toEqual([{ kind: 'password-reset', member_id: ada.id, subject_id: reset, generation: 1 }]);
  });

  it('is mailed before the invitations that wait', async () => {
    const now = Date.now();
    await invitePerson(ada, { now, dueAt: now - 60_000 });
    await askForLink();
    const { mails } = await claimMails(env.DB, { id: newId(), now: Date.now(), until: Date.now() + 60_000, limit: 1 });
    expect(mails).toMatchObject([{ kind: 'password-reset', to: { email: ada.email } }]);
  });

  it('is limited for each mailbox, known or not', async () => {
    for (const email of ['ada@example.org', 'stranger@example.org']) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await forgot(email)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
  });

  it('stays open to the member, whatever one place asks for in their name', async () => {
    for (let attempt = 0; attempt < 15; attempt += 1) await forgot(ada.email, { 'cf-connecting-ip': '192.0.2.1' });
    expect((await forgot(ada.email, { 'cf-connecting-ip': '192.0.2.2' })).status).toBe(200);
    expect(await countOf('outbox')).toBe(4);
  });

  it('stays open in a browser that has signed in before, whatever strangers ask for from everywhere', async () => {
    const signedIn = await sendForm('/sign-in', { email: ada.email, password: 'the one before', next: '/' });
    const known = { cookie: cookiesOf(signedIn) };
    await forgot(ada.email);
    await env.DB.exec("UPDATE rate_limits SET count = 1000 WHERE bucket LIKE 'forgot-%'");
    expect((await forgot(ada.email)).status).toBe(429);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await forgot(ada.email, known)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await forgot('stranger@example.org', known)).status).toBe(429);
  });

  it('asks again for what is no address', async () => {
    const answer = await forgot('ada@example.org,eve@example.org');
    expect(answer.status).toBe(422);
    expect(problemBeside(await answer.text(), 'email')).toContain('Enter an e-mail address');
  });
});

describe('the link that sets a password', () => {
  it('sets it, signs in, and ends every other sign-in and connection', async () => {
    const link = await askForLink();
    expect(await (await openPage(link)).text()).toContain('ada@example.org');
    const answer = await sendForm(link, { password: newPassword });
    expect(answer.status).toBe(303);
    const stored = await env.DB.prepare('SELECT password_hash AS hash FROM members WHERE id = ?')
      .bind(ada.id)
      .first<{ hash: string }>();
    expect(await isPasswordOf(newPassword, stored?.hash ?? null)).toBe(true);
    expect((await send('/', { headers: { cookie: cookiesOf(answer) } })).status).toBe(200);
    expect((await openPage('/', ada)).headers.get('location')).toBe('/sign-in');
    expect((await api(ada, 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('is not spent by looking at it', async () => {
    const link = await askForLink();
    const before = await snapshot();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await send(link, { method })).status).toBe(200);
    expect(await snapshot()).toEqual(before);
    expect((await sendForm(link, { password: newPassword })).status).toBe(303);
  });

  it('works once, and takes the other links of the member with it', async () => {
    const [older, link] = [await askForLink(), await askForLink()];
    const answers = await Promise.all([1, 2, 3].map(() => sendForm(link, { password: newPassword })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 404, 404]);
    expect((await openPage(older)).status).toBe(404);
    expect((await sendForm(older, { password: newPassword })).status).toBe(404);
  });

  it('stays good after a password that is too weak', async () => {
    const link = await askForLink();
    const answer = await sendForm(link, { password: 'short' });
    expect(answer.status).toBe(422);
    expect(problemBeside(await answer.text(), 'password')).toContain('at least 12 characters');
    expect((await sendForm(link, { password: newPassword })).status).toBe(303);
  });

  it('gives one answer for whatever does not work', async () => {
    const link = await askForLink();
    const id = /\/reset\/([0-9a-f]{24})/.exec(link)?.[1] ?? '';
    const expired = await askForLink();
    await env.DB.prepare('UPDATE password_resets SET expires_at = ?2 WHERE id = ?1')
      .bind(/\/reset\/([0-9a-f]{24})/.exec(expired)?.[1], Date.now())
      .run();
    const bad = [
      '/reset',
      '/reset/',
      '/reset/x',
      link.slice(0, -1),
      link.toUpperCase().replace('/RESET', '/reset'),
      `${link}/more`,
      `/reset/${id}.${'A'.repeat(43)}`,
      `/reset/${await tokenOf({ id, purpose: 'invitation' })}`,
      `/reset/${await tokenOf({ id, generation: 2 })}`,
      `/reset/${await tokenOf({ id: '0'.repeat(24) })}`,
      expired,
    ];
    const pages = new Set<string>();
    for (const path of bad) {
      for (const answer of [await openPage(path), await sendForm(path, { password: newPassword })]) {
        expect(answer.status, path).toBe(404);
        pages.add(await answer.text());
      }
    }
    expect(pages.size).toBe(1);
    expect(heading([...pages].join())).toBe('This link does not work any more');
  });

  it('does not work for who was suspended meanwhile', async () => {
    const link = await askForLink();
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(ada.id).run();
    expect((await sendForm(link, { password: newPassword })).status).toBe(404);
  });
});

async function snapshot(): Promise<unknown[]> {
  const tables = await env.DB.batch(
    ['password_resets', 'members', 'sign_ins'].map((table) => env.DB.prepare(`SELECT * FROM ${table} ORDER BY id`)),
  );
  return tables.map((table) => table.results);
}
