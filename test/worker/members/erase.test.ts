import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../worker/access/password-hash.ts';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { claimMails, settleMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { accountsOf, batchOf, row } from '../batches/invite-batch.ts';
import { storeGroup } from '../groups/stored-groups.ts';
import { holdQueue } from '../mail/held-queue.ts';
import { invitePerson, outboxRow } from '../mail/invited-person.ts';
import { api, newMember, newSpace, openPage, send, sendForm, type TestMember } from '../space.ts';
import { auditLines } from './audit-lines.ts';
import { listed, memberOf } from './stored-members.ts';

const email = 'Wilhelmina.Quux@trace.example';
const names = { lastName: 'Quux-Ångström', firstName: 'Wilhelmina' };
const additionalInformation = 'matricule 90210-zebra';
let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

const erase = (id: string, by: TestMember = owner) => api(by, 'DELETE', `/api/v1/members/${id}`);

/** Applies a batch whose mail stays in the outbox. */
const apply = (batch: Parameters<typeof accountsOf>, way: typeof batchOf, by = owner) =>
  applyBatch(holdQueue().env, { id: crypto.randomUUID(), batch: way(...batch), by: by.id, now: Date.now(), newId });

/** Everything that is stored, in small letters. */
async function everything(): Promise<string> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>();
  const tables = await env.DB.batch(results.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`)));
  return JSON.stringify(tables.map((table, index) => [results[index]?.name, table.results])).toLowerCase();
}

const idOf = async (address: string) =>
  String(await env.DB.prepare('SELECT id FROM members WHERE address_key = ?').bind(address.toLowerCase()).first('id'));

const traces = ['quux', 'wilhelmina', 'trace.example', 'ångström', 'angstrom', '90210', 'zebra'];

describe('erasing a member', () => {
  it('leaves the rows of lists to name nobody in its place, and those about others as they are', async () => {
    await apply([row(email), row('other@example.org')], batchOf);
    await apply([row(email.toUpperCase()), row(email)], batchOf);
    expect((await erase(await idOf(email))).status).toBe(204);
    const { results } = await env.DB.prepare(
      `SELECT r.outcome, r.member_id IS NULL AND r.invitation_id IS NULL AS isNobodys, i.member_id = r.member_id AS isTheirs
         FROM batch_rows AS r LEFT JOIN invitations AS i ON i.id = r.invitation_id ORDER BY r.outcome, isTheirs`,
    ).all();
    expect(results).toEqual([
      { outcome: 'already-invited', isNobodys: 1, isTheirs: null },
      { outcome: 'duplicate', isNobodys: 1, isTheirs: null },
      { outcome: 'invited', isNobodys: 1, isTheirs: null },
      { outcome: 'invited', isNobodys: 0, isTheirs: 1 },
    ]);
  });

  it('leaves no trace of an account: no address, no name, no information, in no table', async () => {
    await storeGroup('Everybody');
    const given = { ...names, additionalInformation, labels: ['Nord'], groups: ['Everybody'], language: 'fr' };
    const password = 'first-Pass-word-7';
    const person = row(email, { ...given, password, sendCredentials: true });
    await apply([person, row(email, { ...names, password })], accountsOf);
    await apply([row(email, { ...names, labels: ['Sud'] })], batchOf);
    const refused = row(email.toUpperCase(), { firstName: 'www.evil.com' });
    const other = row('other@example.org', { firstName: 'www.evil.com' });
    const receipt = await apply([refused, other], batchOf);
    expect(receipt.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    await env.DB.prepare(
      `UPDATE batch_rows SET problems = json_insert(problems, '$[#]',
         json_object('code', 'address-role', 'severity', 'warning', 'field', 'email', 'evidence', ?, 'suggestion', ?))
        WHERE id = ?`,
    )
      .bind(email.toUpperCase(), email, refused.id)
      .run();
    const id = await idOf(email);
    await sendForm('/forgot', { email });
    await api(owner, 'POST', `/api/v1/members/${id}/suspend`);
    await api(owner, 'POST', `/api/v1/members/${id}/reactivate`);
    expect(await listed(owner, { search: 'quux' })).toEqual([email]);
    const before = await everything();
    for (const trace of [...traces.filter((each) => each !== 'angstrom'), id]) expect(before).toContain(trace);

    expect((await erase(id)).status).toBe(204);

    const after = await everything();
    for (const trace of [...traces, id]) expect(after).not.toContain(trace);
    expect(after).toContain('www.evil.com');
    const { results } = await env.DB.prepare('SELECT outcome, member_id, problems FROM batch_rows').all();
    expect(results.map(({ outcome, member_id }) => [outcome, member_id])).toEqual(
      expect.arrayContaining([
        ['created', null],
        ['duplicate', null],
        ['already-member', null],
        ['refused', null],
      ]),
    );
    const mended = await env.DB.prepare('SELECT problems FROM batch_rows WHERE id = ?')
      .bind(refused.id)
      .first<string>('problems');
    expect(JSON.parse(mended ?? '')).toContainEqual({
      code: 'address-role',
      severity: 'warning',
      field: 'email',
      evidence: '',
    });
  });

  it('leaves no trace of somebody who never accepted, and their link opens nothing', async () => {
    await apply([row(email, { ...names, additionalInformation })], batchOf);
    const id = await idOf(email);
    await erase(id);
    const after = await everything();
    for (const trace of [...traces, id]) expect(after).not.toContain(trace);
    expect(await env.DB.prepare('SELECT count(*) FROM invitations').first('count(*)')).toBe(0);
    expect(await env.DB.prepare('SELECT count(*) FROM outbox').first('count(*)')).toBe(0);
  });

  it('keeps what an admin did for others, without their name', async () => {
    const admin = await newMember({ ...names, email, role: 'admin' });
    await apply([row('invited@example.org')], batchOf, admin);
    const made = await api(admin, 'POST', '/api/v1/groups', { name: 'Made by her' });
    const group = await made.json<{ id: string }>();
    const invited = await idOf('invited@example.org');
    await erase(admin.id);
    const after = await everything();
    for (const trace of [...traces, admin.id]) expect(after).not.toContain(trace);
    expect(await memberOf(owner, invited)).toMatchObject({
      state: 'invited',
      invitations: [{ state: 'pending', invitedBy: null }],
      batches: [{ outcome: 'invited', appliedBy: null }],
    });
    expect((await api(owner, 'GET', `/api/v1/groups/${group.id}`)).status).toBe(200);
    expect((await api(admin, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await openPage('/profile', admin)).headers.get('location')).toContain('/sign-in');
  });

  it('empties the title of a list that was called after them, and of no other', async () => {
    const titled = (title: string, person: ReturnType<typeof row>) => ({
      ...batchOf(person),
      source: { kind: 'file', title } as const,
    });
    for (const [title, person] of [
      ['wilhelmina Quux-Ångström.vcf', row(email, names)],
      ['WILHELMINA QUUX-ÅNGSTRÖM.vcf', row(email, names)],
      ['Wilhelmina Quux-Ångström.vcf'.normalize('NFD'), row(email, names)],
      [`mail to ${email.toUpperCase()}.eml`, row(email)],
      ['Wilhelmina street.csv', row('other@example.org')],
    ] as const) {
      const order = { id: crypto.randomUUID(), batch: titled(title, person), by: owner.id, now: Date.now(), newId };
      await applyBatch(holdQueue().env, order);
    }
    await erase(await idOf(email));
    const { results } = await env.DB.prepare("SELECT source ->> 'title' AS title FROM batches ORDER BY rowid").all();
    expect(results.map(({ title }) => title)).toEqual(['', '', '', '', 'Wilhelmina street.csv']);
    expect((await auditLines()).map(({ subject }) => subject)).toEqual(['', '', '', '', 'Wilhelmina street.csv', '']);
  });

  it('is written down without saying who it was, and once', async () => {
    const ada = await newMember({ email });
    const answers = await Promise.all([erase(ada.id), erase(ada.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await auditLines()).toEqual([
      { action: 'member-erased', actor: owner.id, member: null, subject: '', count: 1 },
    ]);
  });

  it('while their mail is being sent disturbs nothing: the mail settles, and the next cron has nothing to mend', async () => {
    const now = Date.now();
    const invited = await invitePerson(owner, { now });
    const neighbour = await invitePerson(owner, { now });
    const lease = { id: 'lease', now, until: now + 60_000, limit: 10 };
    await claimMails(env.DB, lease);
    expect((await erase(invited.memberId)).status).toBe(204);
    const settled = { dueAt: null, state: 'sent', unknown: false, reply: '250 2.0.0' } as const;
    await settleMails(
      env.DB,
      lease,
      [invited, neighbour].map(({ mailId }) => ({ ...settled, id: mailId })),
    );
    await keepUp(holdQueue().env, now + 120_000);
    expect(await outboxRow(invited.mailId)).toBeNull();
    expect(await outboxRow(neighbour.mailId)).toMatchObject({ state: 'sent' });
  });

  it('lets the same address be invited as somebody new', async () => {
    const batch = batchOf(row(email, { ...names, additionalInformation }));
    const now = Date.now();
    const order = { id: crypto.randomUUID(), batch, by: owner.id, now, newId };
    await applyBatch(holdQueue().env, order);
    const before = await idOf(email);
    await erase(before);
    const again = await applyBatch(holdQueue().env, order);
    expect(again.rows).toMatchObject([{ outcome: 'invited', memberId: null, invitation: 'none' }]);
    await apply([row(email)], batchOf);
    expect(await memberOf(owner, await idOf(email))).toMatchObject({
      state: 'invited',
      lastName: '',
      additionalInformation: '',
      batches: [{ outcome: 'invited' }],
    });
    expect(await idOf(email)).not.toBe(before);
  });

  it("and inviting by turns fills nobody's mailbox: the fourth erasing of a day is refused", async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await apply([row(email)], batchOf);
      statuses.push((await erase(await idOf(email))).status);
    }
    expect(statuses).toEqual([204, 204, 204, 429]);
    const other = await newMember({ email: 'other@example.org' });
    expect((await erase(other.id)).status).toBe(204);
  });

  it('answers sign-in and forgotten password as for any stranger', async () => {
    const ada = await newMember({ email, passwordHash: await hashPassword('walnut bicycle overture') });
    await erase(ada.id);
    const form = { email, password: 'walnut bicycle overture' };
    const erased = await sendForm('/sign-in', form);
    const stranger = await sendForm('/sign-in', { ...form, email: 'stranger@example.org' });
    expect(erased.status).toBe(stranger.status);
    expect((await erased.text()).replaceAll(email, '')).toBe(
      (await stranger.text()).replaceAll('stranger@example.org', ''),
    );
    expect((await send('/api/v1/me', { headers: { authorization: `Bearer ${ada.token}` } })).status).toBe(401);
  });
});
