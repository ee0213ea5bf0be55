import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword, isPasswordOf } from '../../../worker/access/password-hash.ts';
import { takeReport } from '../../../worker/bounces/take-report.ts';
import { linkToken } from '../../../worker/link-token.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { addressDigest } from '../../../worker/suppressions/address-digest.ts';
import { auditLines } from '../members/audit-lines.ts';
import { problemBeside } from '../pages/form.ts';
import { api, newMember, newSpace, openPage, sendForm, type TestMember } from '../space.ts';
import { newInitialAccount, sealedMembers, storedHash } from './initial-account.ts';

const own = 'walnut bicycle overture';
let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

interface Answer {
  status: number;
  body: { newAddress?: { email: string } | null; problem?: { code: string } };
}
async function ask(id: string, what: 'way-in' | 'address', email?: string, by = owner): Promise<Answer> {
  const answer = await api(by, 'POST', `/api/v1/members/${id}/${what}`, email === undefined ? undefined : { email });
  return { status: answer.status, body: await answer.json() };
}

/** The link that left last, as its mail has it. */
async function lastLink(page: 'reset' | 'new-address'): Promise<string> {
  const id = await env.DB.prepare('SELECT id FROM password_resets ORDER BY rowid DESC').first<string>('id');
  const purpose = page === 'reset' ? 'password-reset' : page;
  const subject = { purpose, id: id ?? '', generation: 1, secretVersion: 1 } as const;
  return `/${page}/${await linkToken(subject, settingsOf(env).linkSecrets)}`;
}

/** The mails that would leave now, however far they are already. */
async function leaving() {
  await env.DB.prepare("UPDATE outbox SET state = 'queued', due_at = 0 WHERE state IN ('sending', 'sent')").run();
  const now = Date.now();
  const { mails } = await claimMails(env.DB, { id: newId(), now, until: now + 60_000, limit: 10 });
  return mails;
}

const addressOf = (id: string) => env.DB.prepare('SELECT email FROM members WHERE id = ?').bind(id).first('email');
const signInsOf = (id: string) =>
  env.DB.prepare('SELECT count(*) AS n FROM sign_ins WHERE member_id = ?').bind(id).first('n');

describe('a new way in', () => {
  it('is a link to a new password, for who never signed in too; the old password is not mailed again', async () => {
    const account = await newInitialAccount({ mailed: false });
    expect((await ask(account.memberId, 'way-in')).status).toBe(200);
    const [mail] = await leaving();
    expect(mail).toMatchObject({ kind: 'password-reset', reason: 'sent', to: { email: account.email } });
    expect(mail?.inviter?.email).toBe(owner.email);
    expect(JSON.stringify(mail)).not.toContain(account.password);
    const answer = await sendForm(await lastLink('reset'), { password: own });
    expect(answer.status).toBe(303);
    expect(await isPasswordOf(own, await storedHash(account.memberId))).toBe(true);
    expect(await sealedMembers()).toEqual([]);
  });

  it('works for three days, and the password stays until the person chooses another one', async () => {
    const { id } = await newMember({ email: 'ada@example.org', passwordHash: 'kept' });
    await ask(id, 'way-in');
    const days = await env.DB.prepare(
      'SELECT (expires_at - created_at) / 86400000.0 AS n FROM password_resets',
    ).first();
    expect(days).toEqual({ n: 3 });
    expect(await storedHash(id)).toBe('kept');
    expect((await openPage(await lastLink('reset'))).status).toBe(200);
  });

  it('leaves although the address takes no mail: the admin asks for it', async () => {
    const { id, email } = await newMember({ email: 'ada@example.org' });
    await env.DB.prepare("INSERT INTO suppressions (address_digest, reason, since) VALUES (?1, 'bounce', 1)")
      .bind(await addressDigest(settingsOf(env), email))
      .run();
    await env.DB.prepare('UPDATE members SET address_digest = ?2 WHERE id = ?1')
      .bind(id, await addressDigest(settingsOf(env), email))
      .run();
    await ask(id, 'way-in');
    expect(await leaving()).toHaveLength(1);
  });

  it('is written down, counts among the day’s mails, and is sent three times a day at most', async () => {
    const { id } = await newMember({ email: 'ada@example.org' });
    for (let time = 0; time < 3; time += 1) expect((await ask(id, 'way-in')).status).toBe(200);
    expect(await ask(id, 'way-in')).toMatchObject({ status: 429 });
    expect(await auditLines()).toEqual(
      Array(3).fill({ action: 'way-in-sent', actor: owner.id, member: id, subject: '', count: 1 }),
    );
    expect(await env.DB.prepare('SELECT mails FROM mail_days').first('mails')).toBe(3);
  });

  it('is not for who is invited or suspended, the owner, oneself, nor for an admin unless the owner sends it', async () => {
    const invited = await newMember({ email: 'invited@example.org', state: 'invited' });
    const suspended = await newMember({ email: 'suspended@example.org', state: 'suspended' });
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const other = await newMember({ email: 'other@example.org', role: 'admin' });
    for (const what of ['way-in', 'address'] as const) {
      const email = what === 'address' ? 'new@example.org' : undefined;
      for (const { id } of [invited, suspended, owner])
        expect(await ask(id, what, email)).toMatchObject({ status: 403 });
      for (const { id } of [admin, other]) expect(await ask(id, what, email, admin)).toMatchObject({ status: 403 });
      expect(await ask(newId(), what, email)).toMatchObject({ status: 404 });
      expect(await ask(other.id, what, email)).toMatchObject({ status: 200 });
    }
  });
});

describe('another address for who has only the password that an admin chose', () => {
  it('holds at once: what left for the old one lets nobody in, and a link goes to the new one', async () => {
    const account = await newInitialAccount({ email: 'jaen@example.org' });
    const { memberId } = account;
    await env.DB.prepare('UPDATE members SET password_hash = ?2 WHERE id = ?1')
      .bind(memberId, await hashPassword(account.password))
      .run();
    const signedIn = await sendForm('/sign-in', { email: account.email, password: account.password, next: '/' });
    expect(signedIn.status).toBe(303);
    const { status, body } = await ask(memberId, 'address', ' Jean@Example.org');
    expect(status).toBe(200);
    expect(body).toMatchObject({ email: 'Jean@example.org', newAddress: null });
    expect(await storedHash(memberId)).toBeNull();
    expect(await sealedMembers()).toEqual([]);
    expect(await signInsOf(memberId)).toBe(0);
    for (const email of ['jaen@example.org', 'jean@example.org']) {
      expect((await sendForm('/sign-in', { email, password: account.password, next: '/' })).status).toBe(422);
    }
    const mails = await leaving();
    expect(mails).toMatchObject([{ kind: 'password-reset', reason: 'sent', to: { email: 'Jean@example.org' } }]);
    expect((await sendForm(await lastLink('reset'), { password: own })).status).toBe(303);
    expect(await auditLines()).toMatchObject([{ action: 'address-corrected', actor: owner.id, member: memberId }]);
  });

  it('ends links that had left for the old one', async () => {
    const { memberId } = await newInitialAccount({ email: 'jaen@example.org' });
    await ask(memberId, 'way-in');
    const old = await lastLink('reset');
    await ask(memberId, 'address', 'jean@example.org');
    expect((await openPage(old)).status).toBe(404);
    expect((await openPage(await lastLink('reset'))).status).toBe(200);
  });

  it('must be nobody else’s, and the same one changes nothing', async () => {
    const { memberId, email } = await newInitialAccount({ email: 'jaen@example.org' });
    expect(await ask(memberId, 'address', owner.email)).toMatchObject({
      status: 409,
      body: { problem: { code: 'address-taken' } },
    });
    expect(await ask(memberId, 'address', email)).toMatchObject({ status: 200 });
    expect(await ask(memberId, 'address', 'a@x,b@y')).toMatchObject({ body: { problem: { code: 'value-refused' } } });
    expect(await auditLines()).toEqual([]);
  });
});

describe('another address for who has a password of their own', () => {
  let ada: TestMember;
  beforeEach(async () => {
    ada = await newMember({ email: 'ada@example.org', firstName: 'Ada', passwordHash: await hashPassword(own) });
  });

  it('is theirs once they confirm it by the link and their password; until then the old one signs in', async () => {
    const { body } = await ask(ada.id, 'address', 'ada@new.example');
    expect(body).toMatchObject({ email: 'ada@example.org', newAddress: { email: 'ada@new.example' } });
    expect(await leaving()).toMatchObject([{ reason: 'new-address', to: { email: 'ada@new.example' } }]);
    const link = await lastLink('new-address');
    expect(await (await openPage(link)).text()).toContain('ada@new.example');
    expect(await addressOf(ada.id)).toBe('ada@example.org');
    const wrong = await sendForm(link, { password: 'not this one at all' });
    expect(wrong.status).toBe(422);
    expect(problemBeside(await wrong.text(), 'password')).not.toBeNull();
    expect(await addressOf(ada.id)).toBe('ada@example.org');
    const right = await sendForm(link, { password: own });
    expect(await right.text()).toContain('The address of your account is ada@new.example now.');
    expect(await addressOf(ada.id)).toBe('ada@new.example');
    expect((await sendForm('/sign-in', { email: 'ada@new.example', password: own, next: '/' })).status).toBe(303);
    expect((await sendForm(link, { password: own })).status).toBe(404);
    expect((await auditLines()).map(({ action, actor }) => [action, actor])).toEqual([
      ['address-corrected', owner.id],
      ['address-confirmed', ada.id],
    ]);
  });

  it('is no way to a new password: the link opens nothing else, whoever has the mailbox', async () => {
    await ask(ada.id, 'address', 'ada@new.example');
    const token = (await lastLink('new-address')).split('/').at(-1);
    expect((await openPage(`/reset/${token}`)).status).toBe(404);
    const asReset = await lastLink('reset');
    expect((await openPage(asReset)).status).toBe(404);
    expect((await sendForm(asReset, { password: 'quite another password' })).status).toBe(404);
    expect(await isPasswordOf(own, await storedHash(ada.id))).toBe(true);
  });

  it('takes the place of one that was entered before; a password chosen meanwhile does not end it', async () => {
    await ask(ada.id, 'address', 'wrong@new.example');
    const first = await lastLink('new-address');
    await ask(ada.id, 'address', 'right@new.example');
    expect((await openPage(first)).status).toBe(404);
    const link = await lastLink('new-address');
    await sendForm('/forgot', { email: ada.email });
    expect((await sendForm(await lastLink('reset'), { password: 'another walnut entirely' })).status).toBe(303);
    expect((await sendForm(link, { password: own })).status).toBe(422);
    expect((await sendForm(link, { password: 'another walnut entirely' })).status).toBe(200);
    expect(await addressOf(ada.id)).toBe('right@new.example');
  });

  it('opens nothing any more once it is somebody else’s, or the person is suspended', async () => {
    await ask(ada.id, 'address', 'ada@new.example');
    const link = await lastLink('new-address');
    const other = await newMember({ email: 'ada@new.example' });
    expect((await sendForm(link, { password: own })).status).toBe(404);
    await env.DB.prepare('DELETE FROM members WHERE id = ?').bind(other.id).run();
    await api(owner, 'POST', `/api/v1/members/${ada.id}/suspend`);
    expect((await openPage(link)).status).toBe(404);
    expect(await addressOf(ada.id)).toBe('ada@example.org');
  });

  it('that takes no mail is put on the list itself, not the address of the account', async () => {
    await ask(ada.id, 'address', 'nobody@new.example');
    const [mail] = await leaving();
    await takeReport(
      env,
      { mail: { id: mail?.id ?? '' }, kind: 'bounced', reason: 'mailbox-unknown', isDeadEnd: true },
      1,
    );
    const { results } = await env.DB.prepare('SELECT address_digest FROM suppressions').all();
    expect(results).toEqual([{ address_digest: await addressDigest(settingsOf(env), 'nobody@new.example') }]);
  });

  it('is tried with as few passwords as a sign-in is', async () => {
    await ask(ada.id, 'address', 'ada@new.example');
    const link = await lastLink('new-address');
    for (let time = 0; time < 10; time += 1) {
      expect((await sendForm(link, { password: `guess number ${time}` })).status).toBe(422);
    }
    expect((await sendForm(link, { password: own })).status).toBe(429);
  });
});
