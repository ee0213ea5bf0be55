import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Plan, Receipt } from '../../../shared/contract/batch.ts';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { newId } from '../../../worker/random.ts';
import { guessableIds } from '../guessable-ids.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { applied, batchOf, outcomesOf, planned, row } from './invite-batch.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

function count(table: 'members' | 'invitations' | 'outbox' | 'batches' | 'batch_rows'): Promise<number | null> {
  return env.DB.prepare(`SELECT count(*) AS count FROM ${table}`).first('count');
}

function member(email: string) {
  return env.DB.prepare('SELECT * FROM members WHERE address_key = ?').bind(email).first();
}

describe('planning a batch', () => {
  it('says what would happen and writes nothing', async () => {
    const plan = await planned(owner, batchOf(row('a@example.org'), row('owner@example.org'), row('A@example.org')));
    expect(v.is(Plan, plan)).toBe(true);
    expect(outcomesOf(plan)).toEqual(['invited', 'already-member', 'duplicate']);
    expect(plan.mails).toBe(1);
    expect(await count('members')).toBe(1);
    expect(await count('batches')).toBe(0);
  });

  it('says what applying then does', async () => {
    const suspended = await newMember({ email: 'suspended@example.org', state: 'suspended' });
    await applied(owner, batchOf(row('open@example.org')));
    const batch = batchOf(
      row('new@example.org'),
      row('OPEN@example.org'),
      row('not an address'),
      row(suspended.email),
      row('new@EXAMPLE.org'),
      row('owner@example.org'),
    );
    const plan = await planned(owner, batch);
    const receipt = await applied(owner, batch);
    expect(outcomesOf(plan)).toEqual([
      'invited',
      'already-invited',
      'refused',
      'refused',
      'duplicate',
      'already-member',
    ]);
    expect(outcomesOf(receipt)).toEqual(outcomesOf(plan));
    expect(receipt.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual(
      plan.rows.map(({ problems }) => problems.map(({ code }) => code)),
    );
  });
});

describe('applying a batch', () => {
  it('makes a member, an invitation and a mail for a new address', async () => {
    const rows = [row('Jean.Dupont@Example.org', { lastName: 'Dupont', firstName: 'Jean', language: 'fr' })];
    const receipt = await applied(owner, batchOf(...rows));
    expect(v.is(Receipt, receipt)).toBe(true);
    expect(receipt.rows).toMatchObject([
      { id: rows[0]?.id, outcome: 'invited', invitation: 'pending', acceptedAt: null },
    ]);
    expect(await member('jean.dupont@example.org')).toMatchObject({
      id: receipt.rows[0]?.memberId,
      email: 'Jean.Dupont@example.org',
      last_name: 'Dupont',
      first_name: 'Jean',
      language: 'fr',
      state: 'invited',
      role: 'member',
      password_hash: null,
    });
    expect(await count('outbox')).toBe(1);
  });

  it('answers without waiting for a queue, which is told all the same', async () => {
    const told = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    const sendBatch: typeof env.WAKE_UPS.sendBatch = async () => {
      told.resolve();
      await free.promise;
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    };
    const slow = { ...env, WAKE_UPS: { ...env.WAKE_UPS, sendBatch } };
    const batch = batchOf(row('a@example.org'));
    const order = { id: crypto.randomUUID(), batch, by: owner.id, now: Date.now(), newId };
    expect(outcomesOf(await applyBatch(slow, order))).toEqual(['invited']);
    await told.promise;
    free.resolve();
  });

  it('gives what it makes ids in the order of its rows', async () => {
    await applied(owner, batchOf(...Array.from({ length: 20 }, (_, at) => row(`p${at}@example.org`))));
    const { results } = await env.DB.prepare(
      `SELECT r.position FROM batch_rows AS r JOIN invitations AS i ON i.id = r.invitation_id ORDER BY r.member_id, i.id`,
    ).all();
    expect(results.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, at) => at));
  });

  it('lets nobody who is mailed tell the ids of the others', async () => {
    const people = Array.from({ length: 20 }, (_, at) => row(`p${at}@example.org`));
    await applied(owner, batchOf(...people));
    expect(await guessableIds('members')).toEqual([]);
    expect(await guessableIds('outbox')).toEqual([]);
  });

  it('lets the invitation end after the days that the space says', async () => {
    await env.DB.prepare('UPDATE space SET invitation_days = 7').run();
    const { appliedAt } = await applied(owner, batchOf(row('a@example.org')));
    const invitation = await env.DB.prepare('SELECT * FROM invitations').first();
    expect(invitation).toMatchObject({ expires_at: appliedAt + 7 * 86_400_000, invited_by: owner.id, generation: 1 });
  });

  it('refuses bad rows with their reason and goes on with the good ones', async () => {
    const receipt = await applied(
      owner,
      batchOf(row('nobody'), row('a@example.org', { lastName: 'www.evil.example' }), row('a@example.org')),
    );
    expect(outcomesOf(receipt)).toEqual(['refused', 'refused', 'invited']);
    expect(receipt.rows.map(({ problems }) => problems[0])).toMatchObject([
      { code: 'address-invalid', fault: 'no-at-sign', evidence: 'nobody' },
      { code: 'name-is-link', field: 'lastName' },
      undefined,
    ]);
    expect(await count('members')).toBe(2);
  });

  it('keeps no evidence about people that it made', async () => {
    const receipt = await applied(owner, batchOf(row('someone@gmial.com')));
    expect(receipt.rows[0]).toMatchObject({ outcome: 'invited', problems: [{ code: 'address-typo', evidence: '' }] });
    expect(receipt.rows[0]?.problems[0]?.suggestion).toBeUndefined();
  });

  it('names one address once, in whatever case it comes', async () => {
    const receipt = await applied(
      owner,
      batchOf(row('bob@example.org'), row('BOB@example.org'), row('bob@EXAMPLE.ORG', { firstName: 'Bob' })),
    );
    expect(outcomesOf(receipt)).toEqual(['invited', 'duplicate', 'duplicate']);
    expect(new Set(receipt.rows.map(({ memberId }) => memberId)).size).toBe(1);
    expect(await count('outbox')).toBe(1);
  });

  it('sends nothing twice to somebody with an open invitation, and follows that one', async () => {
    await applied(owner, batchOf(row('a@example.org')));
    const second = await applied(owner, batchOf(row('a@example.org')));
    expect(second.rows).toMatchObject([{ outcome: 'already-invited', invitation: 'pending' }]);
    expect(await count('invitations')).toBe(1);
    expect(await count('outbox')).toBe(1);
  });

  it.each([
    ['ran out and nobody noticed', 'UPDATE invitations SET expires_at = 1'],
    ['expired', "UPDATE invitations SET state = 'expired'"],
    ['was revoked', "UPDATE invitations SET state = 'revoked'"],
  ])('invites again when the invitation %s', async (_name, change) => {
    const first = await applied(owner, batchOf(row('a@example.org')));
    await env.DB.prepare(change).run();
    const second = await applied(owner, batchOf(row('a@example.org')));
    expect(second.rows).toMatchObject([
      { outcome: 'invited', invitation: 'pending', memberId: first.rows[0]?.memberId },
    ]);
    expect(await count('members')).toBe(2);
    const pending = await env.DB.prepare("SELECT * FROM invitations WHERE state = 'pending'").all();
    expect(pending.results).toHaveLength(1);
  });

  it('refuses suspended people and does not change them', async () => {
    await newMember({ email: 'a@example.org', state: 'suspended' });
    const receipt = await applied(owner, batchOf(row('a@example.org', { lastName: 'New' })));
    expect(receipt.rows).toMatchObject([
      { outcome: 'refused', problems: [{ code: 'member-suspended', severity: 'error' }], mail: 'none' },
    ]);
    expect(await member('a@example.org')).toMatchObject({ state: 'suspended', last_name: '' });
  });

  it.each([{ firstName: 'Old' }, { lastName: 'Old' }, { language: 'de' }])(
    'sets names and language of known people only where they are empty: not %o',
    async (known) => {
      await newMember({ email: 'known@example.org', ...known });
      const given = { lastName: 'New', firstName: 'Kim', language: 'fr' };
      await applied(owner, batchOf(row('known@example.org', given)));
      const { lastName, firstName, language } = { ...given, ...known };
      const kept = { last_name: lastName, first_name: firstName, language, state: 'active', role: 'member' };
      expect(await member('known@example.org')).toMatchObject(kept);
      await applied(owner, batchOf(row('known@example.org', { lastName: 'X', firstName: 'Y', language: 'en' })));
      expect(await member('known@example.org')).toMatchObject(kept);
    },
  );

  it('takes a language by its name and leaves an unknown one open', async () => {
    await applied(
      owner,
      batchOf(row('a@example.org', { language: 'Français' }), row('b@example.org', { language: '??' })),
    );
    expect(await member('a@example.org')).toMatchObject({ language: 'fr' });
    expect(await member('b@example.org')).toMatchObject({ language: '' });
  });

  it('keeps the case of a local part: mail goes where it was written to', async () => {
    await applied(owner, batchOf(row('MixedCase@example.org')));
    expect(await member('mixedcase@example.org')).toMatchObject({ email: 'MixedCase@example.org' });
  });

  it('is refused to members, strangers and the suspended', async () => {
    const plain = await newMember({ email: 'plain@example.org' });
    const batch = batchOf(row('a@example.org'));
    const path = `/api/v1/batches/${crypto.randomUUID()}`;
    for (const [who, status] of [
      [plain, 403],
      [null, 401],
    ] as const) {
      expect((await api(who, 'PUT', path, batch)).status).toBe(status);
      expect((await api(who, 'POST', '/api/v1/plan', batch)).status).toBe(status);
      expect((await api(who, 'GET', path)).status).toBe(status);
    }
    expect(await count('batches')).toBe(0);
  });
});

describe('asking for a receipt', () => {
  it('tells how the mail and the invitation of each row go on', async () => {
    const id = crypto.randomUUID();
    const first = await applied(owner, batchOf(row('a@example.org'), row('nobody')), id);
    expect(first.rows[1]).toMatchObject({ mail: 'none', invitation: 'none', memberId: null });
    const now = async () => (await api(owner, 'GET', `/api/v1/batches/${id}`)).json();
    const set = (sql: string) => env.DB.prepare(sql).run();
    await vi.waitFor(async () => expect(await now()).toMatchObject({ rows: [{ mail: 'sent' }, { mail: 'none' }] }), {
      timeout: 20_000,
    });

    await set("UPDATE outbox SET state = 'queued', settled_at = NULL");
    expect(await now()).toMatchObject({ batchId: id, rows: [{ mail: 'deferred' }, {}] });
    await set('UPDATE outbox SET unknowns = 1');
    expect(await now()).toMatchObject({ rows: [{ mail: 'unsettled' }, {}] });
    await set("UPDATE outbox SET state = 'sent', settled_at = 1234");
    expect(await now()).toMatchObject({ rows: [{ mail: 'sent', mailedAt: 1234 }, {}] });
    await set("UPDATE outbox SET state = 'failed'");
    expect(await now()).toMatchObject({ rows: [{ mail: 'failed', mailedAt: null }, {}] });
    await set("UPDATE invitations SET state = 'accepted', ended_at = 5678");
    expect(await now()).toMatchObject({ rows: [{ outcome: 'invited', invitation: 'accepted', acceptedAt: 5678 }, {}] });
  });

  it.each(['nothing', crypto.randomUUID(), '%2e%2e'])('answers 404 for a batch "%s" that is not there', async (id) => {
    expect((await api(owner, 'GET', `/api/v1/batches/${id}`)).status).toBe(404);
  });

  it('outlives the person: after erasing, nothing about them is left in it', async () => {
    const id = crypto.randomUUID();
    await applied(owner, batchOf(row('erased@example.org', { lastName: 'Erasmus' })), id);
    await env.DB.prepare("DELETE FROM members WHERE address_key = 'erased@example.org'").run();
    const answer = await api(owner, 'GET', `/api/v1/batches/${id}`);
    expect(await answer.json()).toMatchObject({ rows: [{ outcome: 'invited', memberId: null, mail: 'none' }] });
    for (const table of ['members', 'invitations', 'outbox', 'batches', 'batch_rows']) {
      const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
      expect(JSON.stringify(results)).not.toMatch(/eras/i);
    }
  });
});
