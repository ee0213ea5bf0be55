import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { overdueInvitationStatements } from '../../../worker/upkeep/overdue-invitation-store.ts';
import { applied, batchOf, row } from '../batches/invite-batch.ts';
import { invitePerson, outboxRow } from '../mail/invited-person.ts';
import { arrivedFor, ownDomain } from '../mail/mail-servers.ts';
import { watchLog } from '../mail/watched-log.ts';
import { newMember, newSpace, type TestMember } from '../space.ts';

const lines = watchLog();

const minute = 60_000;
const day = 24 * 60 * minute;

let owner: TestMember;
let now: number;
beforeEach(async () => {
  owner = await newSpace();
  now = Date.now();
});

function invitation(id: string) {
  return env.DB.prepare('SELECT * FROM invitations WHERE id = ?').bind(id).first();
}

async function tenTicks(moment: number): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => keepUp(env, moment)));
}

describe('a tick', () => {
  it('has mail delivered that nobody was woken for', async () => {
    const domain = ownDomain();
    const { mailId } = await invitePerson(owner, { now, email: `a@${domain}` });
    await keepUp(env, now);
    await vi.waitFor(async () => expect(await outboxRow(mailId)).toMatchObject({ state: 'sent' }), { timeout: 20_000 });
    expect(await arrivedFor(domain)).toHaveLength(1);
  });

  it('reads none of the invitations that are open for longer, however many there are', async () => {
    await applied(owner, batchOf(...Array.from({ length: 200 }, (_, at) => row(`open${at}@example.org`))));
    const results = await env.DB.batch(overdueInvitationStatements(env.DB, now));
    for (const { meta } of results) expect(meta.rows_read).toBeLessThan(10);
  });

  it('has mail delivered again whose delivery died, once, and counts it as unknown', async () => {
    const domain = ownDomain();
    const { mailId } = await invitePerson(owner, { now: now - 2 * minute, email: `a@${domain}` });
    await claimMails(env.DB, { id: newId(), now: now - 2 * minute, until: now, limit: 10 });
    await keepUp(env, now - 1);
    expect(await outboxRow(mailId)).toMatchObject({ state: 'sending', unknowns: 0 });
    await tenTicks(now);
    await vi.waitFor(async () => expect(await outboxRow(mailId)).toMatchObject({ state: 'sent' }), { timeout: 20_000 });
    expect(await outboxRow(mailId)).toMatchObject({ unknowns: 1, attempts: 2 });
    expect(await arrivedFor(domain)).toHaveLength(1);
  });

  it('does all else when one part of it fails, and fails in the end', async () => {
    const domain = ownDomain();
    const { mailId } = await invitePerson(owner, { now, email: `a@${domain}` });
    await env.DB.prepare("INSERT INTO rate_limits (bucket, window_start, count) VALUES ('old', 1, 1)").run();
    await invitePerson(owner, { now: now - 2 * day, dueAt: now + day, days: 1 });
    await env.DB.prepare(
      `CREATE TRIGGER never_expires BEFORE UPDATE OF state ON invitations WHEN new.state = 'expired'
       BEGIN SELECT raise(ABORT, 'never'); END`,
    ).run();
    await expect(keepUp(env, now)).rejects.toThrow('1 parts of the upkeep failed');
    expect(lines).toMatchObject([expect.stringContaining('upkeep-failed')]);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM rate_limits').first('n')).toBe(0);
    expect(await env.DB.prepare('SELECT ticked_at, failed FROM upkeep').first()).toEqual({ ticked_at: now, failed: 1 });
    await vi.waitFor(async () => expect(await outboxRow(mailId)).toMatchObject({ state: 'sent' }), { timeout: 20_000 });
  });

  it('ends invitations at their hour, not before, and cancels their waiting mail', async () => {
    const person = await invitePerson(owner, { now, dueAt: now + 60 * day, days: 30 });
    const other = await invitePerson(owner, { now, dueAt: now + 60 * day, days: 31 });
    await keepUp(env, now + 30 * day - 1);
    expect(await invitation(person.invitationId)).toMatchObject({ state: 'pending', ended_at: null });
    await tenTicks(now + 30 * day);
    expect(await invitation(person.invitationId)).toMatchObject({ state: 'expired', ended_at: now + 30 * day });
    expect(await outboxRow(person.mailId)).toMatchObject({ state: 'cancelled' });
    expect(await invitation(other.invitationId)).toMatchObject({ state: 'pending' });
    expect(await outboxRow(other.mailId)).toMatchObject({ state: 'queued' });
  });

  it('leaves accepted and revoked invitations as they are, and mail that has left', async () => {
    const accepted = await invitePerson(owner, { now, days: 1 });
    await env.DB.prepare("UPDATE invitations SET state = 'accepted', ended_at = 5").run();
    await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = 4").run();
    await keepUp(env, now + 2 * day);
    expect(await invitation(accepted.invitationId)).toMatchObject({ state: 'accepted', ended_at: 5 });
    expect(await outboxRow(accepted.mailId)).toMatchObject({ state: 'sent', settled_at: 4 });
  });

  it('deletes what has served its time and keeps the rest', async () => {
    const member = await newMember({ email: 'm@example.org' });
    const set = (sql: string, ...values: (string | number | null)[]) => env.DB.prepare(sql).bind(...values);
    await env.DB.batch([
      set('INSERT INTO rate_limits VALUES (?, ?, 1)', 'old', now - day),
      set('INSERT INTO rate_limits VALUES (?, ?, 1)', 'new', now - minute),
      set('UPDATE sign_ins SET expires_at = ? WHERE member_id = ?', now, member.id),
      ...['old', 'new'].map((name) =>
        set(
          'INSERT INTO password_resets (id, member_id, secret_version, created_at, expires_at) VALUES (?, ?, 1, 0, ?)',
          name,
          owner.id,
          name === 'old' ? now - 7 * day : now - 6 * day,
        ),
      ),
      ...['old', 'new'].map((name) =>
        set(
          `INSERT INTO device_codes (device_code_hash, user_code, label, state, polled_at, poll_seconds, expires_at)
           VALUES (?1, ?1, 'x', 'pending', 0, 5, ?2)`,
          name,
          name === 'old' ? now - 2 * 60 * minute : now + minute,
        ),
      ),
    ]);
    await keepUp(env, now);
    const left = async (sql: string) => (await env.DB.prepare(sql).all()).results;
    expect(await left('SELECT bucket FROM rate_limits')).toEqual([{ bucket: 'new' }]);
    expect(await left('SELECT user_code FROM device_codes')).toEqual([{ user_code: 'new' }]);
    expect(await left('SELECT id FROM password_resets')).toEqual([{ id: 'new' }]);
    expect(await left('SELECT DISTINCT member_id FROM sign_ins')).toEqual([{ member_id: owner.id }]);
  });

  it('does not mind that ticks were missed or come out of order', async () => {
    const person = await invitePerson(owner, { now, dueAt: now + 60 * day, days: 30 });
    await keepUp(env, now + 40 * day);
    await keepUp(env, now + 20 * day);
    expect(await invitation(person.invitationId)).toMatchObject({ state: 'expired', ended_at: now + 40 * day });
  });
});
