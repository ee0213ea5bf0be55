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

beforeAll(async () => {
  await leaveBehind((migration) => migration < '0015', [...rows, await connectedExtension(ownerId, token, now)]);
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
