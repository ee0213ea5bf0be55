import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimMails } from '../../worker/mail/outbox-store.ts';
import { emptySpace } from './space.ts';

beforeAll(emptySpace);

/** What SQLite would do for a statement, step by step. */
async function planOf(sql: string): Promise<string[]> {
  const parameters = Math.max(0, ...Array.from(sql.matchAll(/\?(\d+)/g), ([, number]) => Number(number)));
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array.from({ length: parameters }, () => null))
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}

/** The columns of all tables that name a row of another table, as `outbox.member_id`. */
async function references(): Promise<string[]> {
  const tables = await env.DB.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'`)
    .raw<[string]>()
    .then((rows) => rows.flat());
  const columns = await Promise.all(
    tables.map(async (table) => {
      const { results } = await env.DB.prepare(`PRAGMA foreign_key_list(${table})`).all<{ from: string }>();
      return results.map(({ from }) => `${table}.${from}`);
    }),
  );
  return columns.flat();
}

describe('however large a space is', () => {
  it('a row is deleted without reading whole tables for those that name it', async () => {
    const named = await references();
    expect(named).toContain('outbox.member_id');
    const plans = await Promise.all(
      named.map(async (reference) => {
        const [table, column] = reference.split('.');
        return { reference, plan: await planOf(`SELECT 1 FROM ${table} WHERE ${column} = 'x'`) };
      }),
    );
    const reading = plans.filter(({ plan }) => plan.some((step) => step.startsWith('SCAN')));
    expect(reading.map(({ reference }) => reference)).toEqual([]);
  });

  it('a delivery finds the mails that it has claimed without reading those that were sent', async () => {
    const asked: string[] = [];
    const watched = new Proxy(env.DB, {
      get: (db, name: keyof D1Database) => (name === 'prepare' ? note : db[name].bind(db)),
    });
    const note = (sql: string) => {
      asked.push(sql);
      return env.DB.prepare(sql);
    };
    await claimMails(watched, { id: 'lease', now: 1, until: 2, limit: 10 });
    expect(asked).toHaveLength(2);
    for (const sql of asked) {
      const steps = (await planOf(sql)).filter((step) => /\b(o|outbox)\b/.test(step));
      expect(steps).not.toEqual([]);
      expect(steps.filter((step) => !/ USING (COVERING )?INDEX /.test(step))).toEqual([]);
    }
  });
});
