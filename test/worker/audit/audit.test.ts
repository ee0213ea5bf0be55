import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

/** Writes `count` lines of the same millisecond or of rising ones. */
async function lines(count: number, step = 1): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO audit (id, at, action, actor_id, subject, count)
     SELECT printf('%024x', value), 1000000 + value * ?2, 'group-created', ?3, 'Group ' || value, 1
       FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?1) SELECT value FROM n)`,
  )
    .bind(count, step, owner.id)
    .run();
}

interface Page {
  items: AuditEntry[];
  next: string | null;
  total: number;
}
const page = async (query = ''): Promise<Page> => (await api(owner, 'GET', `/api/v1/audit${query}`)).json();

/** Every line's subject, page by page. */
async function walked(limit: number, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const subjects: string[] = [];
  let cursor: string | null = null;
  do {
    const found: Page = await page(`?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    subjects.push(...found.items.map(({ subject }) => subject));
    cursor = found.next;
    await between();
  } while (cursor !== null);
  return subjects;
}

describe('the audit', () => {
  it('is empty at first', async () => {
    expect(await page()).toEqual({ items: [], next: null, total: 0 });
  });

  it.each([1, 0])(
    'gives each line once, the newest first, page by page (milliseconds between two: %s)',
    async (step) => {
      await lines(25, step);
      const expected = Array.from({ length: 25 }, (_, index) => `Group ${25 - index}`);
      for (const limit of [1, 7, 24, 25, 26]) expect(await walked(limit)).toEqual(expected);
    },
  );

  it('gives each line once while new ones are written', async () => {
    await lines(10);
    const subjects = await walked(3, async () => {
      await api(owner, 'PATCH', '/api/v1/settings', { name: `Academy ${Math.random()}` });
    });
    expect(subjects.filter((each) => each.startsWith('Group'))).toHaveLength(10);
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it.each(['x', 'e30', btoa('{"at":"1","id":"2"}'), btoa('{"at":1,"id":"0","or":1}')])(
    'refuses the cursor %s',
    async (cursor) => {
      const answer = await api(owner, 'GET', `/api/v1/audit?cursor=${encodeURIComponent(cursor)}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'cursor' } });
    },
  );

  it.each(['limit=0', 'limit=201', 'limit=-1', 'limit=1e2', 'limit=', 'limit=5&limit=6', 'sort=at'])(
    'refuses %s',
    async (query) => {
      expect((await api(owner, 'GET', `/api/v1/audit?${query}`)).status).toBe(400);
    },
  );

  it('keeps what was done when who did it is erased, without their name', async () => {
    const admin = await newMember({ email: 'ada@example.org', role: 'admin' });
    await api(admin, 'PATCH', '/api/v1/settings', { name: 'Renamed' });
    expect((await page()).items[0]?.actor?.email).toBe('ada@example.org');
    await env.DB.prepare('DELETE FROM members WHERE id = ?').bind(admin.id).run();
    expect((await page()).items[0]).toMatchObject({ action: 'settings-changed', actor: null });
  });

  it('is read by an index, however long it is', async () => {
    const plan = await env.DB.prepare(
      'EXPLAIN QUERY PLAN SELECT id FROM audit WHERE (at, id) < (?1, ?2) ORDER BY at DESC, id DESC LIMIT 100',
    )
      .bind(1, '')
      .all();
    expect(JSON.stringify(plan.results)).toContain('audit_by_time');
    expect(JSON.stringify(plan.results)).not.toContain('TEMP B-TREE');
  });

  it('is closed to members', async () => {
    const member = await newMember({ email: 'member@example.org' });
    expect((await api(member, 'GET', '/api/v1/audit')).status).toBe(403);
    expect((await api(member, 'GET', '/api/v1/audit.csv')).status).toBe(403);
  });
});

describe('the audit as CSV', () => {
  it('holds every line, in pieces if need be, its own export first, and starts no formula', async () => {
    await lines(5001);
    await env.DB.prepare("UPDATE audit SET subject = '=HYPERLINK(1)' WHERE subject = 'Group 5001'").run();
    const answer = await api(owner, 'GET', '/api/v1/audit.csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const text = await answer.text();
    const rows = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(5003);
    expect(rows[1]).toMatch(/,audit-exported,Olive Owner,owner@example\.org,,,,5001$/);
    expect(rows[2]).toContain("'=HYPERLINK(1)");
    expect(rows[3]).toContain('Olive Owner,owner@example.org');
    expect(rows.at(-1)).toContain('Group 1,');
  });
});
