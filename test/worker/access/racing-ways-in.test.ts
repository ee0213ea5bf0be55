import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { askNewAddress, confirmNewAddress, moveAccount } from '../../../worker/access/new-address-store.ts';
import { resetPasswordStatement } from '../../../worker/access/password-reset-store.ts';
import { type SentLink, sendWayIn } from '../../../worker/access/way-in-store.ts';
import { newId } from '../../../worker/random.ts';
import { newMember, newSpace, type TestMember } from '../space.ts';
import { newInitialAccount } from './initial-account.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

const newAddress = { email: 'new@example.org', addressKey: 'new@example.org', digest: 'd' };

type AddressLink = SentLink & Required<Pick<SentLink, 'newAddress'>>;

/** A link that an admin sends somebody whom they have just seen to be a plain member. */
function link(memberId: string): AddressLink {
  const act = { id: newId(), now: 1000, action: 'address-corrected' as const, by: owner.id, memberId };
  return {
    id: newId(),
    mailId: newId(),
    memberId,
    role: 'member',
    secretVersion: 1,
    expiresAt: 2000,
    mailsPerDay: 100,
    act,
    newAddress,
  };
}

const ways = {
  sendWayIn: ({ newAddress: _, ...own }: AddressLink) => sendWayIn(env.DB, own),
  askNewAddress: (to: AddressLink) => askNewAddress(env.DB, to),
  moveAccount: (to: AddressLink) => moveAccount(env.DB, to),
};

async function isRefused(way: keyof typeof ways, memberId: string): Promise<void> {
  const before = await emailOf(memberId);
  expect(await ways[way](link(memberId))).toBe(false);
  expect(await emailOf(memberId)).toBe(before);
  const links = "SELECT count(*) AS n FROM outbox WHERE kind = 'password-reset'";
  expect(await env.DB.prepare(links).first('n')).toBe(0);
}

function emailOf(id: string): Promise<unknown> {
  return env.DB.prepare('SELECT email FROM members WHERE id = ?').bind(id).first('email');
}

describe.each(['sendWayIn', 'askNewAddress', 'moveAccount'] as const)('in the moment of %s', (way) => {
  it('who has become an admin is out of an admin’s reach', async () => {
    const { memberId } = await newInitialAccount({ mailed: false });
    await env.DB.prepare("UPDATE members SET role = 'admin' WHERE id = ?").bind(memberId).run();
    await isRefused(way, memberId);
  });

  it('who has been suspended gets nothing', async () => {
    const { memberId } = await newInitialAccount({ mailed: false });
    await env.DB.prepare("UPDATE members SET state = 'suspended' WHERE id = ?").bind(memberId).run();
    await isRefused(way, memberId);
  });
});

describe.each(['askNewAddress', 'moveAccount'] as const)('in the moment of %s', (way) => {
  it('an address that has become another member’s stays theirs', async () => {
    const { memberId } = await newInitialAccount({ mailed: false });
    await newMember({ email: newAddress.email });
    await isRefused(way, memberId);
  });
});

it('who has chosen a password of their own meanwhile is not moved to an address by an admin', async () => {
  const { memberId } = await newInitialAccount({ mailed: false });
  await env.DB.prepare('UPDATE members SET password_change_due = 0 WHERE id = ?').bind(memberId).run();
  await isRefused('moveAccount', memberId);
});

it('a new address is confirmed only in time, and only by the password that the person has by then', async () => {
  const { id: memberId } = await newMember({ email: 'ada@example.org', passwordHash: 'present' });
  const asked = link(memberId);
  expect(await askNewAddress(env.DB, asked)).toBe(true);
  const confirm = (passwordHash: string, now: number) =>
    confirmNewAddress(env.DB, asked, { passwordHash, now, auditId: newId() });
  expect(await confirm('former', 1500)).toBe(false);
  expect(await confirm('present', asked.expiresAt)).toBe(false);
  expect(await emailOf(memberId)).toBe('ada@example.org');
  expect(await confirm('present', asked.expiresAt - 1)).toBe(true);
  expect(await emailOf(memberId)).toBe(newAddress.email);
});

it('what left for the old address ends when the account is moved: mails that wait, and browsers about to connect', async () => {
  const { memberId } = await newInitialAccount({ mailed: false });
  const { newAddress: _, ...first } = link(memberId);
  expect(await sendWayIn(env.DB, first)).toBe(true);
  await env.DB.prepare(
    `INSERT INTO device_codes (device_code_hash, user_code, label, state, member_id, polled_at, poll_seconds, expires_at)
     VALUES ('d', 'u', '', 'approved', ?, 1, 5, 9000)`,
  )
    .bind(memberId)
    .run();
  const moved = link(memberId);
  expect(await moveAccount(env.DB, moved)).toBe(true);
  const { results } = await env.DB.prepare("SELECT id FROM outbox WHERE state = 'queued'").all();
  expect(results).toEqual([{ id: moved.mailId }]);
  expect(await env.DB.prepare('SELECT count(*) AS n FROM device_codes').first('n')).toBe(0);
});

it('a link to a new address sets no password', async () => {
  const { id: memberId } = await newMember({ email: 'ada@example.org', passwordHash: 'present' });
  const asked = link(memberId);
  await askNewAddress(env.DB, asked);
  const { meta } = await resetPasswordStatement(env.DB, { id: asked.id, newHash: 'other', now: 1500 }).run();
  expect(meta.changes).toBe(0);
});
