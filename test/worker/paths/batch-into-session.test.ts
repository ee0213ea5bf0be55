import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../shared/contract/batch.ts';
import { newId } from '../../../worker/random.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { applied, batchOf, planned, row } from '../batches/invite-batch.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import { newOpenSession } from './open-session.ts';

const hour = 3_600_000;
let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

const into = (session: string, batch: Batch): Batch => ({ ...batch, target: { kind: 'session', id: session } });

/** Kinds of the mails that wait, with whom they go to. */
async function waiting(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT m.email || ' ' || o.kind AS line FROM outbox o JOIN members m ON m.id = o.member_id
      WHERE o.state IN ('queued', 'sending', 'sent') ORDER BY 1`,
  ).all<{ line: string }>();
  return results.map(({ line }) => line);
}

describe('a batch whose people get into an enrolled group', () => {
  it.each(['row', 'target'] as const)('of a session that runs, by the %s, plans the mails that leave', async (by) => {
    const session = await newOpenSession();
    const group = newId();
    await env.DB.prepare(`INSERT INTO groups VALUES (?1, 'Nurses', 'nurses', NULL, 0)`).bind(group).run();
    await env.DB.prepare('INSERT INTO session_groups VALUES (?1, ?2, 0)').bind(session, group).run();
    await newMember({ email: 'member@example.org' });
    const groups = by === 'row' ? [group] : [];
    const rows = [row('new@example.org', { groups }), row('member@example.org', { groups })];
    const target = by === 'target' ? { kind: 'group' as const, id: group } : null;
    const batch: Batch = { ...batchOf(...rows), target };
    expect((await planned(owner, batch)).rows.map(({ mail }) => mail)).toEqual(['invitation', 'path-invitation']);
    await applied(owner, batch);
    expect(await waiting()).toEqual(['member@example.org path-invitation', 'new@example.org invitation']);
    expect((await planned(owner, batch)).mails).toBe(0);
  });
});

describe('a batch whose target is a session', () => {
  it('that runs: who joins the space gets one mail, who is in it one about the path, as planned', async () => {
    const session = await newOpenSession();
    await newMember({ email: 'member@example.org' });
    const batch = into(session, batchOf(row('new@example.org'), row('member@example.org')));
    const plan = await planned(owner, batch);
    expect(plan.rows.map(({ mail }) => mail)).toEqual(['invitation', 'path-invitation']);
    expect(plan.rows.map(({ changes }) => changes)).toEqual([[], ['target']]);
    expect(plan.mails).toBe(2);
    await applied(owner, batch);
    expect(await waiting()).toEqual(['member@example.org path-invitation', 'new@example.org invitation']);
    // Both count as invited to the path: nothing more leaves, whatever comes by.
    await keepUp(env, Date.now());
    await applied(owner, into(session, batchOf(row('member@example.org'))));
    expect(await waiting()).toHaveLength(2);
  });

  it('that is upcoming: the invitation to the space leaves at once, the one to the path when it starts', async () => {
    const start = Date.now() + hour;
    const session = await newOpenSession({ startsAt: start });
    const batch = into(session, batchOf(row('new@example.org')));
    expect((await planned(owner, batch)).rows.map(({ mail }) => mail)).toEqual(['invitation']);
    await applied(owner, batch);
    await env.DB.prepare(`UPDATE outbox SET state = 'sent'`).run();
    expect(await waiting()).toEqual(['new@example.org invitation']);
    await keepUp(env, start);
    expect(await waiting()).toEqual(['new@example.org invitation', 'new@example.org path-invitation']);
  });

  it('that runs, for an account without credentials by mail: told about the path alone', async () => {
    const session = await newOpenSession();
    const account = row('new@example.org', { password: 'apozeiru', sendCredentials: false });
    const batch: Batch = into(session, { ...batchOf(account), way: 'accounts' });
    expect((await planned(owner, batch)).rows.map(({ mail }) => mail)).toEqual(['path-invitation']);
    await applied(owner, batch);
    expect(await waiting()).toEqual(['new@example.org path-invitation']);
  });

  it('that is unknown or cancelled is refused as a whole', async () => {
    const session = await newOpenSession();
    await api(owner, 'POST', `/api/v1/sessions/${session}/cancel`);
    for (const id of [session, '0'.repeat(24)]) {
      const answer = await api(owner, 'POST', '/api/v1/plan', into(id, batchOf(row('new@example.org'))));
      expect(answer.status).toBe(404);
    }
  });
});
