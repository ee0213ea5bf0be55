import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endpoints } from '../../../shared/contract/endpoints.ts';
import { sha256 } from '../../../worker/digest.ts';
import { readHealth } from '../../../worker/health/read-health.ts';
import { schemaVersion } from '../../../worker/health/schema-version.ts';
import { linkToken } from '../../../worker/link-token.ts';
import { newId, newToken } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { batchOf, row } from '../batches/invite-batch.ts';
import { api, openPage, type TestMember } from '../space.ts';
import { connectedExtension, leaveBehind, migrate, type TableRow } from './left-behind.ts';

/** The space as issue 3 left it: these migrations, and nothing of what came later. */
const before = ['0001_space.sql', '0002_device_code_place.sql', '0003_indexes.sql'];

const now = Date.now();
const later = now + 86_400_000;
const ids = {
  owner: newId(),
  invited: newId(),
  active: newId(),
  open: newId(),
  accepted: newId(),
  reset: newId(),
  queued: newId(),
  sending: newId(),
  sent: newId(),
};
const batchId = crypto.randomUUID();
const batch = batchOf(row('invited@example.org', { lastName: 'Dupont' }), row('active@example.org'));
const token = newToken();
const owner: TestMember = { id: ids.owner, email: 'owner@example.org', token, cookie: '' };

/** One row at least in each table of that time, in the order in which they may name each other. */
async function storedThen(): Promise<TableRow[]> {
  const { way, source, rows } = batch;
  const content = rows.map(({ id, email, lastName, firstName, language }) => [
    id,
    email,
    lastName,
    firstName,
    language,
  ]);
  const digest = await sha256(JSON.stringify([way, source.kind, source.title, content]));
  const member = (id: string, email: string, state: string, role = 'member') =>
    ({ id, email, address_key: email, role, state, created_at: now }) as const;
  const mail = { due_at: now, created_at: now, generation: 1 };
  const invitation = { generation: 1, secret_version: 1, invited_by: ids.owner, batch_id: batchId, created_at: now };
  return [
    ['space', { id: 1, name: 'Test Academy', language: 'fr', invitation_days: 7, created_at: now }],
    ['members', member(ids.owner, 'owner@example.org', 'active', 'owner')],
    ['members', { ...member(ids.invited, 'invited@example.org', 'invited'), last_name: 'Dupont' }],
    ['members', { ...member(ids.active, 'active@example.org', 'active'), password_hash: 'hash', activated_at: now }],
    await connectedExtension(ids.owner, token, now),
    [
      'device_codes',
      {
        device_code_hash: 'hash',
        user_code: 'ABCD-EFGH',
        label: 'Firefox',
        state: 'pending',
        member_id: ids.owner,
        polled_at: 0,
        poll_seconds: 5,
        expires_at: later,
        place_digest: 'place',
      },
    ],
    ['rate_limits', { bucket: 'b', window_start: now, count: 3 }],
    [
      'batches',
      { id: batchId, digest, way: 'invite', source: JSON.stringify(source), applied_by: ids.owner, applied_at: now },
    ],
    ['invitations', { ...invitation, id: ids.open, member_id: ids.invited, state: 'pending', expires_at: later }],
    [
      'invitations',
      { ...invitation, id: ids.accepted, member_id: ids.active, state: 'accepted', expires_at: later, ended_at: now },
    ],
    ...rows.map(
      ({ id }, position) =>
        [
          'batch_rows',
          {
            id,
            batch_id: batchId,
            position,
            outcome: 'invited',
            planned: position === 0 ? 'invited' : null,
            problems: '[]',
            member_id: position === 0 ? ids.invited : ids.active,
            invitation_id: position === 0 ? ids.open : ids.accepted,
          },
        ] satisfies [string, object],
    ),
    [
      'password_resets',
      { id: ids.reset, member_id: ids.active, secret_version: 1, created_at: now, expires_at: later, used_at: null },
    ],
    ['outbox', { ...mail, id: ids.queued, kind: 'invitation', member_id: ids.invited, subject_id: ids.open }],
    [
      'outbox',
      {
        ...mail,
        id: ids.sending,
        kind: 'password-reset',
        member_id: ids.active,
        subject_id: ids.reset,
        state: 'sending',
        attempts: 1,
        lease_id: 'lease',
        lease_until: now - 1,
      },
    ],
    [
      'outbox',
      {
        ...mail,
        id: ids.sent,
        kind: 'invitation',
        member_id: ids.active,
        subject_id: ids.accepted,
        state: 'sent',
        attempts: 1,
        settled_at: now,
      },
    ],
  ];
}

beforeEach(async () => leaveBehind((name) => before.includes(name), await storedThen()));

describe('a space with work pending is brought up to accounts and groups', () => {
  it('and every row of every table is still there', async () => {
    const tables = [...new Set((await storedThen()).map(([table]) => table))];
    const then = new Map<string, Record<string, unknown>[]>();
    for (const table of tables) then.set(table, (await env.DB.prepare(`SELECT * FROM ${table}`).all()).results);
    await migrate();
    for (const [table, rows] of then) {
      const columns = Object.keys(rows[0] ?? {}).filter((column) => `${table}.${column}` !== 'batch_rows.planned');
      const { results } = await env.DB.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).all();
      const kept = rows.map((each) => Object.fromEntries(columns.map((column) => [column, each[column]])));
      expect(results, table).toEqual(expect.arrayContaining(kept));
      expect(results, table).toHaveLength(kept.length);
    }
    const { results } = await env.DB.prepare('SELECT planned, changes FROM batch_rows ORDER BY position').all();
    expect(results).toEqual([
      { planned: 'invited:', changes: '' },
      { planned: null, changes: '' },
    ]);
    expect((await env.DB.prepare('PRAGMA foreign_key_check').all()).results).toEqual([]);
  });

  it('and mail that waited leaves, with the link that was promised', async () => {
    await migrate();
    await keepUp(env, Date.now());
    const states = async () =>
      (await env.DB.prepare('SELECT id, state, unknowns FROM outbox ORDER BY created_at, id').all()).results;
    await vi.waitFor(
      async () => {
        expect(await states()).toContainEqual({ id: ids.queued, state: 'sent', unknowns: 0 });
        expect(await states()).toContainEqual({ id: ids.sending, state: 'sent', unknowns: 1 });
      },
      { timeout: 20_000 },
    );
    const subject = { purpose: 'invitation', id: ids.open, generation: 1, secretVersion: 1 } as const;
    const link = await linkToken(subject, settingsOf(env).linkSecrets);
    expect((await openPage(`/accept/${link}`)).status).toBe(200);
  });

  it('and its extension reads receipts and sends its batch once more as before', async () => {
    await migrate();
    const receipt = {
      rows: [
        { outcome: 'invited', changes: [], memberId: ids.invited, invitation: 'pending' },
        { outcome: 'invited', changes: [], memberId: ids.active, invitation: 'accepted', mail: 'sent' },
      ],
    };
    const path = `/api/v1/batches/${batchId}`;
    expect(await (await api(owner, 'GET', path)).json()).toMatchObject(receipt);
    const again = await api(owner, 'PUT', path, batch);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject(receipt);
    const other = { ...batch, source: { kind: 'file', title: 'Other' } };
    expect((await api(owner, 'PUT', path, other)).status).toBe(422);
  });

  it('and is what this version expects: it is well, and every list of it can be read', async () => {
    await migrate();
    await keepUp(env, Date.now());
    expect(await readHealth(env.DB, Date.now())).toMatchObject({ status: 'ok', schema: schemaVersion });
    const lists = Object.values(endpoints).filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    expect(lists.length).toBeGreaterThan(10);
    const answers = await Promise.all(
      lists.map(async ({ path }) => {
        const answer = await api(owner, 'GET', `/api/v1${path}`);
        await answer.text();
        return [path, answer.status];
      }),
    );
    expect(answers).toEqual(lists.map(({ path }) => [path, 200]));
  });

  it('and erasing somebody takes along what is theirs', async () => {
    await migrate();
    await env.DB.prepare('DELETE FROM members WHERE id = ?').bind(ids.invited).run();
    const left = await env.DB.batch<{ id: string }>([
      env.DB.prepare('SELECT id FROM invitations'),
      env.DB.prepare('SELECT id FROM outbox ORDER BY id'),
      env.DB.prepare('SELECT position AS id FROM batch_rows WHERE member_id IS NULL AND invitation_id IS NULL'),
    ]);
    expect(left.map(({ results }) => results.map(({ id }) => id))).toEqual([
      [ids.accepted],
      [ids.sending, ids.sent].sort(),
      [0],
    ]);
  });
});
