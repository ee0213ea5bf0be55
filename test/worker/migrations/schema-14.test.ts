import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/contract/batch.ts';
import { readHealth } from '../../../worker/health/read-health.ts';
import { schemaVersion } from '../../../worker/health/schema-version.ts';
import { newToken } from '../../../worker/random.ts';
// Frozen: what a space of schema 14 had in its database; written by that version, with the real parts.
import frozen from '../../fixtures/spaces/schema-14.json' with { type: 'json' };
import { api, sendForm, type TestMember } from '../space.ts';
import { connectedExtension, leaveBehind, migrate, type TableRow } from './left-behind.ts';

/** A JSON file has no types of its own; each of its rows is a table's name and columns. */
const rows = frozen as unknown as TableRow[];
const now = Date.now();
const token = newToken();
const named = (table: string) => rows.flatMap(([name, row]) => (name === table ? [row] : []));
const ownerId = String(named('members').find(({ role }) => role === 'owner')?.id);
const owner: TestMember = { id: ownerId, email: 'owner@rollcall.example', token, cookie: '' };

interface Column {
  name: string;
  /** Whether a row cannot be written without naming it. */
  isDue: 0 | 1;
}

/** The columns of all tables, as `table.column`. */
async function columns(): Promise<Column[]> {
  const { results } = await env.DB.prepare(
    `SELECT t.name || '.' || c.name AS name, c."notnull" AND c.dflt_value IS NULL AND NOT c.pk AS isDue
       FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name NOT LIKE '_cf_%' ESCAPE '\\' AND t.name <> 'd1_migrations'`,
  ).all<Column & Record<string, unknown>>();
  return results;
}

let columnsThen: Column[];

beforeAll(async () => {
  await leaveBehind((migration) => migration < '0015', [...rows, await connectedExtension(ownerId, token, now)]);
  columnsThen = await columns();
  await migrate();
});

describe('a space of schema 14', () => {
  it('is brought to this version, and nothing that it knew is gone', async () => {
    expect(await readHealth(env.DB, now)).toMatchObject({ schema: schemaVersion });
    expect((await env.DB.prepare('PRAGMA foreign_key_check').all()).results).toEqual([]);
    for (const table of [
      'members',
      'groups',
      'invitations',
      'batches',
      'batch_rows',
      'outbox',
      'suppressions',
      'undos',
    ])
      expect(await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n'), table).toBe(named(table).length);
  });

  it('has every row of its lists as it was, in a table that was made anew', async () => {
    const { results } = await env.DB.prepare('SELECT * FROM batch_rows').all();
    expect(results).toHaveLength(named('batch_rows').length);
    expect(results).toEqual(expect.arrayContaining(named('batch_rows').map((row) => expect.objectContaining(row))));
  });

  // A deployment migrates first; its upload may come much later, or fail.
  it('can be written by the worker of then until this one is uploaded', async () => {
    const here = await columns();
    const known = new Map(columnsThen.map((column) => [column.name, column]));
    expect(known.size).toBeGreaterThan(100);
    expect(here.map(({ name }) => name)).toEqual(expect.arrayContaining([...known.keys()]));
    const tablesThen = new Set(columnsThen.map(({ name }) => name.split('.')[0]));
    const missed = here.filter(
      ({ name, isDue }) => isDue && !known.get(name)?.isDue && tablesThen.has(name.split('.')[0]),
    );
    expect(missed).toEqual([]);
  });

  it('answers the receipts of then as it did', async () => {
    for (const { id } of named('batches')) {
      const { rows: answered, undoneAt } = await (await api(owner, 'GET', `/api/v1/batches/${id}`)).json<Receipt>();
      const then = named('batch_rows').filter((row) => row.batch_id === id);
      expect(answered.map((row) => row.outcome)).toEqual(
        then.sort((a, b) => Number(a.position) - Number(b.position)).map((row) => row.outcome),
      );
      const undo = named('undos').find((each) => each.batch_id === id);
      expect(undoneAt).toBe(undo?.undone_at ?? null);
    }
  });

  it('lets in who had a password, chosen or given', async () => {
    const people = [
      { email: 'ada@example.org', password: 'walnut bicycle overture' },
      { email: 'jean.dupont@example.org', password: 'apozeiru' },
    ];
    for (const person of people) {
      const answer = await sendForm('/sign-in', { ...person, next: '/' });
      expect(answer.status, person.email).toBe(303);
    }
  });
});
