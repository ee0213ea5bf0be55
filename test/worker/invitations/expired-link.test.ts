import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { findExpiredInvitation, findOpenInvitation } from '../../../worker/invitations/invitation-store.ts';
import { newId } from '../../../worker/random.ts';
import { heading } from '../pages/form.ts';
import { newMember, newSpace, openPage, send, sendForm, type TestMember } from '../space.ts';
import { day, done, expire, invitationRow, invitedPerson, pathOf } from './invited.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace({ name: 'Test Academy' });
});

const askPath = (path: string) => path.replace('/accept/', '/ask-again/');

describe('the page of an expired invitation', () => {
  it('says who invited and until when, and has one button that asks for a new one', async () => {
    const { invitationId } = await invitedPerson(owner);
    await expire(invitationId);
    const path = await pathOf(invitationId);
    const answer = await openPage(path);
    expect(answer.status).toBe(410);
    const page = await answer.text();
    expect(heading(page)).toBe('This invitation has expired');
    expect(page).toContain('Olive Owner had invited you to join Test Academy. The link was valid until ');
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).not.toContain('<script');

    const asked = await sendForm(askPath(path), {});
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe(path);
    const after = await (await openPage(path)).text();
    expect(after).toContain('You asked for a new invitation on ');
    expect(after).not.toContain('<button');
  });

  it("speaks the invited person's language", async () => {
    const { invitationId } = await invitedPerson(owner, { language: 'fr' });
    await expire(invitationId);
    expect(await (await openPage(await pathOf(invitationId))).text()).toContain('Demander une nouvelle invitation');
  });

  it('is there as soon as the time is over, also before cron has come by', async () => {
    const { invitationId } = await invitedPerson(owner);
    await env.DB.prepare('UPDATE invitations SET expires_at = ?').bind(Date.now()).run();
    const path = await pathOf(invitationId);
    expect((await openPage(path)).status).toBe(410);
    expect((await sendForm(askPath(path), {})).status).toBe(303);
    expect(await invitationRow(invitationId)).toMatchObject({ state: 'expired', asked_at: expect.any(Number) });
  });

  it('takes the place of the other one at the very moment, not a millisecond sooner', async () => {
    const { invitationId } = await invitedPerson(owner);
    const end = Number((await invitationRow(invitationId))?.expires_at);
    expect(await findOpenInvitation(env.DB, invitationId, end - 1)).not.toBeNull();
    expect(await findExpiredInvitation(env.DB, invitationId, end - 1)).toBeNull();
    expect(await findOpenInvitation(env.DB, invitationId, end)).toBeNull();
    expect(await findExpiredInvitation(env.DB, invitationId, end)).not.toBeNull();
  });

  it('names the owner when who invited is suspended or gone', async () => {
    const admin = await newMember({ email: 'admin@example.org', firstName: 'Andy', lastName: 'Admin', role: 'admin' });
    const { invitationId } = await invitedPerson(admin);
    const path = await pathOf(invitationId);
    expect(await (await openPage(path)).text()).toContain('Andy Admin has invited you');
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(admin.id).run();
    expect(await (await openPage(path)).text()).toContain('Olive Owner has invited you');
    await env.DB.prepare('DELETE FROM members WHERE id = ?').bind(admin.id).run();
    expect(await (await openPage(path)).text()).toContain('Olive Owner has invited you');
  });

  it('comes back to who sends the form of the page that was open before', async () => {
    const { invitationId, memberId } = await invitedPerson(owner);
    await expire(invitationId);
    const good = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password: 'walnut bicycle overture' };
    expect((await sendForm(await pathOf(invitationId), good)).status).toBe(410);
    expect(await env.DB.prepare('SELECT state FROM members WHERE id = ?').bind(memberId).first('state')).toBe(
      'invited',
    );
  });
});

describe('asking for a new invitation', () => {
  it('is not done by looking', async () => {
    const { invitationId } = await invitedPerson(owner);
    await expire(invitationId);
    const path = await pathOf(invitationId);
    for (const method of ['GET', 'HEAD']) {
      await send(path, { method });
      expect((await send(askPath(path), { method })).status).toBe(405);
    }
    expect(await invitationRow(invitationId)).toMatchObject({ asked_at: null });
  });

  it('counts once, however often it is sent', async () => {
    const { invitationId } = await invitedPerson(owner);
    await expire(invitationId);
    const path = await pathOf(invitationId);
    await sendForm(askPath(path), {});
    const first = await invitationRow(invitationId);
    for (let count = 0; count < 3; count += 1) expect((await sendForm(askPath(path), {})).status).toBe(303);
    expect(await invitationRow(invitationId)).toEqual(first);
  });

  it('is refused to forms of other sites and with any field', async () => {
    const { invitationId } = await invitedPerson(owner);
    await expire(invitationId);
    const path = askPath(await pathOf(invitationId));
    expect((await sendForm(path, { role: 'owner' })).status).toBe(400);
    const strange = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await sendForm(path, {}, null, strange)).status).toBe(403);
    expect(await invitationRow(invitationId)).toMatchObject({ asked_at: null });
  });

  it('is limited from one place', async () => {
    const paths: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { invitationId } = await invitedPerson(owner);
      await expire(invitationId);
      paths.push(askPath(await pathOf(invitationId)));
    }
    const statuses: number[] = [];
    for (const path of paths) {
      statuses.push((await sendForm(path, {})).status);
      await env.DB.prepare("UPDATE rate_limits SET count = count + 149 WHERE bucket LIKE 'ask-again:%'").run();
    }
    expect(statuses).toEqual([303, 303, 429]);
  });

  it('gives one and the same answer to every token that may not', async () => {
    const pending = await invitedPerson(owner);
    const expired = await invitedPerson(owner);
    await expire(expired.invitationId);
    const revoked = await invitedPerson(owner);
    await expire(revoked.invitationId);
    await done(owner, 'revoke', revoked.invitationId);
    const suspended = await invitedPerson(owner);
    await expire(suspended.invitationId);
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(suspended.memberId).run();
    const superseded = await invitedPerson(owner);
    await expire(superseded.invitationId);
    await env.DB.prepare(
      `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at)
       VALUES (?1, ?2, 'pending', 1, ?3, ?4)`,
    )
      .bind(newId(), superseded.memberId, Date.now(), Date.now() + day)
      .run();
    const good = await pathOf(expired.invitationId);
    const bad = [
      '/accept/',
      '/accept/null',
      good.slice(0, -1),
      await pathOf(expired.invitationId, { generation: 2 }),
      await pathOf(expired.invitationId, { purpose: 'password-reset' }),
      await pathOf(newId()),
      await pathOf(revoked.invitationId),
      await pathOf(suspended.invitationId),
      await pathOf(superseded.invitationId),
      await pathOf(pending.invitationId),
    ].map(askPath);
    const pages = new Set<string>();
    for (const path of bad) {
      const answer = await sendForm(path, {});
      expect(answer.status, path).toBe(404);
      pages.add(await answer.text());
    }
    expect(pages.size).toBe(1);
    const asked = await env.DB.prepare('SELECT count(*) AS n FROM invitations WHERE asked_at IS NOT NULL').first('n');
    expect(asked).toBe(0);
  });
});
