import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/contract/batch.ts';
import { undoDays } from '../../../shared/contract/undo.ts';
import { holdMailAndHashing } from '../batches/held-work.ts';
import { accountsOf, applied, batchOf, outcomesOf, row } from '../batches/invite-batch.ts';
import { knownPerson, newGroup, storedPerson } from '../batches/known-person.ts';
import { watchLog } from '../mail/watched-log.ts';
import { auditLines } from '../members/audit-lines.ts';
import { newOpenSession } from '../paths/open-session.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { fatesOf, undoAnswer, undone, undoPlan } from './undone.ts';

watchLog();

let owner: TestMember;
let id: string;
beforeEach(async () => {
  owner = await newSpace();
  id = crypto.randomUUID();
  await holdMailAndHashing();
});

const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n');
const memberId = (receipt: Receipt, at = 0) => receipt.rows[at]?.memberId ?? '';
const run = (sql: string, ...values: (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

describe('a batch that invited people', () => {
  it('is taken back with its people, links and mails, and the receipt says so', async () => {
    await applied(owner, batchOf(row('a@example.org'), row('b@example.org'), row('nonsense')), id);
    const plan = await undoPlan(owner, id);
    expect(plan).toMatchObject({ undoneAt: null, mailsLeft: 0, mailsCancelled: 2, groupsDeleted: 0 });
    expect(fatesOf(plan)).toEqual(['removed', 'removed', 'nothing']);
    expect(await count('members')).toBe(3);
    const answer = await undone(owner, id, plan);
    expect(answer).toEqual({ ...plan, undoneAt: expect.any(Number) });
    expect([await count('members'), await count('invitations'), await count('outbox')]).toEqual([1, 0, 0]);
    const receipt = await (await api(owner, 'GET', `/api/v1/batches/${id}`)).json<Receipt>();
    expect(receipt.undoneAt).toBe(answer.undoneAt);
    expect(receipt.rows.map(({ undone: told }) => told?.fate)).toEqual(['removed', 'removed', 'nothing']);
    // Nobody asked to be forgotten: the lists of the browsers keep them.
    expect(await count('erasures')).toBe(0);
    expect(await auditLines()).toContainEqual(
      expect.objectContaining({ action: 'batch-undone', actor: owner.id, subject: 'A test', count: 3 }),
    );
  });

  it('is taken back once: repeated, at the same moment or after, it answers the same', async () => {
    await applied(owner, batchOf(row('a@example.org'), row('b@example.org')), id);
    const plan = await undoPlan(owner, id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => undone(owner, id, plan)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await undoPlan(owner, id)).toEqual(answers[0]);
    expect(await (await undoAnswer(owner, id, [])).json()).toEqual(answers[0]);
    expect((await auditLines()).filter(({ action }) => action === 'batch-undone')).toHaveLength(1);
  });

  it('of which nothing can go is taken back once, too', async () => {
    await applied(owner, batchOf(row('nonsense')), id);
    const plan = await undoPlan(owner, id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => undone(owner, id, plan)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await count('undos')).toBe(1);
    expect((await auditLines()).filter(({ action }) => action === 'batch-undone')).toHaveLength(1);
  });

  it('sent once more under its id stays taken back; under another it invites again', async () => {
    const batch = batchOf(row('a@example.org'));
    await applied(owner, batch, id);
    await undone(owner, id);
    expect((await applied(owner, batch, id)).rows[0]?.undone?.fate).toBe('removed');
    expect(await count('members')).toBe(1);
    expect(outcomesOf(await applied(owner, batch))).toEqual(['invited']);
  });

  it('tells the mails that have left, which nobody calls back', async () => {
    await applied(owner, batchOf(row('a@example.org'), row('b@example.org'), row('c@example.org')), id);
    await run('DROP TRIGGER no_mail');
    const mails = await env.DB.prepare('SELECT id FROM outbox ORDER BY id').all<{ id: string }>();
    await run("UPDATE outbox SET state = 'sent' WHERE id = ?", mails.results[0]?.id ?? '');
    await run("UPDATE outbox SET state = 'sending' WHERE id = ?", mails.results[1]?.id ?? '');
    expect(await undone(owner, id)).toMatchObject({ mailsLeft: 2, mailsCancelled: 1 });
    expect(await undoPlan(owner, id)).toMatchObject({ mailsLeft: 2, mailsCancelled: 1 });
  });

  it('leaves who accepted, manages, is suspended, or is named by a later batch that stands', async () => {
    const receipt = await applied(
      owner,
      batchOf(...['a', 'b', 'c', 'd'].map((name) => row(`${name}@example.org`))),
      id,
    );
    await run("UPDATE members SET state = 'active', password_hash = 'h' WHERE id = ?", memberId(receipt));
    await run("UPDATE members SET role = 'admin' WHERE id = ?", memberId(receipt, 1));
    await run("UPDATE members SET state = 'suspended' WHERE id = ?", memberId(receipt, 2));
    const later = crypto.randomUUID();
    await applied(owner, batchOf(row('d@example.org')), later);
    expect((await undoPlan(owner, id)).rows.map(({ why }) => why)).toEqual([
      'in-use',
      'manages',
      'suspended',
      'other-batch',
    ]);
    expect(fatesOf(await undone(owner, later))).toEqual(['nothing']);
    expect(fatesOf(await undone(owner, id))).toEqual(['kept', 'kept', 'kept', 'removed']);
    expect(await count('members')).toBe(4);
  });

  it('leaves who was put into a group or a session by hand since: somebody else counts on them', async () => {
    const session = await newOpenSession();
    const target = await newGroup('Target');
    const rows = ['a', 'b', 'c'].map((name) => row(`${name}@example.org`));
    const receipt = await applied(owner, { ...batchOf(...rows), target: { kind: 'group', id: target } }, id);
    const group = await newGroup('By hand');
    expect((await api(owner, 'POST', `/api/v1/groups/${group}/members`, { memberIds: [memberId(receipt)] })).ok).toBe(
      true,
    );
    await run('INSERT INTO session_members VALUES (?, ?, 7)', session, memberId(receipt, 1));
    expect((await undoPlan(owner, id)).rows.map(({ fate, why }) => [fate, why])).toEqual([
      ['kept', 'changed-since'],
      ['kept', 'changed-since'],
      ['removed', null],
    ]);
    expect(fatesOf(await undone(owner, id))).toEqual(['kept', 'kept', 'removed']);
    expect(await storedPerson('a@example.org')).toMatchObject({ state: 'invited', groups: ['By hand', 'Target'] });
  });

  it('leaves who is named by another batch, too, even if the clock was set back in between', async () => {
    await applied(owner, batchOf(row('a@example.org')), id);
    const later = crypto.randomUUID();
    await applied(owner, batchOf(row('a@example.org')), later);
    await run('UPDATE batches SET applied_at = applied_at - 3600000 WHERE id = ?', later);
    expect((await undoPlan(owner, id)).rows.map(({ why }) => why)).toEqual(['other-batch']);
  });

  it('revokes the invitation of somebody who was there before, who stays as they were', async () => {
    const known = await knownPerson({ email: 'a@example.org', state: 'invited', lastName: 'Known' });
    await run('UPDATE members SET used_at = NULL WHERE id = ?', known);
    expect(outcomesOf(await applied(owner, batchOf(row('a@example.org', { firstName: 'New' })), id))).toEqual([
      'invited',
    ]);
    expect(await undone(owner, id)).toMatchObject({
      rows: [{ fate: 'uninvited', changes: ['firstName'] }],
      mailsCancelled: 1,
    });
    expect(await storedPerson('a@example.org')).toMatchObject({ state: 'invited', lastName: 'Known', firstName: '' });
    const states = 'SELECT i.state AS link, o.state AS mail FROM invitations i JOIN outbox o ON o.subject_id = i.id';
    expect((await env.DB.prepare(states).all()).results).toEqual([{ link: 'revoked', mail: 'cancelled' }]);
  });
});

describe('a batch that set accounts up', () => {
  const account = (email: string) => row(email, { password: 'correct horse', sendCredentials: true });

  it('is taken back for whom nobody has signed in yet, and for nobody else', async () => {
    const receipt = await applied(owner, accountsOf(account('a@example.org'), account('b@example.org')), id);
    await run(
      `INSERT INTO sign_ins (id, token_hash, member_id, kind, label, created_at, last_used_at, expires_at)
       VALUES ('s', 's', ?, 'browser', '', 1, 1, 1)`,
      memberId(receipt, 1),
    );
    await run("DELETE FROM sign_ins WHERE id = 's'");
    expect(fatesOf(await undone(owner, id))).toEqual(['removed', 'kept']);
    expect(await storedPerson('b@example.org')).toMatchObject({ state: 'active' });
    expect(await count('initial_passwords')).toBe(1);
  });

  it('opens the invitation again that the account had ended, and its mail leaves after all', async () => {
    await applied(owner, batchOf(row('a@example.org')));
    await new Promise((resolve) => setTimeout(resolve, 3));
    const before = await env.DB.prepare('SELECT id, state, generation FROM invitations').first();
    expect(outcomesOf(await applied(owner, accountsOf(account('a@example.org')), id))).toEqual(['activated']);
    expect(fatesOf(await undone(owner, id))).toEqual(['account-removed']);
    expect(await env.DB.prepare('SELECT id, state, generation FROM invitations').first()).toEqual(before);
    expect(await storedPerson('a@example.org')).toMatchObject({
      state: 'invited',
      passwordHash: null,
      passwordChangeDue: 0,
      activatedAt: null,
    });
    const { results } = await env.DB.prepare('SELECT kind, state FROM outbox ORDER BY kind').all();
    expect(results).toEqual([
      { kind: 'credentials', state: 'cancelled' },
      { kind: 'invitation', state: 'queued' },
    ]);
    expect(await count('initial_passwords')).toBe(0);
  });
});

describe('what a batch gave people who exist', () => {
  it('goes unless somebody has changed it since', async () => {
    const old = await newGroup('Old');
    const target = await newGroup('Target');
    const given = { labels: ['New'], groups: ['Fresh'], additionalInformation: 'new' };
    const known = { labels: ['Known'], groups: [old], information: 'known' };
    await knownPerson({ email: 'a@example.org', ...known });
    const changed = await knownPerson({ email: 'b@example.org', ...known });
    const before = await storedPerson('a@example.org');
    const batch = {
      ...batchOf(row('a@example.org', given), row('b@example.org', given)),
      existing: 'replace' as const,
      createGroups: true,
      target: { kind: 'group' as const, id: target },
    };
    await applied(owner, batch, id);
    await run("UPDATE members SET additional_information = 'changed' WHERE id = ?", changed);
    await run("UPDATE member_labels SET label = 'NEW' WHERE member_id = ?", changed);
    await run('UPDATE group_members SET joined_at = 7 WHERE member_id = ? AND group_id = ?', changed, target);
    const answer = await undone(owner, id);
    expect(answer.rows.map(({ fate, changes }) => [fate, changes])).toEqual([
      ['restored', ['labels', 'additionalInformation', 'groups']],
      ['restored', ['groups']],
    ]);
    expect(answer.groupsDeleted).toBe(1);
    expect(await storedPerson('a@example.org')).toEqual(before);
    expect(await storedPerson('b@example.org')).toMatchObject({
      labels: ['NEW'],
      groups: ['Old', 'Target'],
      information: 'changed',
    });
    expect(await count('batch_changes')).toBe(0);
    expect(await auditLines()).toContainEqual(expect.objectContaining({ action: 'group-deleted', subject: 'Fresh' }));
  });

  it('is an enrolment: the mail about the path stays at home if it has not left', async () => {
    const session = await newOpenSession();
    await knownPerson({ email: 'a@example.org' });
    await applied(owner, { ...batchOf(row('a@example.org')), target: { kind: 'session', id: session } }, id);
    expect(await env.DB.prepare('SELECT kind, state FROM outbox').all()).toMatchObject({
      results: [{ kind: 'path-invitation', state: 'queued' }],
    });
    expect((await undone(owner, id)).rows).toMatchObject([{ fate: 'restored', changes: ['target'] }]);
    expect(await env.DB.prepare('SELECT state FROM outbox').first('state')).toBe('cancelled');
    expect([await count('session_members'), await count('path_invitations')]).toEqual([0, 0]);
  });
});

describe('taking a batch back', () => {
  it('is refused when something else would happen than was seen, with nothing changed', async () => {
    const receipt = await applied(owner, batchOf(row('a@example.org'), row('b@example.org')), id);
    const seen = fatesOf(await undoPlan(owner, id));
    await run("UPDATE members SET state = 'active', used_at = 1 WHERE id = ?", memberId(receipt));
    const answer = await undoAnswer(owner, id, seen);
    expect([answer.status, await answer.json()]).toMatchObject([409, { problem: { code: 'plan-changed' } }]);
    expect([await count('members'), await count('undos')]).toEqual([3, 0]);
    expect((await undoPlan(owner, id)).undoneAt).toBeNull();
  });

  it('is refused after its time, while what would have happened can be looked at', async () => {
    await applied(owner, batchOf(row('a@example.org')), id);
    await run('UPDATE batches SET applied_at = applied_at - ?', undoDays * 86_400_000 + 60_000);
    const plan = await undoPlan(owner, id);
    expect(plan.until).toBeLessThan(Date.now());
    const answer = await undoAnswer(owner, id, fatesOf(plan));
    expect([answer.status, await answer.json()]).toMatchObject([409, { problem: { code: 'undo-too-late' } }]);
  });

  it.each(['undos', 'audit', 'group_members'])('that fails at the table "%s" changes nothing', async (table) => {
    const group = await newGroup('Old');
    await knownPerson({ email: 'k@example.org', groups: [group] });
    const rows = [row('a@example.org'), row('k@example.org', { groups: ['Fresh'] })];
    await applied(owner, { ...batchOf(...rows), existing: 'replace', createGroups: true }, id);
    const plan = await undoPlan(owner, id);
    await run(`CREATE TRIGGER fail BEFORE INSERT ON ${table} BEGIN SELECT raise(ABORT, 'no room'); END`);
    expect((await undoAnswer(owner, id, fatesOf(plan))).status).toBe(500);
    expect(await undoPlan(owner, id)).toEqual(plan);
    await run('DROP TRIGGER fail');
    expect(fatesOf(await undone(owner, id, plan))).toEqual(['removed', 'restored']);
  });

  it('empties what the batch is called after somebody whom it removes, in the audit too', async () => {
    const batch = batchOf(row('jean@example.org', { firstName: 'Jean', lastName: 'Dupont' }));
    await applied(owner, { ...batch, source: { kind: 'file', title: 'Jean Dupont.vcf' } }, id);
    await undone(owner, id);
    expect(await env.DB.prepare("SELECT source ->> 'title' AS title FROM batches").first('title')).toBe('');
    const acts = (await auditLines()).filter(({ action }) => action.startsWith('batch-'));
    expect(acts.map(({ subject }) => subject)).toEqual(['', '']);
  });

  it('of a thousand rows is a bounded number of statements and answers every row', async () => {
    await applied(owner, batchOf(...Array.from({ length: 1000 }, (_, at) => row(`p${at}@example.org`))), id);
    expect(new Set(fatesOf(await undone(owner, id)))).toEqual(new Set(['removed']));
    expect(await count('members')).toBe(1);
  });

  it('is for who may write', async () => {
    await applied(owner, batchOf(row('a@example.org')), id);
    const member = await newMember({ email: 'member@example.org' });
    expect((await undoAnswer(member, id, ['removed'])).status).toBe(403);
    expect(await count('undos')).toBe(0);
  });
});
