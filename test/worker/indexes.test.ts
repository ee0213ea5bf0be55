import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyRows } from '../../worker/batches/apply-store.ts';
import { decisionOf } from '../../worker/batches/batch-order.ts';
import { planRows } from '../../worker/batches/plan-store.ts';
import { readDashboard } from '../../worker/dashboard/dashboard-store.ts';
import { claimMails } from '../../worker/mail/outbox-store.ts';
import { newId } from '../../worker/random.ts';
import { findUndo, undoRows } from '../../worker/undo/undo-store.ts';
import { accountsOf, row } from './batches/invite-batch.ts';
import { emptySpace, newSpace } from './space.ts';

beforeAll(emptySpace);

/** A step that reads a table as a whole. */
const whole =
  /^SCAN (m|o|members|member_labels|groups|group_members|invitations|outbox|batch_rows|session_members|path_invitations|initial_passwords)\b/;

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

/** The database, with the SQL of every statement that is prepared. */
function noted(): { db: D1Database; asked: string[] } {
  const asked: string[] = [];
  const prepare = (sql: string) => {
    asked.push(sql);
    return env.DB.prepare(sql);
  };
  const db = new Proxy(env.DB, {
    get: (target, name: keyof D1Database) => (name === 'prepare' ? prepare : target[name].bind(target)),
  });
  return { db, asked };
}

describe('however large a space is', () => {
  it('a row is deleted without reading whole tables for those that name it', async () => {
    // The rows of batches name members without a reference: a trigger does what is due.
    const named = [...(await references()), 'batch_rows.member_id'];
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
    const { db, asked } = noted();
    await claimMails(db, { id: 'lease', now: 1, until: 2, limit: 10 });
    expect(asked).toHaveLength(3);
    for (const sql of asked) {
      const steps = (await planOf(sql)).filter((step) => /\b(o|outbox)\b/.test(step));
      expect(steps).not.toEqual([]);
      expect(steps.filter((step) => !/ USING (COVERING )?INDEX /.test(step))).toEqual([]);
    }
  });

  it('a batch that is taken back looks up its people and nobody else', async () => {
    const { db, asked } = noted();
    await findUndo(db, crypto.randomUUID(), 1);
    const undoing = { batchId: crypto.randomUUID(), title: '', now: 1, by: '', auditId: '', digests: [] };
    await expect(undoRows(db, { ...undoing, seen: ['removed'], tellingLists: [] })).rejects.toThrow('constraint');
    expect(asked.length).toBeGreaterThan(20);
    for (const sql of asked) {
      const reading = (await planOf(sql)).filter((each) => whole.test(each));
      expect({ sql, reading }).toEqual({ sql, reading: [] });
    }
  });

  it('the dashboard reads the invitations of its days and no others, and of no member more than an index has', async () => {
    const { db, asked } = noted();
    await readDashboard(db, Date.now());
    const steps = (await Promise.all(asked.map(planOf))).flat();
    expect(steps.filter((step) => /\binvitations\b/.test(step))).toEqual([
      expect.stringContaining('SEARCH invitations USING COVERING INDEX invitations_by_creation (created_at>'),
      expect.stringContaining('SEARCH invitations USING COVERING INDEX invitations_accepted (ended_at>'),
    ]);
    expect(steps.filter((step) => /^SCAN (m|members)\b/.test(step))).toEqual([
      expect.stringContaining('USING COVERING INDEX'),
    ]);
  });

  it.each(['plan', 'apply'])('a batch looks up its people and nobody else: %s', async (step) => {
    const order = { id: step === 'plan' ? null : crypto.randomUUID(), by: await ownerId(), now: Date.now(), newId };
    const rows = [
      row('a@example.org', { labels: ['A'], groups: ['B'], password: 'correct horse', sendCredentials: true }),
    ];
    const batch = { ...accountsOf(...rows), existing: 'replace', createGroups: true } as const;
    const decision = await decisionOf(env, { ...order, batch });
    const { db, asked } = noted();
    if (order.id === null) await planRows(db, decision);
    else {
      const { source } = batch;
      await applyRows(db, {
        ...decision,
        batchId: order.id,
        digest: '',
        source,
        rows: 1,
        auditId: newId(),
        mailsPerDay: 1,
      });
    }
    expect(asked.length).toBeGreaterThan(2);
    for (const sql of asked) {
      const reading = (await planOf(sql)).filter((each) => whole.test(each));
      expect({ sql, reading }).toEqual({ sql, reading: [] });
    }
  });
});

async function ownerId(): Promise<string> {
  return (await newSpace()).id;
}
