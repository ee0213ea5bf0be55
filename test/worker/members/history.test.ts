import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import { newId } from '../../../worker/random.ts';
import { accountsOf, batchOf, row } from '../batches/invite-batch.ts';
import { storeGroup } from '../groups/stored-groups.ts';
import { pathOf } from '../invitations/invited.ts';
import { holdQueue } from '../mail/held-queue.ts';
import { newMember, newSpace, sendForm, type TestMember } from '../space.ts';
import { memberOf } from './stored-members.ts';

let owner: TestMember;
let admin: TestMember;

beforeEach(async () => {
  owner = await newSpace();
  admin = await newMember({ email: 'admin@example.org', role: 'admin', lastName: 'Admin', firstName: 'Ann' });
});

const named = ({ id, email }: TestMember, lastName: string, firstName: string) => ({ id, email, lastName, firstName });

async function apply(batch: ReturnType<typeof batchOf>, now: number, by = admin): Promise<string> {
  const receipt = await applyBatch(holdQueue().env, { id: crypto.randomUUID(), batch, by: by.id, now, newId });
  return receipt.rows[0]?.memberId ?? '';
}

describe('the history of a member', () => {
  it('says who invited them, what they were found in, what was mailed, and when they accepted', async () => {
    const now = Date.now() - 60_000;
    const source = { kind: 'sheet', title: 'Session de mai' } as const;
    const group = await storeGroup('Nord');
    const person = row('ada@example.org', {
      lastName: 'Lovelace',
      firstName: 'Ada',
      language: 'fr',
      labels: ['France', 'Nord'],
      groups: [group],
      additionalInformation: 'photographe',
    });
    const id = await apply({ ...batchOf(person), source }, now);
    await env.DB.prepare("UPDATE outbox SET state = 'sent', settled_at = ?")
      .bind(now + 1000)
      .run();
    const invited = await memberOf(owner, id);
    const inviter = named(admin, 'Admin', 'Ann');
    expect(invited).toEqual({
      id,
      email: 'ada@example.org',
      lastName: 'Lovelace',
      firstName: 'Ada',
      language: 'fr',
      role: 'member',
      state: 'invited',
      labels: ['France', 'Nord'],
      groups: [{ id: group, name: 'Nord' }],
      createdAt: now,
      additionalInformation: 'photographe',
      activatedAt: null,
      newAddress: null,
      passwordChangeDue: false,
      suppression: null,
      invitations: [
        {
          id: expect.any(String),
          state: 'pending',
          invitedBy: inviter,
          source,
          createdAt: now,
          expiresAt: now + 30 * 86_400_000,
          endedAt: null,
          askedAt: null,
        },
      ],
      mails: [
        {
          id: expect.any(String),
          kind: 'invitation',
          state: 'sent',
          bounce: null,
          createdAt: now,
          settledAt: now + 1000,
        },
      ],
      batches: [{ id: expect.any(String), source, outcome: 'invited', appliedBy: inviter, appliedAt: now }],
    });
    const [invitation] = invited.invitations;
    const form = { firstName: 'Ada', lastName: 'King', language: 'fr', password: 'walnut bicycle overture' };
    await sendForm(await pathOf(invitation?.id ?? ''), form);
    const accepted = await memberOf(owner, id);
    expect(accepted).toMatchObject({ state: 'active', lastName: 'King', activatedAt: expect.any(Number) });
    expect(accepted.invitations).toMatchObject([{ state: 'accepted', endedAt: accepted.activatedAt }]);
  });

  it('has the newest first, and a second mention in a list only once', async () => {
    const now = Date.now() - 60_000;
    const id = await apply(batchOf(row('ada@example.org'), row('ADA@example.org')), now);
    const account = row('ada@example.org', { password: 'first-Pass-word-7', sendCredentials: true });
    await apply(accountsOf(account), now + 1000, owner);
    const { batches, mails, invitations, passwordChangeDue } = await memberOf(owner, id);
    expect(batches.map(({ outcome, appliedBy }) => [outcome, appliedBy?.id])).toEqual([
      ['activated', owner.id],
      ['invited', admin.id],
    ]);
    expect(mails.map(({ kind, state }) => [kind, state])).toEqual([
      ['credentials', 'queued'],
      ['invitation', 'cancelled'],
    ]);
    expect(invitations).toMatchObject([{ state: 'revoked' }]);
    expect(passwordChangeDue).toBe(true);
  });

  it('says why a mail waits', async () => {
    const id = await apply(batchOf(row('ada@example.org')), Date.now());
    const mailState = async (change: string) => {
      await env.DB.prepare(`UPDATE outbox SET ${change}`).run();
      return (await memberOf(owner, id)).mails[0]?.state;
    };
    expect(await mailState('attempts = 0')).toBe('queued');
    expect(await mailState('attempts = 1')).toBe('deferred');
    expect(await mailState('unknowns = 1')).toBe('unsettled');
    expect(await mailState("state = 'failed'")).toBe('failed');
  });

  it('is empty for the owner', async () => {
    expect(await memberOf(admin, owner.id)).toMatchObject({ role: 'owner', invitations: [], mails: [], batches: [] });
  });

  it('is bounded: of very much, the newest hundred', async () => {
    const { id } = await newMember({ email: 'ada@example.org' });
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
       INSERT INTO outbox (id, kind, member_id, subject_id, generation, state, due_at, created_at, settled_at)
       SELECT printf('%024x', i), 'password-reset', ?1, printf('%024x', i), 1, 'sent', i, i, i FROM n`,
    )
      .bind(id)
      .run();
    const { mails } = await memberOf(owner, id);
    expect(mails).toHaveLength(100);
    expect(mails[0]).toMatchObject({ createdAt: 150, state: 'sent' });
  });
});
