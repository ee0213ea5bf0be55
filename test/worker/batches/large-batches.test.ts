import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchRow } from '../../../shared/contract/batch.ts';
import { type Application, applyRows } from '../../../worker/batches/apply-store.ts';
import { batchInput } from '../../../worker/batches/batch-input.ts';
import { checkedRows } from '../../../worker/batches/checked-row.ts';
import { groupSpellings } from '../../../worker/batches/group-spelling.ts';
import { planRows } from '../../../worker/batches/plan-store.ts';
import { maxPayloadBytes } from '../../../worker/json-payload.ts';
import { newId } from '../../../worker/random.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { holdMailAndHashing } from './held-work.ts';
import { accountsOf, applied, asPlanned, batchOf, outcomesOf, planned, row } from './invite-batch.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

function people(count: number): BatchRow[] {
  return Array.from({ length: count }, (_, index) =>
    row(`person.${index}@example.org`, { lastName: `Nom ${index}`, firstName: 'Zoé', language: 'fr' }),
  );
}

function decision(rows: readonly BatchRow[], maxPayloadBytes?: number): Application {
  const checked = checkedRows(rows, newId);
  return {
    ...batchOf(...rows),
    now: Date.now(),
    batchId: crypto.randomUUID(),
    by: owner.id,
    target: null,
    session: null,
    secretVersion: 1,
    input: batchInput(checked, groupSpellings(checked, newId), [], maxPayloadBytes),
    digest: 'd',
    rows: rows.length,
    auditId: newId(),
    mailsPerDay: 20_000,
  };
}

/** The database, with a count of the statements that reach it. */
function counted(): { db: D1Database; statements: () => number } {
  let statements = 0;
  const db = new Proxy(env.DB, {
    get(target, property) {
      if (property === 'batch') {
        return (batch: D1PreparedStatement[]) => {
          statements += batch.length;
          return target.batch(batch);
        };
      }
      if (property === 'prepare') return (sql: string) => target.prepare(sql);
      return Reflect.get(target, property);
    },
  });
  return { db, statements: () => statements };
}

/** The database, with the octets of every text that is bound to a statement. */
function watched(sizes: number[]): D1Database {
  return new Proxy(env.DB, {
    get(target, property) {
      if (property !== 'prepare') {
        const member: unknown = Reflect.get(target, property);
        return typeof member === 'function' ? member.bind(target) : member;
      }
      return (sql: string) => {
        const statement = target.prepare(sql);
        const bind = statement.bind.bind(statement);
        statement.bind = (...values: unknown[]) => {
          for (const value of values) if (typeof value === 'string') sizes.push(new TextEncoder().encode(value).length);
          return bind(...values);
        };
        return statement;
      };
    },
  });
}

describe('a batch of a thousand rows', () => {
  it('is planned, applied and applied again', async () => {
    const rows = people(1000);
    const plan = await planned(owner, batchOf(...rows));
    expect(plan.mails).toBe(1000);
    expect(plan.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    const receipt = await applied(owner, batchOf(...rows));
    expect(receipt.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(new Set(outcomesOf(receipt))).toEqual(new Set(['invited']));
    const again = await applied(owner, batchOf(...people(1000)));
    expect(new Set(outcomesOf(again))).toEqual(new Set(['already-invited']));
    const counts = await env.DB.prepare(
      'SELECT (SELECT count(*) FROM members) AS members, (SELECT count(*) FROM outbox) AS mails',
    ).first();
    expect(counts).toEqual({ members: 1001, mails: 1000 });
  });
});

describe('a batch of a thousand rows that give all there is', () => {
  const given = (index: number): Partial<BatchRow> => ({
    labels: [`Label ${index % 10}`, 'Second', 'Third'],
    groups: [`Groupe ${index % 7}`, 'Everybody'],
    additionalInformation: `Matricule ${index}`,
    password: `initial password ${index}`,
    sendCredentials: index % 2 === 0,
  });
  const full = () => people(1000).map((each, index) => ({ ...each, ...given(index) }));

  it('sets up accounts, labels, groups and information', async () => {
    const batch = { ...accountsOf(...full()), createGroups: true };
    const plan = await planned(owner, batch);
    expect(plan.mails).toBe(500);
    const receipt = await applied(owner, { ...batch, rows: asPlanned(batch.rows, plan) });
    expect(new Set(outcomesOf(receipt))).toEqual(new Set(['created']));
    const counts = await env.DB.prepare(
      `SELECT (SELECT count(*) FROM member_labels) AS labels, (SELECT count(*) FROM group_members) AS inGroups,
              (SELECT count(*) FROM groups) AS groups, (SELECT count(*) FROM initial_passwords) AS passwords,
              (SELECT count(*) FROM outbox) AS mails,
              (SELECT count(*) FROM members WHERE additional_information LIKE 'Matricule%') AS informed`,
    ).first();
    expect(counts).toEqual({ labels: 3000, inGroups: 2000, groups: 8, passwords: 1000, mails: 500, informed: 1000 });
  });

  it('takes as many statements as a batch of one', async () => {
    const one = counted();
    await applyRows(one.db, decision(full().slice(0, 1)));
    const thousand = counted();
    await applyRows(thousand.db, decision(full()));
    expect(thousand.statements()).toBe(one.statements());
    expect(thousand.statements()).toBeLessThanOrEqual(30);
  });
});

describe('a batch of three megabytes', () => {
  it('is cut into parameters that D1 takes, and arrives whole', async () => {
    const text = (index: number) => `${index} ${'é'.repeat(1590)}`;
    const rows = people(1000).map((each, index) => ({ ...each, additionalInformation: text(index) }));
    const sizes: number[] = [];
    await applyRows(watched(sizes), decision(rows));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(maxPayloadBytes + 1);
    expect(sizes.filter((size) => size > 1_000_000).length).toBeGreaterThanOrEqual(2);
    const { results } = await env.DB.prepare(
      "SELECT additional_information AS text FROM members WHERE role = 'member' ORDER BY cast(substr(email, 8) AS integer)",
    ).all();
    expect(results.map((each) => each.text)).toEqual(rows.map((each) => each.additionalInformation));
  });

  it('is taken by the API', async () => {
    const rows = people(1000).map((each) => ({ ...each, additionalInformation: 'é'.repeat(1600) }));
    expect(new Set(outcomesOf(await applied(owner, batchOf(...rows))))).toEqual(new Set(['invited']));
  });
});

it('a batch of 1001 rows is refused as a whole', async () => {
  for (const [method, path] of [
    ['POST', '/plan'],
    ['PUT', `/batches/${crypto.randomUUID()}`],
  ] as const) {
    const answer = await api(owner, method, `/api/v1${path}`, batchOf(...people(1001)));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'rows' } });
  }
});

describe('rows that do not fit into one parameter', () => {
  it('give the same outcomes, in the same order', async () => {
    const rows = [...people(40), row('PERSON.0@example.org'), row('nonsense'), row('last@example.org')];
    const whole = await planRows(env.DB, decision(rows));
    const cut = await planRows(env.DB, decision(rows, 1000));
    expect(cut).toEqual(whole);
    const { receipt } = await applyRows(env.DB, decision(rows, 1000));
    expect(outcomesOf(receipt)).toEqual(outcomesOf(whole));
    expect(outcomesOf(receipt).slice(40)).toEqual(['duplicate', 'refused', 'invited']);
  });
});

describe('hostile rows', () => {
  const texts = [
    "'); DROP TABLE members; --",
    '"],"x":[{"',
    '\\u0000\\"',
    '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} Ünïcödé',
    '=HYPERLINK("x")',
    'null',
    'O’Brien',
    '{{7*7}}<%= 7*7 %>',
    '%s%n?1?2',
  ];

  it('are data and nothing else', async () => {
    const rows = texts.map((text, index) => row(`h${index}@example.org`, { lastName: text, firstName: text }));
    const receipt = await applied(owner, batchOf(...rows));
    const { results } = await env.DB.prepare(
      "SELECT email, last_name FROM members WHERE email LIKE 'h%@example.org'",
    ).all<{ email: string; last_name: string }>();
    const stored = new Map(results.map((each) => [each.email, each.last_name]));
    receipt.rows.forEach((each, index) => {
      const expected = each.outcome === 'invited' ? texts[index] : undefined;
      expect(stored.get(`h${index}@example.org`)).toBe(expected);
    });
    expect(outcomesOf(receipt).filter((outcome) => outcome === 'invited').length).toBeGreaterThanOrEqual(6);
  });

  it.each([
    'a@b@example.org',
    'a@example.org,b@example.org',
    'a@example.org\r\nBcc: v@example.org',
    '"a b"@example.org',
    'a@[127.0.0.1]',
    'a@localhost',
    `${'x'.repeat(65)}@example.org`,
    'a\u200b@example.org',
    'a@ex\u0430mple.org',
    '\ud800@example.org',
    ' a@example.org',
    '',
    'x'.repeat(1000),
  ])('as the address %j are refused and store nobody', async (email) => {
    const receipt = await applied(owner, batchOf(row(email), row('good@example.org')));
    expect(outcomesOf(receipt)).toEqual(['refused', 'invited']);
    expect(receipt.rows[0]?.problems[0]?.severity).toBe('error');
    expect(await env.DB.prepare('SELECT count(*) AS count FROM members').first('count')).toBe(2);
  });
});
