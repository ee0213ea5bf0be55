import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { isPasswordOf } from '../../../worker/access/password-hash.ts';
import { acceptStatements, findOpenInvitation } from '../../../worker/invitations/invitation-store.ts';
import { type LinkSubject, linkToken } from '../../../worker/link-token.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { between, cookiesOf, fieldValue, heading, problemBeside } from '../pages/form.ts';
import { newMember, newSpace, openPage, send, sendForm, type TestMember } from '../space.ts';

const day = 24 * 60 * 60 * 1000;
const good = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password: 'walnut bicycle overture' };
let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace({ name: 'Académie <b>Test</b>' });
});

interface Invited {
  id: string;
  memberId: string;
  path: string;
}

async function invite(
  person: { email?: string; firstName?: string; lastName?: string; language?: string } = {},
): Promise<Invited> {
  const { id: memberId } = await newMember({ email: 'ada@example.org', state: 'invited', ...person });
  await env.DB.prepare('DELETE FROM sign_ins WHERE member_id = ?').bind(memberId).run();
  const id = newId();
  await env.DB.prepare(
    `INSERT INTO invitations (id, member_id, state, generation, secret_version, invited_by, created_at, expires_at)
     VALUES (?1, ?2, 'pending', 2, 1, ?3, ?4, ?5)`,
  )
    .bind(id, memberId, owner.id, Date.now(), Date.now() + 30 * day)
    .run();
  return { id, memberId, path: await pathOf({ id }) };
}

const pathOf = async (subject: Partial<LinkSubject>) =>
  `/accept/${await linkToken(
    { purpose: 'invitation', id: '', generation: 2, secretVersion: 1, ...subject },
    settingsOf(env).linkSecrets,
  )}`;

const memberOf = (invited: Invited) =>
  env.DB.prepare('SELECT * FROM members WHERE id = ?').bind(invited.memberId).first();
const invitationOf = (invited: Invited) =>
  env.DB.prepare('SELECT state, ended_at FROM invitations WHERE id = ?').bind(invited.id).first();

describe('accepting an invitation', () => {
  it('makes an active member with their own name and password, signed in and welcomed', async () => {
    const invited = await invite();
    const answer = await sendForm(invited.path, { ...good, firstName: ' Ada\u0301 ' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    const member = await memberOf(invited);
    expect(member).toMatchObject({
      state: 'active',
      role: 'member',
      first_name: 'Ad\u00e1',
      last_name: 'Lovelace',
      language: 'en',
    });
    expect(await isPasswordOf(good.password, String(member?.password_hash))).toBe(true);
    expect(await invitationOf(invited)).toMatchObject({ state: 'accepted', ended_at: member?.activated_at });
    const home = await (await send('/', { headers: { cookie: cookiesOf(answer) } })).text();
    expect(heading(home)).toBe('Hello, Ad\u00e1');
  });

  it('ends the sign-in that the browser had before, which nobody could use or see any more', async () => {
    const invited = await invite();
    expect((await sendForm(invited.path, good, owner)).status).toBe(303);
    expect((await openPage('/', owner)).headers.get('location')).toBe('/sign-in');
  });

  it('shows who invites, and fills in what is known, as text', async () => {
    const invited = await invite({ firstName: '"><script>', lastName: "O'Brien" });
    const page = await (await openPage(invited.path)).text();
    expect(page).toContain('Olive Owner has invited you to join Académie &lt;b&gt;Test&lt;/b&gt;.');
    expect(fieldValue(page, 'firstName')).toBe('&quot;&gt;&lt;script&gt;');
    expect(fieldValue(page, 'lastName')).toBe('O&#39;Brien');
    expect(page).toContain('>ada@example.org</p>');
    expect(page).not.toContain('<script');
  });

  it("speaks the invited person's language before the browser's", async () => {
    const invited = await invite({ language: 'fr' });
    const page = await (await openPage(invited.path, null, { 'accept-language': 'en' })).text();
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('vous invite à rejoindre');
    expect(between(page, 'value="fr"', '>')).toBe(' selected');
  });

  it('keeps a language in which there are no pages yet', async () => {
    const invited = await invite({ language: 'nl_BE' });
    expect(between(await (await openPage(invited.path)).text(), 'value="nl_BE"', '>')).toBe(' selected');
    expect((await sendForm(invited.path, { ...good, language: 'nl_BE' })).status).toBe(303);
    expect(await memberOf(invited)).toMatchObject({ language: 'nl_BE' });
  });

  it('is not done by looking, neither by GET nor by HEAD', async () => {
    const invited = await invite();
    const before = [await memberOf(invited), await invitationOf(invited)];
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const answer = await send(invited.path, { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect([await memberOf(invited), await invitationOf(invited)]).toEqual(before);
  });

  it('has one winner among fifty', { timeout: 60_000 }, async () => {
    const invited = await invite();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => sendForm(invited.path, { ...good, lastName: `Lovelace ${at}` })),
    );
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 404)).toHaveLength(49);
    expect(answers.filter((answer) => answer.headers.getSetCookie().length > 0)).toHaveLength(1);
    const signIns = await env.DB.prepare('SELECT count(*) AS n FROM sign_ins WHERE member_id = ?')
      .bind(invited.memberId)
      .first('n');
    expect(signIns).toBe(1);
  });

  it.each([
    ['revoked', "UPDATE invitations SET state = 'revoked'"],
    ['expired', 'UPDATE invitations SET expires_at = 0'],
    ['sent again to a corrected address', 'UPDATE invitations SET generation = generation + 1'],
    ['accepted elsewhere', "UPDATE members SET state = 'active' WHERE state = 'invited'"],
    ['overtaken by a suspension', "UPDATE members SET state = 'suspended' WHERE state = 'invited'"],
  ])('changes nothing when it was %s after the form was checked', async (_name, meanwhile) => {
    const invited = await invite();
    const now = Date.now();
    const invitation = await findOpenInvitation(env.DB, invited.id, now);
    if (!invitation) throw new Error('the invitation should be open');
    await env.DB.exec(meanwhile);
    const before = [await memberOf(invited), await invitationOf(invited)];
    const [claimed] = await env.DB.batch(
      acceptStatements(env.DB, { ...good, invitation, passwordHash: '$argon2id$of-this-request', now }),
    );
    expect(claimed?.meta.changes).toBe(0);
    expect([await memberOf(invited), await invitationOf(invited)]).toEqual(before);
  });

  it.each([
    'role',
    'email',
    'state',
    'status',
    'user_id',
    'id',
    'password_hash',
    'address_key',
    '__proto__',
    'FirstName',
  ])('refuses a form with the field %s', async (field) => {
    const invited = await invite();
    expect((await sendForm(invited.path, { ...good, [field]: 'owner' })).status).toBe(400);
    expect(await memberOf(invited)).toMatchObject({ state: 'invited', role: 'member' });
  });

  it('refuses a field that comes twice', async () => {
    const invited = await invite();
    const answer = await send(invited.path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: `${new URLSearchParams(good)}&password=another`,
    });
    expect(answer.status).toBe(400);
  });

  it('says what to do, keeps what was typed except the password, and stays open', async () => {
    const invited = await invite();
    const answer = await sendForm(invited.path, {
      firstName: 'www.evil.example',
      lastName: 'x'.repeat(101),
      language: 'xx',
      password: 'Lovelace2024!',
    });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('<title>Error: ');
    expect(problemBeside(page, 'firstName')).toContain('without links');
    expect(problemBeside(page, 'lastName')).toContain('100 characters');
    expect(problemBeside(page, 'language')).toContain('languages in the list');
    expect(fieldValue(page, 'firstName')).toBe('www.evil.example');
    expect(page).not.toContain('Lovelace2024!');
    expect((await sendForm(invited.path, good)).status).toBe(303);
  });

  it('needs a name', async () => {
    const invited = await invite();
    const page = await (await sendForm(invited.path, { ...good, firstName: ' ', lastName: '' })).text();
    expect(problemBeside(page, 'firstName')).toContain('Enter your first name, your last name, or both');
  });

  it('gives one page for every link that opens nothing', async () => {
    const invited = await invite();
    const revoked = await invite({ email: 'revoked@example.org' });
    await env.DB.prepare("UPDATE invitations SET state = 'revoked' WHERE id = ?").bind(revoked.id).run();
    const suspended = await invite({ email: 'suspended@example.org' });
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(suspended.memberId).run();
    const used = await invite({ email: 'used@example.org' });
    expect((await sendForm(used.path, good)).status).toBe(303);
    const bad = [
      '/accept',
      '/accept/',
      '/accept/null',
      '/accept/%00',
      invited.path.slice(0, -1),
      `${invited.path}A`,
      `${invited.path}/x`,
      invited.path.replace(invited.id, invited.id.toUpperCase()),
      `/accept/${invited.id}.${'A'.repeat(43)}`,
      await pathOf({ id: invited.id, generation: 1 }),
      await pathOf({ id: invited.id, generation: 3 }),
      await pathOf({ id: invited.id, purpose: 'password-reset' }),
      await pathOf({ id: newId() }),
      revoked.path,
      suspended.path,
      used.path,
    ];
    const pages = new Set<string>();
    for (const path of bad) {
      for (const answer of [await openPage(path), await sendForm(path, good)]) {
        expect(answer.status, path).toBe(404);
        pages.add(await answer.text());
      }
    }
    expect(pages.size).toBe(1);
    expect(heading([...pages].join())).toBe('This invitation cannot be used');
    expect(await memberOf(invited)).toMatchObject({ state: 'invited' });
  });

  it('leads who is signed in already to the space, not to the sign-in', async () => {
    const invited = await invite();
    const cookie = cookiesOf(await sendForm(invited.path, good));
    const page = await (await send(invited.path, { headers: { cookie } })).text();
    expect(heading(page)).toBe('This invitation cannot be used');
    expect(page).toContain('class="button" href="/"');
    expect(page).not.toContain('/sign-in');
  });

  it('does not open with a link whose secret was retired', async () => {
    const invited = await invite();
    await env.DB.prepare('UPDATE invitations SET secret_version = 9 WHERE id = ?').bind(invited.id).run();
    expect((await openPage(invited.path)).status).toBe(404);
  });
});
