import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/contract/batch.ts';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { newId } from '../../../worker/random.ts';
import { watchLog } from '../mail/watched-log.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { holdMailAndHashing } from './held-work.ts';
import { accountsOf, applied, asPlanned, batchOf, changesOf, outcomesOf, planned, row, seen } from './invite-batch.ts';
import { knownPerson } from './known-person.ts';

watchLog();

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

async function dump(): Promise<Record<string, unknown[]>> {
  const tables = [
    ...['members', 'batches', 'batch_rows', 'invitations', 'audit'],
    ...['groups', 'group_members', 'member_labels', 'initial_passwords'],
  ];
  const read = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)));
  return Object.fromEntries(tables.map((table, index) => [table, read[index]?.results ?? []]));
}

const outbox = () => env.DB.prepare('SELECT kind, subject_id FROM outbox').all();

describe('the same batch id', () => {
  it('with the same content answers the same outcomes and changes nothing, however often', async () => {
    const id = crypto.randomUUID();
    const batch = batchOf(row('a@example.org'), row('b@example.org'), row('nonsense'));
    const first = await applied(owner, batch, id);
    const stored = await dump();
    for (let again = 0; again < 3; again++) {
      const repeated = await applied(owner, batch, id);
      expect(outcomesOf(repeated)).toEqual(outcomesOf(first));
      expect(repeated.appliedAt).toBe(first.appliedAt);
      expect(repeated.rows.map(({ memberId }) => memberId)).toEqual(first.rows.map(({ memberId }) => memberId));
    }
    expect(await dump()).toEqual(stored);
    expect((await outbox()).results).toHaveLength(2);
  });

  it('asks the database for its receipt alone: nothing is decided anew', async () => {
    const batch = accountsOf(row('a@example.org', { password: 'correct horse', groups: ['Nord'] }));
    const order = { id: crypto.randomUUID(), batch, by: owner.id, now: Date.now(), newId };
    await applyBatch(env, order);
    const asked: string[] = [];
    const watched = new Proxy(env.DB, {
      get(db, name) {
        const own: unknown = Reflect.get(db, name);
        if (name === 'prepare') {
          return (sql: string) => {
            asked.push(sql);
            return db.prepare(sql);
          };
        }
        return typeof own === 'function' ? own.bind(db) : own;
      },
    });
    await applyBatch({ ...env, DB: watched }, order);
    expect(asked).toHaveLength(2);
  });

  it('answers the same to another admin', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const id = crypto.randomUUID();
    const batch = batchOf(row('a@example.org'));
    await applied(owner, batch, id);
    expect(outcomesOf(await applied(admin, batch, id))).toEqual(['invited']);
  });

  it('with another look at the plan is still the same batch', async () => {
    const id = crypto.randomUUID();
    const rows = [row('a@example.org', { planned: seen('invited') })];
    await applied(owner, batchOf(...rows), id);
    const looked = rows.map((each) => ({ ...each, planned: seen('already-invited') }));
    expect(outcomesOf(await applied(owner, batchOf(...looked), id))).toEqual(['invited']);
  });

  it('with other content is refused', async () => {
    const id = crypto.randomUUID();
    const first = row('a@example.org');
    await applied(owner, batchOf(first), id);
    for (const other of [
      batchOf({ ...first, email: 'b@example.org' }),
      batchOf({ ...first, lastName: 'Other' }),
      batchOf(first, row('b@example.org')),
      batchOf({ ...first, labels: ['Other'] }),
      batchOf({ ...first, groups: ['Other'] }),
      batchOf({ ...first, additionalInformation: 'Other' }),
      { ...batchOf(first), way: 'accounts' },
      { ...batchOf(first), existing: 'replace' },
      { ...batchOf(first), createGroups: true },
      { ...batchOf(first), source: { kind: 'file', title: 'A test' } },
    ]) {
      const answer = await api(owner, 'PUT', `/api/v1/batches/${id}`, other);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ problem: { code: 'batch-id-reused' } });
    }
    expect((await outbox()).results).toHaveLength(1);
  });

  it('is known again after the secret was rotated, and its digest tells nothing without the secret', async () => {
    const id = crypto.randomUUID();
    const batch = accountsOf(row('a@example.org', { password: 'correct horse' }));
    const order = { id, batch, by: owner.id, now: Date.now(), newId };
    const rotated = { ...env, LINK_SECRETS: `${env.LINK_SECRETS},2:another-secret-0123456789-0123456789` };
    const elsewhere = { ...env, LINK_SECRETS: '1:somebody-elses-secret-0123456789-0123456789' };
    expect(outcomesOf(await applyBatch(env, order))).toEqual(['created']);
    expect(outcomesOf(await applyBatch(rotated, order))).toEqual(['created']);
    await expect(applyBatch(elsewhere, order)).rejects.toMatchObject({ problem: { code: 'batch-id-reused' } });
  });

  it('sent by twins at the same moment gives one receipt', async () => {
    const id = crypto.randomUUID();
    const batch = batchOf(...Array.from({ length: 30 }, (_, index) => row(`p${index}@example.org`)));
    const receipts = await Promise.all(Array.from({ length: 10 }, () => applied(owner, batch, id)));
    const fixed = ({ appliedAt, rows }: Receipt) => [
      appliedAt,
      rows.map((each) => [each.id, each.outcome, each.memberId]),
    ];
    for (const receipt of receipts) expect(fixed(receipt)).toEqual(fixed(receipts[0] ?? receipt));
    expect((await outbox()).results).toHaveLength(30);
  });
});

describe('accounts with labels and groups', () => {
  it('sent by twins at the same moment are made once', async () => {
    const id = crypto.randomUUID();
    const given = { password: 'correct horse', sendCredentials: true, labels: ['A', 'B'], groups: ['New group'] };
    const rows = Array.from({ length: 20 }, (_, index) => row(`p${index}@example.org`, given));
    const batch = { ...accountsOf(...rows), createGroups: true };
    const receipts = await Promise.all(Array.from({ length: 6 }, () => applied(owner, batch, id)));
    for (const receipt of receipts) expect(new Set(outcomesOf(receipt))).toEqual(new Set(['created']));
    const counted = await env.DB.prepare(
      `SELECT (SELECT count(*) FROM groups) AS groups, (SELECT count(*) FROM group_members) AS inGroups,
              (SELECT count(*) FROM member_labels) AS labels, (SELECT count(*) FROM outbox) AS mails,
              (SELECT count(*) FROM audit WHERE action = 'batch-applied') AS acts`,
    ).first();
    expect(counted).toEqual({ groups: 1, inGroups: 20, labels: 40, mails: 20, acts: 1 });
  });

  it('in different batches at the same moment are made once, and the others find them', async () => {
    const given = { password: 'correct horse', groups: ['New group'] };
    const batches = Array.from({ length: 4 }, (_, batch) => {
      const rows = Array.from({ length: 20 }, (_, index) => row(`p${index}@example.org`, given));
      return { ...accountsOf(...rows), createGroups: batch % 2 === 0, existing: 'replace' as const };
    });
    const receipts = await Promise.all(batches.map((batch) => applied(owner, batch)));
    const outcomes = receipts.flatMap(outcomesOf);
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(20);
    expect(receipts.flatMap(changesOf).flat()).toEqual([]);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM groups').first('n')).toBe(1);
  });
});

describe('the same people in different batches', () => {
  it('at the same moment get one membership, one invitation and one mail each', async () => {
    const people = Array.from({ length: 50 }, (_, index) => `p${index}@example.org`);
    const receipts = await Promise.all(
      Array.from({ length: 4 }, () => applied(owner, batchOf(...people.map((email) => row(email))))),
    );
    const outcomes = receipts.flatMap(outcomesOf);
    expect(outcomes.filter((outcome) => outcome === 'invited')).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'already-invited')).toHaveLength(150);
    expect((await outbox()).results).toHaveLength(50);
    expect((await dump()).members).toHaveLength(51);
  });
});

describe('the same row id in another batch', () => {
  it('is nothing new for the same person', async () => {
    const same = row('a@example.org');
    await applied(owner, batchOf(same));
    expect(outcomesOf(await applied(owner, batchOf(same, row('b@example.org'))))).toEqual([
      'already-invited',
      'invited',
    ]);
    expect((await outbox()).results).toHaveLength(2);
  });

  it('is refused for somebody else, with the rest of the batch going on', async () => {
    const first = row('a@example.org');
    await applied(owner, batchOf(first));
    const batch = batchOf({ ...first, email: 'other@example.org' }, row('other@example.org'));
    expect(outcomesOf(await planned(owner, batch))).toEqual(['refused', 'invited']);
    const receipt = await applied(owner, batch);
    expect(receipt.rows[0]).toMatchObject({ outcome: 'refused', problems: [{ code: 'row-id-reused' }] });
    expect(outcomesOf(receipt)).toEqual(['refused', 'invited']);
  });

  it('is taken when the row was refused before: that is how a row is mended', async () => {
    const broken = row('a(at)example.org');
    expect(outcomesOf(await applied(owner, batchOf(broken)))).toEqual(['refused']);
    expect(outcomesOf(await applied(owner, batchOf({ ...broken, email: 'a@example.org' })))).toEqual(['invited']);
  });
});

describe('what the admin saw', () => {
  it('is what runs', async () => {
    const rows = [row('a@example.org', { planned: seen('invited') }), row('x', { planned: seen('refused') })];
    expect(outcomesOf(await applied(owner, batchOf(...rows)))).toEqual(['invited', 'refused']);
  });

  it('is the same in whatever order the changes are named', async () => {
    await knownPerson({ email: 'a@example.org' });
    const planned = seen('already-member', 'additionalInformation', 'labels', 'firstName', 'labels');
    const given = { firstName: 'A', labels: ['L'], additionalInformation: 'I', planned };
    expect(changesOf(await applied(owner, batchOf(row('a@example.org', given))))).toEqual([
      ['firstName', 'labels', 'additionalInformation'],
    ]);
  });

  it.each([
    ['a label was set', "INSERT INTO member_labels SELECT id, 'x', 'X', 0 FROM members"],
    ['the language was set', "UPDATE members SET language = 'de'"],
    ['the information was set', "UPDATE members SET additional_information = 'x'"],
    ['the person was suspended', "UPDATE members SET state = 'suspended'"],
    ['the person accepted', "UPDATE members SET state = 'active'"],
    ['the invitation ran out', 'UPDATE invitations SET expires_at = 1'],
    ['the person was erased', "DELETE FROM members WHERE role = 'member'"],
  ])('has changed when %s in between: nothing is written', async (_name, meanwhile) => {
    await applied(owner, batchOf(row('a@example.org')));
    const given = { labels: ['L'], language: 'fr', additionalInformation: 'I' };
    const rows = [row('a@example.org', given), row('new@example.org', given)];
    const plan = await planned(owner, batchOf(...rows));
    expect(changesOf(plan)[0]).toEqual(['language', 'labels', 'additionalInformation']);
    await env.DB.prepare(`${meanwhile}${meanwhile.startsWith('UPDATE members') ? " WHERE role = 'member'" : ''}`).run();
    const stored = await dump();
    const answer = await api(owner, 'PUT', `/api/v1/batches/${crypto.randomUUID()}`, batchOf(...asPlanned(rows, plan)));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ problem: { code: 'plan-changed' } });
    expect(await dump()).toEqual(stored);
  });

  it('has changed: nothing at all is written, and the same id can be sent again after a new look', async () => {
    const rows = [
      row('new@example.org', { planned: seen('invited') }),
      row('a@example.org', { planned: seen('invited') }),
    ];
    const id = crypto.randomUUID();
    await applied(owner, batchOf(row('a@example.org')));
    const stored = await dump();
    const answer = await api(owner, 'PUT', `/api/v1/batches/${id}`, batchOf(...rows));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ problem: { code: 'plan-changed' } });
    expect(await dump()).toEqual(stored);
    const plan = await planned(owner, batchOf(...rows));
    const looked = asPlanned(rows, plan);
    expect(outcomesOf(await applied(owner, batchOf(...looked), id))).toEqual(['invited', 'already-invited']);
  });
});

describe('a batch that fails', () => {
  it.each(['members', 'invitations', 'outbox', 'member_labels', 'groups', 'group_members', 'audit'])(
    'in the middle, at the table "%s", leaves nothing behind',
    async (table) => {
      await env.DB.prepare(
        `CREATE TRIGGER fail BEFORE INSERT ON ${table} BEGIN SELECT raise(ABORT, 'no room'); END`,
      ).run();
      const stored = await dump();
      const id = crypto.randomUUID();
      const given = { labels: ['L'], groups: ['G'] };
      const batch = { ...batchOf(row('a@example.org', given), row('b@example.org', given)), createGroups: true };
      expect((await api(owner, 'PUT', `/api/v1/batches/${id}`, batch)).status).toBe(500);
      expect(await dump()).toEqual(stored);
      await env.DB.prepare('DROP TRIGGER fail').run();
      expect(outcomesOf(await applied(owner, batch, id))).toEqual(['invited', 'invited']);
    },
  );

  it('at its last statement leaves nothing behind', async () => {
    await env.DB.prepare(
      `CREATE TRIGGER fail BEFORE INSERT ON audit WHEN new.action = 'batch-applied'
       BEGIN SELECT raise(ABORT, 'no room'); END`,
    ).run();
    const stored = await dump();
    const answer = await api(owner, 'PUT', `/api/v1/batches/${crypto.randomUUID()}`, batchOf(row('a@example.org')));
    expect(answer.status).toBe(500);
    expect(await dump()).toEqual(stored);
    expect((await outbox()).results).toEqual([]);
  });
});
