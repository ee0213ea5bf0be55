import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { newId } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { batchOf, row } from '../batches/invite-batch.ts';
import { holdQueue } from '../mail/held-queue.ts';
import { auditLines } from '../members/audit-lines.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';

const day = 24 * 3_600_000;
let owner: TestMember;
let start: number;
beforeEach(async () => {
  owner = await newSpace();
  start = Date.now();
});

/** A batch that is applied at a moment; its mail stays in the outbox. */
const applyAt = (now: number, batch: ReturnType<typeof batchOf>) =>
  applyBatch(holdQueue().env, { id: crypto.randomUUID(), batch, by: owner.id, now, newId });
const inviteAt = (now: number, ...emails: string[]) => applyAt(now, batchOf(...emails.map((email) => row(email))));
const tick = (now: number) => keepUp(holdQueue().env, now);
const change = (settings: object) => api(owner, 'PATCH', '/api/v1/settings', settings);
const addresses = async () => {
  const { results } = await env.DB.prepare("SELECT email FROM members WHERE role <> 'owner' ORDER BY email").all();
  return results.map(({ email }) => email);
};
const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n');

describe('who never accepted', () => {
  it('is forgotten 90 days after their last invitation expired, not before, and with all that is theirs', async () => {
    await inviteAt(start, 'ada@example.org');
    await tick(start + 30 * day);
    await tick(start + 120 * day - 1);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 120 * day);
    expect(await addresses()).toEqual([]);
    expect([await count('invitations'), await count('outbox'), await count('erasures')]).toEqual([0, 0, 1]);
    expect(await auditLines()).toMatchObject([
      { action: 'batch-applied' },
      { action: 'members-forgotten', actor: null, member: null, subject: '', count: 1 },
    ]);
  });

  it('counts from the moment of expiry even if cron was away', async () => {
    await inviteAt(start, 'ada@example.org');
    await tick(start + 119 * day);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 120 * day);
    expect(await addresses()).toEqual([]);
  });

  it('stays while an invitation is open, and counts anew from the last one', async () => {
    await inviteAt(start, 'ada@example.org');
    await tick(start + 30 * day);
    await inviteAt(start + 100 * day, 'ada@example.org');
    await tick(start + 125 * day);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 220 * day - 1);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 220 * day);
    expect(await addresses()).toEqual([]);
  });

  it('stays for ever where the space wants it so, and goes sooner where it wants that', async () => {
    await change({ forgetInvitedDays: 0 });
    await inviteAt(start, 'ada@example.org');
    await tick(start + 5000 * day);
    expect(await addresses()).toEqual(['ada@example.org']);
    // That tick has ended the owner's sign-in.
    await env.DB.prepare('UPDATE space SET forget_invited_days = 1').run();
    await tick(start + 31 * day - 1);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 31 * day);
    expect(await addresses()).toEqual([]);
  });

  it('is forgotten after a revocation, too, and an invited admin as anybody', async () => {
    await inviteAt(start, 'ada@example.org');
    await env.DB.batch([
      env.DB.prepare("UPDATE invitations SET state = 'revoked', ended_at = ?1").bind(start + day),
      env.DB.prepare("UPDATE members SET role = 'admin' WHERE email = 'ada@example.org'"),
    ]);
    await tick(start + 91 * day - 1);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 91 * day);
    expect(await addresses()).toEqual([]);
  });

  it('is the only one: members stay, whatever became of older invitations, and who is suspended', async () => {
    await inviteAt(start, 'member@example.org', 'suspended@example.org', 'gone@example.org');
    await tick(start + 30 * day);
    await env.DB.batch([
      env.DB.prepare("UPDATE members SET state = 'active' WHERE email = 'member@example.org'"),
      env.DB.prepare("UPDATE members SET state = 'suspended' WHERE email = 'suspended@example.org'"),
    ]);
    await newMember({ email: 'old@example.org' });
    await tick(start + 1000 * day);
    expect(await addresses()).toEqual(['member@example.org', 'old@example.org', 'suspended@example.org']);
  });

  it('is not forgotten the minute after a long suspension ends', async () => {
    await inviteAt(start - 400 * day, 'ada@example.org');
    const id = await env.DB.prepare("SELECT id FROM members WHERE email = 'ada@example.org'").first('id');
    await api(owner, 'POST', `/api/v1/members/${id}/suspend`);
    await env.DB.prepare('UPDATE members SET uninvited_at = ?1 WHERE id = ?2')
      .bind(start - 399 * day, id)
      .run();
    await api(owner, 'POST', `/api/v1/members/${id}/reactivate`);
    await tick(start + 80 * day);
    expect(await addresses()).toEqual(['ada@example.org']);
    await tick(start + 91 * day);
    expect(await addresses()).toEqual([]);
  });

  it('takes the title of a list along that is called after them, and leaves the others', async () => {
    const titled = (title: string) => ({
      ...batchOf(row('ada@example.org', { firstName: 'Ada', lastName: 'Ångström' })),
      source: { kind: 'file', title } as const,
    });
    await applyAt(start, titled('ADA Ångström'.normalize('NFD')));
    await applyAt(start + 1, titled('Ada and others.csv'));
    await tick(start + 30 * day);
    await tick(start + 120 * day);
    const { results } = await env.DB.prepare(
      "SELECT source ->> 'title' AS title FROM batches ORDER BY applied_at",
    ).all();
    expect(results.map(({ title }) => title)).toEqual(['', 'Ada and others.csv']);
    expect((await auditLines()).map(({ subject }) => subject)).toEqual(['', 'Ada and others.csv', '']);
  });

  it('goes by many ticks when they are many, each of a bounded number of statements', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => `p${String(index).padStart(4, '0')}@example.org`);
    await inviteAt(start, ...many.slice(0, 700));
    await inviteAt(start, ...many.slice(700));
    await env.DB.prepare("UPDATE outbox SET state = 'cancelled'").run();
    await tick(start + 30 * day);
    const left: number[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      await tick(start + 121 * day + minute);
      left.push((await addresses()).length);
    }
    expect(left).toEqual([700, 200, 0]);
  });

  it('is somebody new when a list brings them again; that they want no mail is still known', async () => {
    await inviteAt(start, 'ada@example.org');
    await tick(start + 30 * day);
    await env.DB.prepare(
      "INSERT INTO suppressions SELECT address_digest, 'complaint', 1 FROM members WHERE email = 'ada@example.org'",
    ).run();
    const idOf = () => env.DB.prepare("SELECT id FROM members WHERE email = 'ada@example.org'").first('id');
    const before = await idOf();
    await tick(start + 120 * day);
    const { rows } = await inviteAt(start + 121 * day, 'ada@example.org');
    expect(rows).toMatchObject([{ outcome: 'invited' }]);
    expect(await idOf()).not.toBe(before);
    await tick(start + 121 * day);
    expect(
      await env.DB.prepare('SELECT reason FROM members JOIN suppressions USING (address_digest)').first('reason'),
    ).toBe('complaint');
  });
});

describe('what lists quote', () => {
  const problemsOf = async (id: string) =>
    JSON.parse(
      (await env.DB.prepare('SELECT problems FROM batch_rows WHERE id = ?1').bind(id).first<string>('problems')) ?? '',
    );

  it('is forgotten after 180 days, or as many as the space wants; what became of each row stays', async () => {
    const refused = row('Zebra@trace.example', { firstName: 'www.zebra.example' });
    await applyAt(start, batchOf(refused, row('ada@example.org')));
    await tick(start + 180 * day - 1);
    expect(JSON.stringify(await problemsOf(refused.id))).toContain('zebra');
    await tick(start + 180 * day);
    expect(JSON.stringify(await problemsOf(refused.id))).not.toContain('zebra');
    expect(await problemsOf(refused.id)).toMatchObject([{ code: 'name-is-link', evidence: '' }]);
    const { results } = await env.DB.prepare('SELECT outcome FROM batch_rows ORDER BY position').all();
    expect(results).toEqual([{ outcome: 'refused' }, { outcome: 'invited' }]);
  });

  it('is kept where the space wants it so', async () => {
    await change({ forgetListsDays: 0 });
    const refused = row('Zebra@trace.example', { firstName: 'www.zebra.example' });
    await applyAt(start, batchOf(refused));
    await tick(start + 4000 * day);
    expect(JSON.stringify(await problemsOf(refused.id))).toContain('zebra');
  });
});

describe('the audit', () => {
  it('loses what is older than the space wants to know, and nothing where it wants to know all', async () => {
    const line = (at: number) =>
      env.DB.prepare("INSERT INTO audit (id, at, action) VALUES (?1, ?2, 'group-created')").bind(newId(), at);
    await env.DB.batch([line(start - 730 * day), line(start - 729 * day), line(start)]);
    await tick(start);
    expect((await auditLines()).length).toBe(2);
    await change({ forgetAuditDays: 0 });
    await tick(start + 9000 * day);
    // The third is that of the settings.
    expect((await auditLines()).length).toBe(3);
  });
});

it('forgetting looks at no more people than it forgets', async () => {
  const { results } = await env.DB.prepare(
    "EXPLAIN QUERY PLAN SELECT id FROM members WHERE state = 'invited' AND uninvited_at <= 1 ORDER BY uninvited_at LIMIT 9",
  ).all();
  expect(results.map(({ detail }) => detail)).toEqual([
    'SEARCH members USING INDEX members_uninvited (uninvited_at<?)',
  ]);
});
