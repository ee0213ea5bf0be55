import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../../worker/environment.ts';
import { remindInvited } from '../../../worker/invitations/reminder-round.ts';
import { outgoingMail } from '../../../worker/mail/letters/outgoing-mail.ts';
import { claimMails, settleMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { mendAddressDigests } from '../../../worker/suppressions/member-digest-store.ts';
import { invitePerson } from '../mail/invited-person.ts';
import { newSpace, type TestMember } from '../space.ts';
import { delivered, suppress } from '../suppressions/suppressed.ts';
import { done } from './invited.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday, ten in the morning in the space's time zone. */
const monday = Date.parse('2026-11-23T09:00:00Z');

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await setDays(2);
});

async function setDays(days: number): Promise<void> {
  await env.DB.prepare(`UPDATE space SET reminder_days = ?1, time_zone = 'Europe/Paris'`).bind(days).run();
}

/** Somebody invited on the moment `at`, whose mail was sent then. */
async function invited(given: { at?: number; email?: string; days?: number; secretVersion?: number } = {}) {
  const { at: now = monday, ...person } = given;
  const stored = await invitePerson(owner, { now, ...person });
  await env.DB.prepare(`UPDATE outbox SET state = 'sent', settled_at = ?2 WHERE id = ?1`)
    .bind(stored.mailId, now)
    .run();
  return stored;
}

/** What cron does about reminders. */
async function tick(now: number, environment: Environment = env): Promise<void> {
  await mendAddressDigests(env.DB, settingsOf(environment));
  await remindInvited(env.DB, settingsOf(environment), now);
}

/** A tick whose mails are then sent; answers how many reminders left. */
async function sentAt(now: number): Promise<number> {
  await tick(now);
  const lease = { id: newId(), now, until: now + 1000, limit: 100 };
  const { mails, unwanted } = await claimMails(env.DB, lease);
  await settleMails(env.DB, lease, [
    ...mails.map(({ id }) => ({ id, state: 'sent' as const, dueAt: null, unknown: false, reply: null })),
    ...unwanted.map((id) => ({ id, state: 'cancelled' as const, dueAt: null, unknown: false, reply: null })),
  ]);
  return mails.filter(({ kind }) => kind === 'reminder').length;
}

const waiting = () =>
  env.DB.prepare(`SELECT count(*) AS n FROM outbox WHERE kind = 'reminder' AND state = 'queued'`).first('n');

/** The moments of the ticks, every second hour of these days, at which a reminder left. */
async function momentsOf(days: number): Promise<string[]> {
  const moments: string[] = [];
  for (let now = monday; now < monday + days * day; now += 2 * hour) {
    if ((await sentAt(now)) > 0) moments.push(new Date(now).toISOString().slice(0, 13));
  }
  return moments;
}

describe('who has not accepted', () => {
  it('is reminded after so many days, twice, three days apart at least, not at night and not on Sundays', async () => {
    await invited();
    // Wednesday; three days later, Saturday.
    expect(await momentsOf(9)).toEqual(['2026-11-25T09', '2026-11-28T09']);
  });

  it('waits for the morning, and from Sunday to Monday', async () => {
    await setDays(1);
    // Invited on Wednesday at 21:00 there.
    await invited({ at: monday + 2 * day + 11 * hour });
    // Not on Thursday night, but on Friday from 8:00; three days later it is Monday.
    expect(await momentsOf(9)).toEqual(['2026-11-27T07', '2026-11-30T07']);
  });

  it('is reminded by the same link, of the day of the invitation', async () => {
    const { invitationId } = await invited();
    const now = monday + 2 * day;
    await tick(now);
    const { mails } = await claimMails(env.DB, { id: newId(), now, until: now + 1, limit: 1 });
    const [mail] = await Promise.all(mails.map((each) => outgoingMail(each, settingsOf(env), now)));
    expect(mail?.subject).toBe('Your invitation to “Test Academy” is still open');
    expect(mail?.text).toContain('You were invited on November 23, 2026 by Olive Owner');
    expect(mail?.text).toContain(`/accept/${invitationId}.`);
    expect(mail?.unsubscribe).toContain('/unsubscribe/');
  });

  it('is reminded once by ten ticks at once', async () => {
    await invited();
    await Promise.all(Array.from({ length: 10 }, () => tick(monday + 2 * day)));
    expect(await waiting()).toBe(1);
  });

  it('is left in peace where the space wants no reminders', async () => {
    await setDays(0);
    await invited();
    expect(await sentAt(monday + 10 * day)).toBe(0);
  });

  it('is left in peace for as long after the invitation was sent again', async () => {
    const { memberId, invitationId } = await invited();
    await env.DB.prepare(
      `INSERT INTO outbox (id, kind, member_id, subject_id, generation, copy, state, due_at, created_at, settled_at)
       VALUES (?1, 'invitation', ?2, ?3, 1, 1, 'sending', ?4, ?4, ?4)`,
    )
      .bind(newId(), memberId, invitationId, monday + day)
      .run();
    await env.DB.prepare(`UPDATE outbox SET state = 'sent' WHERE copy = 1`).run();
    expect(await sentAt(monday + 2 * day)).toBe(0);
    expect(await sentAt(monday + 3 * day)).toBe(1);
  });

  it('is not mailed twice when an admin sends the invitation again in the same minutes', async () => {
    const now = Date.now();
    const { memberId, invitationId } = await invited({ at: now - 5 * day });
    await env.DB.prepare(
      `INSERT INTO outbox (id, kind, member_id, subject_id, generation, state, due_at, created_at, settled_at)
       VALUES (?1, 'reminder', ?2, ?3, 1, 'sent', ?4, ?4, ?4)`,
    )
      .bind(newId(), memberId, invitationId, now - 60_000)
      .run();
    expect(await done(owner, 'resend', invitationId)).toMatchObject({ capped: 1 });
  });

  it('hears nothing at night of a reminder that did not leave by day, but the next one', async () => {
    await invited();
    const evening = monday + 2 * day + 9 * hour;
    await tick(evening);
    expect(await waiting()).toBe(1);
    expect(await sentAt(evening + 2 * hour)).toBe(0);
    expect(await sentAt(evening + 14 * hour)).toBe(1);
    expect(await sentAt(evening + 14 * hour + 4 * day)).toBe(1);
  });
});

describe('nobody is reminded', () => {
  it.each([
    ['revoked', `UPDATE invitations SET state = 'revoked'`],
    ['expired', `UPDATE invitations SET state = 'expired'`],
    ['at the end of their time', `UPDATE invitations SET expires_at = ${monday + 2 * day + hour}`],
    ['accepted', `UPDATE invitations SET state = 'accepted'`],
    ['members in another way', `UPDATE members SET state = 'active' WHERE state = 'invited'`],
    ['suspended', `UPDATE members SET state = 'suspended' WHERE state = 'invited'`],
    ['whose mail failed', `UPDATE outbox SET state = 'failed'`],
    ['whose mail still waits', `UPDATE outbox SET state = 'queued', settled_at = NULL`],
    ['whose link cannot be written', 'UPDATE invitations SET secret_version = 9'],
  ])('of those who are %s', async (_name, sql) => {
    await invited();
    await env.DB.prepare(sql).run();
    await tick(monday + 2 * day);
    expect(await waiting()).toBe(0);
  });

  it.each(['bounce', 'complaint', 'unsubscribe'] as const)(
    'after a %s, also just before the mail leaves',
    async (reason) => {
      const { email } = await invited();
      const now = monday + 2 * day;
      await tick(now);
      await suppress(email, reason);
      expect(await delivered(now)).toEqual({ kinds: [], unwanted: 1 });
      await env.DB.prepare(`UPDATE outbox SET state = 'cancelled' WHERE kind = 'reminder'`).run();
      await tick(now);
      expect(await waiting()).toBe(0);
    },
  );

  it('beyond the mails of a day', async () => {
    const three: Environment = { ...env, MAILS_PER_DAY: '3' };
    for (let place = 0; place < 5; place += 1) await invited();
    const now = monday + 2 * day;
    await tick(now, three);
    expect(await waiting()).toBe(3);
    await tick(now, three);
    expect(await waiting()).toBe(3);
    await tick(now + day, three);
    expect(await waiting()).toBe(5);
    const { results } = await env.DB.prepare('SELECT mails FROM mail_days ORDER BY day').all();
    expect(results).toEqual([{ mails: 3 }, { mails: 2 }]);
  });
});

it('looks at nobody but those who might be reminded', async () => {
  const asked: string[] = [];
  const db = new Proxy(env.DB, {
    get: (target, name: keyof D1Database) =>
      name === 'prepare'
        ? (sql: string) => {
            asked.push(sql);
            return target.prepare(sql);
          }
        : target[name].bind(target),
  });
  await remindInvited(db, settingsOf(env), monday);
  const sql = asked.find((each) => each.includes(`'reminder'`)) ?? '';
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array.from({ length: 7 }, () => null))
    .all<{ detail: string }>();
  const steps = results.map(({ detail }) => detail);
  expect(steps.join('\n')).toContain('invitations_to_remind');
  expect(steps.filter((step) => /^SCAN (i|m|outbox)\b/.test(step))).toEqual([]);
});
