import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readHealth } from '../../../worker/health/read-health.ts';
import { schemaVersion } from '../../../worker/health/schema-version.ts';
import { newId, newToken } from '../../../worker/random.ts';
import type { TestMember } from '../space.ts';
import { fatesOf, undone, undoPlan } from '../undo/undone.ts';
import { connectedExtension, leaveBehind, migrate, type TableRow } from './left-behind.ts';

/** The space before batches could be taken back. */
const isBefore = (migration: string) => migration < '0011';

const now = Date.now();
const appliedAt = now - 3_600_000;
const later = now + 86_400_000;
const ids = { owner: newId(), account: newId(), invited: newId(), known: newId(), invitation: newId() };
const [accounts, invitations] = [crypto.randomUUID(), crypto.randomUUID()];
const token = newToken();
const owner: TestMember = { id: ids.owner, email: 'owner@example.org', token, cookie: '' };

async function storedThen(): Promise<TableRow[]> {
  const member = (id: string, email: string, state: string) =>
    ({ id, email, address_key: email, state, created_at: appliedAt }) as const;
  const batch = {
    digest: 'digest',
    source: '{"kind":"paste","title":""}',
    applied_by: ids.owner,
    applied_at: appliedAt,
  };
  const row = { changes: '', problems: '[]', invitation_id: null };
  return [
    ['space', { id: 1, name: 'Test Academy', language: 'fr', created_at: appliedAt }],
    ['members', { ...member(ids.owner, 'owner@example.org', 'active'), role: 'owner', activated_at: appliedAt }],
    await connectedExtension(ids.owner, token, now),
    // Whether somebody has used it nobody knows: their sign-in would have been deleted when it ended.
    [
      'members',
      {
        ...member(ids.account, 'account@example.org', 'active'),
        password_hash: 'hash',
        activated_at: appliedAt,
        password_change_due: 1,
      },
    ],
    ['members', member(ids.invited, 'invited@example.org', 'invited')],
    [
      'members',
      {
        ...member(ids.known, 'known@example.org', 'active'),
        created_at: appliedAt - 1000,
        activated_at: appliedAt - 500,
        last_name: 'Dupont',
      },
    ],
    ['batches', { ...batch, id: accounts, way: 'accounts' }],
    ['batches', { ...batch, id: invitations, way: 'invite' }],
    [
      'invitations',
      {
        id: ids.invitation,
        member_id: ids.invited,
        state: 'pending',
        secret_version: 1,
        invited_by: ids.owner,
        batch_id: invitations,
        created_at: appliedAt,
        expires_at: later,
      },
    ],
    [
      'batch_rows',
      {
        ...row,
        id: crypto.randomUUID(),
        batch_id: accounts,
        position: 0,
        outcome: 'created',
        member_id: ids.account,
      },
    ],
    [
      'batch_rows',
      {
        ...row,
        id: crypto.randomUUID(),
        batch_id: invitations,
        position: 0,
        outcome: 'invited',
        member_id: ids.invited,
        invitation_id: ids.invitation,
      },
    ],
    [
      'batch_rows',
      {
        ...row,
        id: crypto.randomUUID(),
        batch_id: invitations,
        position: 1,
        outcome: 'already-member',
        changes: 'lastName',
        member_id: ids.known,
      },
    ],
    [
      'outbox',
      {
        id: newId(),
        kind: 'invitation',
        member_id: ids.invited,
        subject_id: ids.invitation,
        generation: 1,
        state: 'sent',
        attempts: 1,
        due_at: appliedAt,
        created_at: appliedAt,
        settled_at: appliedAt + 60_000,
      },
    ],
  ];
}

beforeEach(async () => leaveBehind(isBefore, await storedThen()));

describe('a space whose batches could not be taken back yet', () => {
  it('is brought to this version, and knows when its last mail left', async () => {
    await migrate();
    expect(await readHealth(env.DB, now)).toMatchObject({ schema: schemaVersion });
    expect(await env.DB.prepare('SELECT left_at FROM mail_flow').first('left_at')).toBe(appliedAt + 60_000);
    expect((await env.DB.prepare('PRAGMA foreign_key_check').all()).results).toEqual([]);
  });

  it('is brought to this version when no mail has ever left, or nobody knows when', async () => {
    await env.DB.prepare('UPDATE outbox SET settled_at = NULL').run();
    await migrate();
    expect(await env.DB.prepare('SELECT left_at FROM mail_flow').first('left_at')).toBeNull();
  });

  it('keeps accounts of then, of which nobody can say that they were not used', async () => {
    await migrate();
    expect(await undoPlan(owner, accounts)).toMatchObject({ rows: [{ fate: 'kept', why: 'in-use' }] });
  });

  it('takes back invitations of then, and leaves fields of which it does not know how they were', async () => {
    await migrate();
    expect(fatesOf(await undone(owner, invitations))).toEqual(['removed', 'kept']);
    const { results } = await env.DB.prepare('SELECT id, last_name FROM members ORDER BY email').all();
    expect(results).toEqual([
      { id: ids.account, last_name: '' },
      { id: ids.known, last_name: 'Dupont' },
      { id: ids.owner, last_name: '' },
    ]);
  });
});
