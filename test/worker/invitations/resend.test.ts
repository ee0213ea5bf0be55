import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { resendInvitations } from '../../../worker/invitations/resend-store.ts';
import { isMailDayFull } from '../../../worker/mail/mail-day-store.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { api, newSpace, openPage, sendForm, type TestMember } from '../space.ts';
import { day, done, expire, invitationRow, invitedPerson, mailsOf, minute, pathOf } from './invited.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const good = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password: 'walnut bicycle overture' };

describe('sending a pending invitation again', () => {
  it('mails the identical link once more, until the same day', async () => {
    const invited = await invitedPerson(owner);
    const before = await invitationRow(invited.invitationId);
    expect(await done(owner, 'resend', invited.invitationId)).toEqual({ done: 1, capped: 0, passed: 0, next: null });
    expect(await mailsOf(invited.memberId)).toMatchObject([
      { state: 'sent', generation: 1, copy: 0 },
      { state: expect.any(String), generation: 1, copy: 1 },
    ]);
    expect(await invitationRow(invited.invitationId)).toMatchObject({
      state: 'pending',
      generation: 1,
      resends: 1,
      expires_at: before?.expires_at,
    });
    expect((await openPage(await pathOf(invited.invitationId))).status).toBe(200);
  });

  it('is capped when it is asked for twice, also at the same time', async () => {
    const invited = await invitedPerson(owner);
    const answers = await Promise.all(Array.from({ length: 8 }, () => done(owner, 'resend', invited.invitationId)));
    expect(answers.filter((answer) => answer.done === 1)).toHaveLength(1);
    expect(answers.filter((answer) => answer.capped === 1)).toHaveLength(7);
    expect(await mailsOf(invited.memberId)).toHaveLength(2);
  });

  it.each([
    ['waits still', "UPDATE outbox SET state = 'queued'", 'capped'],
    ['is being sent', "UPDATE outbox SET state = 'sending'", 'capped'],
    ['left nine minutes ago', `UPDATE outbox SET settled_at = ${Date.now() - 9 * minute}`, 'capped'],
    ['left eleven minutes ago', `UPDATE outbox SET settled_at = ${Date.now() - 11 * minute}`, 'done'],
    ['failed a moment ago', `UPDATE outbox SET state = 'failed', settled_at = ${Date.now()}`, 'done'],
  ])('goes by the mail before: it %s', async (_name, change, expected) => {
    const invited = await invitedPerson(owner);
    await env.DB.prepare(change).run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ [expected]: 1 });
  });

  it('is done five times for one invitation', async () => {
    const invited = await invitedPerson(owner);
    await env.DB.prepare('UPDATE invitations SET resends = 4').run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 1 });
    await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = 1, created_at = 1").run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 0, capped: 1 });
  });

  it('leaves a person at three mails a day; those that reached nobody do not count', async () => {
    const invited = await invitedPerson(owner, { ago: 5 * 60 * minute });
    const longAgo = () =>
      env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = ?1 WHERE state NOT IN ('failed', 'cancelled')")
        .bind(Date.now() - 20 * minute)
        .run();
    for (const expected of ['done', 'done', 'capped']) {
      await longAgo();
      expect(await done(owner, 'resend', invited.invitationId), expected).toMatchObject({ [expected]: 1 });
    }
    await env.DB.prepare("UPDATE outbox SET state = 'failed' WHERE copy = 1").run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 1 });
  });

  it('gives a new link where the secret of the old one is gone', async () => {
    const invited = await invitedPerson(owner, { secretVersion: 7 });
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 1 });
    expect(await invitationRow(invited.invitationId)).toMatchObject({ generation: 2, secret_version: 1 });
    expect((await openPage(await pathOf(invited.invitationId, { generation: 2 }))).status).toBe(200);
  });
});

describe('sending an ended invitation again', () => {
  it.each(['expired', 'revoked'])(
    'gives an %s one a new link and a new time; the old link stays dead',
    async (state) => {
      const invited = await invitedPerson(owner);
      await expire(invited.invitationId);
      await env.DB.prepare('UPDATE invitations SET state = ?1, asked_at = 5').bind(state).run();
      await env.DB.prepare('UPDATE space SET invitation_days = 7').run();
      const before = Date.now();
      expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 1 });
      const row = await invitationRow(invited.invitationId);
      expect(row).toMatchObject({ state: 'pending', generation: 2, ended_at: null, asked_at: null, resends: 1 });
      expect(Number(row?.expires_at)).toBeGreaterThanOrEqual(before + 7 * day);
      expect(Number(row?.expires_at)).toBeLessThanOrEqual(Date.now() + 7 * day);
      expect((await openPage(await pathOf(invited.invitationId))).status).toBe(404);
      expect((await sendForm(await pathOf(invited.invitationId, { generation: 2 }), good)).status).toBe(303);
    },
  );

  it('counts one whose time has just run out as expired', async () => {
    const invited = await invitedPerson(owner);
    await env.DB.prepare('UPDATE invitations SET expires_at = ?').bind(Date.now()).run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 1 });
    expect(await invitationRow(invited.invitationId)).toMatchObject({ state: 'pending', generation: 2 });
  });

  it('never opens a second one beside a newer one', async () => {
    const invited = await invitedPerson(owner);
    await expire(invited.invitationId);
    await env.DB.prepare(
      `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at)
       VALUES (?1, ?2, 'pending', 1, ?3, ?4)`,
    )
      .bind(newId(), invited.memberId, Date.now(), Date.now() + day)
      .run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 0, passed: 1 });
  });

  it.each(['active', 'suspended'])('passes over who is %s by now', async (state) => {
    const invited = await invitedPerson(owner);
    await env.DB.prepare('UPDATE members SET state = ?2 WHERE id = ?1').bind(invited.memberId, state).run();
    expect(await done(owner, 'resend', invited.invitationId)).toMatchObject({ done: 0, capped: 0, passed: 1 });
    expect(await mailsOf(invited.memberId)).toHaveLength(1);
  });

  it('passes over ids that nobody has, and writes nothing down about them', async () => {
    expect(await done(owner, 'resend', newId())).toMatchObject({ done: 0, passed: 1 });
    expect(await env.DB.prepare('SELECT count(*) FROM audit').first('count(*)')).toBe(0);
  });
});

describe('sending a whole filter again', () => {
  it('goes on from slice to slice until everybody of it had a turn', async () => {
    await env.DB.batch([
      env.DB.prepare(`
        WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2500)
        INSERT INTO members (id, email, address_key, state, created_at)
        SELECT printf('%024x', x), x || '@example.org', x || '@example.org', 'invited', 1 FROM n`),
      env.DB.prepare(`
        INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at)
        SELECT id, id, iif(rowid % 5 = 0, 'revoked', 'expired'), 1, 1, 1 FROM members WHERE state = 'invited'`),
    ]);
    const sum = { done: 0, capped: 0, passed: 0 };
    let after: string | null = null;
    let turns = 0;
    do {
      const answer = await api(owner, 'POST', '/api/v1/invitations/resend', {
        by: 'filter',
        list: 'expired',
        search: '@example.org',
        after,
      });
      const slice = await answer.json<{ done: number; capped: number; passed: number; next: string | null }>();
      sum.done += slice.done;
      sum.capped += slice.capped;
      sum.passed += slice.passed;
      after = slice.next;
      turns += 1;
    } while (after !== null);
    expect(sum).toEqual({ done: 2000, capped: 0, passed: 0 });
    expect(turns).toBe(3);
    expect(
      await env.DB.prepare("SELECT sum(count) AS n FROM audit WHERE action = 'invitations-resent'").first('n'),
    ).toBe(2000);
  });

  it.each(['x', 'bnVsbA', '%%%'])('refuses the tampered place %j', async (after) => {
    const answer = await api(owner, 'POST', '/api/v1/invitations/resend', { by: 'filter', search: '', after });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'after' } });
  });
});

describe('what is written down', () => {
  it('names the person when it was one, and counts when they were many', async () => {
    const [one, two] = [await invitedPerson(owner), await invitedPerson(owner)];
    await done(owner, 'resend', one.invitationId, two.invitationId);
    await done(owner, 'revoke', two.invitationId);
    const { results } = await env.DB.prepare('SELECT action, actor_id, member_id, count FROM audit ORDER BY at').all();
    expect(results).toEqual([
      { action: 'invitations-resent', actor_id: owner.id, member_id: null, count: 2 },
      { action: 'invitations-revoked', actor_id: owner.id, member_id: two.memberId, count: 1 },
    ]);
  });
});

describe('the mails of a day', () => {
  it('are refused beyond what the deployment allows, with nothing written', async () => {
    const people = [await invitedPerson(owner), await invitedPerson(owner), await invitedPerson(owner)];
    const send = (chosen: typeof people, mailsPerDay = 2) =>
      resendInvitations(env.DB, {
        now: Date.now(),
        by: owner.id,
        auditId: newId(),
        secretVersion: 1,
        knownSecrets: [1],
        mailsPerDay,
        chosen: chosen.map(({ invitationId }) => ({ id: invitationId, mailId: newId() })),
      });
    const refused = await send(people).catch((error: unknown) => error);
    expect(isMailDayFull(refused)).toBe(true);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM outbox').first('n')).toBe(3);
    expect(await send(people.slice(0, 2))).toEqual({ sent: 2, capped: 0, passed: 0 });
    expect(isMailDayFull(await send(people.slice(2)).catch((error: unknown) => error))).toBe(true);
    // Nobody is to be mailed here, so the full day is no reason to refuse.
    expect(await send(people.slice(0, 2))).toEqual({ sent: 0, capped: 2, passed: 0 });
    expect(await send(people.slice(2), 3)).toEqual({ sent: 1, capped: 0, passed: 0 });
  });
});

it('is wanted by a delivery: both copies carry the same generation', async () => {
  const invited = await invitedPerson(owner);
  await done(owner, 'resend', invited.invitationId);
  await env.DB.prepare("UPDATE outbox SET state = 'queued'").run();
  const { mails, unwanted } = await claimMails(env.DB, {
    id: newId(),
    now: Date.now(),
    until: Date.now() + 1,
    limit: 10,
  });
  expect(unwanted).toEqual([]);
  expect(mails.map(({ subjectId, generation }) => [subjectId, generation])).toEqual([
    [invited.invitationId, 1],
    [invited.invitationId, 1],
  ]);
});
