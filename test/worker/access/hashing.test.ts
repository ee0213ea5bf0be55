import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashInitialPasswords } from '../../../worker/access/hashing.ts';
import { claimInitialPasswords, storeFirstHashes } from '../../../worker/access/initial-password-store.ts';
import { letMailLeave } from '../../../worker/access/mail-first.ts';
import { hashPassword, isPasswordOf } from '../../../worker/access/password-hash.ts';
import { wakeHashing } from '../../../worker/access/wake-hashing.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { answerWakeUps } from '../../../worker/wake-ups/answer-wake-ups.ts';
import { watchLog } from '../mail/watched-log.ts';
import { newSpace, origin } from '../space.ts';
import { type InitialAccount, newInitialAccount, sealedMembers, storedHash } from './initial-account.ts';

const logged = watchLog();
const minute = 60_000;
const anHour = 60 * minute;

beforeEach(async () => {
  await newSpace();
});

/** Hands so many wake-ups to the worker as the queue does. */
async function wokenUp(count: number, environment = env) {
  const messages = Array.from({ length: count }, () => ({
    id: newId(),
    timestamp: new Date(),
    attempts: 1,
    body: { kind: 'passwords' },
  }));
  const batch = createMessageBatch('rollcall-hashing', messages);
  await answerWakeUps(batch, environment);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
  return { acked: explicitAcks.length, retried: retryMessages.length };
}

function accounts(count: number, given: Parameters<typeof newInitialAccount>[0] = {}): Promise<InitialAccount[]> {
  return Promise.all(Array.from({ length: count }, () => newInitialAccount({ mailed: false, ...given })));
}

async function hashesOf(list: readonly InitialAccount[]): Promise<(string | null)[]> {
  return Promise.all(list.map(({ memberId }) => storedHash(memberId)));
}

describe('an initial password', () => {
  it('is hashed by the queue and wiped when no mail is to bring it', async () => {
    const [account] = await accounts(1);
    expect(await wokenUp(1)).toEqual({ acked: 1, retried: 0 });
    expect(await isPasswordOf(account?.password ?? '', await storedHash(account?.memberId ?? ''))).toBe(true);
    expect(await sealedMembers()).toEqual([]);
  });

  it('stays sealed while a mail is to bring it', async () => {
    const { memberId } = await newInitialAccount({ now: Date.now() + anHour });
    await wokenUp(1);
    expect(await storedHash(memberId)).not.toBeNull();
    expect(await sealedMembers()).toEqual([memberId]);
  });

  it('is hashed for who was suspended meanwhile, too, so that it does not lie about', async () => {
    const [account] = await accounts(1);
    await env.DB.exec("UPDATE members SET state = 'suspended' WHERE role = 'member'");
    await wokenUp(1);
    expect(await storedHash(account?.memberId ?? '')).not.toBeNull();
    expect(await sealedMembers()).toEqual([]);
  });

  it('is gone with a member who was erased', async () => {
    await newInitialAccount();
    await env.DB.exec("DELETE FROM members WHERE role = 'member'");
    expect(await sealedMembers()).toEqual([]);
    expect(await wokenUp(1)).toEqual({ acked: 1, retried: 0 });
  });

  it('never takes the place of one that the person has chosen meanwhile', async () => {
    const [account] = await accounts(1);
    const now = Date.now();
    const [claimed] = await claimInitialPasswords(env.DB, { now, until: now + minute, limit: 5 });
    const own = await hashPassword('walnut bicycle overture');
    await env.DB.prepare('UPDATE members SET password_hash = ?2 WHERE id = ?1').bind(account?.memberId, own).run();
    const late = { memberId: account?.memberId ?? '', sealed: claimed?.sealed ?? '', hash: 'late' };
    await storeFirstHashes(env.DB, [late]);
    expect(await storedHash(late.memberId)).toBe(own);
    expect(await sealedMembers()).toEqual([]);
  });
});

describe('the hash of an initial password', () => {
  it('is not stored when another password is sealed there by now', async () => {
    const [account] = await accounts(1);
    const memberId = account?.memberId ?? '';
    await storeFirstHashes(env.DB, [{ memberId, sealed: 'an earlier one', hash: 'of the earlier one' }]);
    expect(await storedHash(memberId)).toBeNull();
    expect(await sealedMembers()).toEqual([memberId]);
  });
});

describe('hashing', () => {
  it('of many who work at the same time does each password once', async () => {
    const list = await accounts(30);
    const opened = vi.spyOn(crypto.subtle, 'decrypt');
    await Promise.all(Array.from({ length: 4 }, () => wokenUp(2)));
    expect(opened).toHaveBeenCalledTimes(30);
    const hashes = await hashesOf(list);
    expect(hashes).not.toContain(null);
    expect(await sealedMembers()).toEqual([]);
    await wokenUp(2);
    expect(await hashesOf(list)).toEqual(hashes);
  });

  it('does only what its wake-ups stand for, 25 passwords each, and leaves the rest to the next', async () => {
    await accounts(80);
    const hashed = () => env.DB.prepare('SELECT count(*) AS n FROM members WHERE password_hash IS NOT NULL').first('n');
    await wokenUp(1);
    expect(await hashed()).toBe(25);
    await wokenUp(2);
    expect(await hashed()).toBe(75);
    await wokenUp(10);
    expect(await hashed()).toBe(80);
    expect(await sealedMembers()).toEqual([]);
  });

  it('stops when its time is over and says how much is left', async () => {
    await accounts(12);
    const stopped = { now: () => Date.now(), timeOver: AbortSignal.abort() };
    expect(await hashInitialPasswords(env.DB, settingsOf(env), 50, stopped)).toEqual({ left: 50 });
    expect(await sealedMembers()).toHaveLength(12);
  });

  it('leaves others their turn after each hash, and a longer one while somebody asks for something', async () => {
    let clock = Date.now() + anHour;
    const rests: number[] = [];
    const wait = scheduler.wait.bind(scheduler);
    vi.spyOn(scheduler, 'wait').mockImplementation((delay, options) => {
      rests.push(delay);
      return wait(delay, options);
    });
    const hashed = async () => {
      await accounts(2);
      rests.length = 0;
      const timeOver = AbortSignal.timeout(minute);
      await hashInitialPasswords(env.DB, settingsOf(env), 2, { now: () => clock, timeOver });
      return rests;
    };
    expect(await hashed()).toEqual([0, 0]);
    clock = Date.now();
    await exports.default.fetch(`${origin}/healthz`);
    expect(await hashed()).toEqual([0, 1, 0, 1]);
  });

  it('waits until the mail that is due has left', async () => {
    await newInitialAccount({ now: 1 });
    let isOver = false;
    const waiting = letMailLeave(env.DB, () => 1).then(() => {
      isOver = true;
    });
    await scheduler.wait(200);
    expect(isOver).toBe(false);
    await env.DB.exec("UPDATE outbox SET state = 'sent'");
    await waiting;
    expect(isOver).toBe(true);
  });

  it('does not wait for ever for a mail server that takes nothing', async () => {
    await newInitialAccount({ now: 1 });
    let looks = 0;
    await letMailLeave(env.DB, () => {
      looks += 1;
      return looks * 1000;
    });
    expect(looks).toBe(5);
  });

  it('waits for mail that leaves, and goes on a little where it never ends', async () => {
    await Promise.all(Array.from({ length: 20 }, () => newInitialAccount({ now: 1 })));
    let looks = 0;
    const leaving: Promise<unknown>[] = [];
    await letMailLeave(env.DB, () => {
      looks += 1;
      const oneLeaves = "UPDATE outbox SET state = 'sent' WHERE id = (SELECT id FROM outbox WHERE state = 'queued')";
      leaving.push(env.DB.exec(oneLeaves));
      return looks * 1000;
    });
    await Promise.all(leaving);
    expect(looks).toBe(16);
  });

  it('asks for its wake-ups again when it fails', async () => {
    expect(await wokenUp(2, { ...env, LINK_SECRETS: '1:short' })).toEqual({ acked: 0, retried: 2 });
    expect(logged.join()).toContain('hashing-failed');
  });
});

describe('when hashing died', () => {
  it('between the claim and the hash, others do it after a minute', async () => {
    const [account] = await accounts(1);
    const now = Date.now();
    await claimInitialPasswords(env.DB, { now, until: now + minute, limit: 5 });
    await wokenUp(1);
    expect(await storedHash(account?.memberId ?? '')).toBeNull();
    const later = { now: () => now + minute, timeOver: new AbortController().signal };
    await hashInitialPasswords(env.DB, settingsOf(env), 25, later);
    expect(await storedHash(account?.memberId ?? '')).not.toBeNull();
  });

  it('or its wake-up got lost, cron wakes it up', async () => {
    const [account] = await accounts(1);
    await keepUp(env, Date.now());
    await vi.waitFor(async () => expect(await storedHash(account?.memberId ?? '')).not.toBeNull(), { timeout: 20_000 });
    expect(await sealedMembers()).toEqual([]);
  });

  it('between the hash and the wiping, cron wipes', async () => {
    const [account] = await accounts(1);
    const hash = await hashPassword(account?.password ?? '');
    await env.DB.batch([
      env.DB.prepare('UPDATE members SET password_hash = ?2 WHERE id = ?1').bind(account?.memberId, hash),
      env.DB.prepare('UPDATE initial_passwords SET hash_due_at = NULL'),
    ]);
    const { memberId } = await newInitialAccount();
    await keepUp(env, 0);
    expect(await sealedMembers()).toEqual([memberId]);
  });
});

describe('an initial password whose secret is no longer configured', () => {
  it('is told by the id of its member, keeps no neighbour waiting, and is hashed once the secret is back', async () => {
    const lost = await newInitialAccount({ mailed: false, secrets: '7:another-secret-0123456789-0123456789' });
    const [neighbour] = await accounts(1);
    await wokenUp(1);
    expect(await storedHash(neighbour?.memberId ?? '')).not.toBeNull();
    expect(await storedHash(lost.memberId)).toBeNull();
    const told = logged.filter((line) => line.includes('initial-passwords-not-opened'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(lost.memberId);
    const due = await env.DB.prepare('SELECT hash_due_at FROM initial_passwords').first<number>('hash_due_at');
    expect(due).toBeGreaterThan(Date.now() + anHour / 2);
    await wokenUp(1);
    expect(logged.filter((line) => line.includes('initial-passwords-not-opened'))).toHaveLength(1);
    const both = settingsOf({
      ...env,
      LINK_SECRETS: `7:another-secret-0123456789-0123456789,${env.LINK_SECRETS}`,
    });
    const later = { now: () => Date.now() + anHour, timeOver: new AbortController().signal };
    await hashInitialPasswords(env.DB, both, 25, later);
    expect(await isPasswordOf(lost.password, await storedHash(lost.memberId))).toBe(true);
  });

  it('cannot be opened under another address', async () => {
    const list = await accounts(2);
    const [one, other] = list;
    await env.DB.prepare(
      'UPDATE initial_passwords SET sealed = (SELECT sealed FROM initial_passwords WHERE member_id = ?1) WHERE member_id = ?2',
    )
      .bind(one?.memberId, other?.memberId)
      .run();
    await wokenUp(1);
    expect(await storedHash(one?.memberId ?? '')).not.toBeNull();
    expect(await storedHash(other?.memberId ?? '')).toBeNull();
  });
});

describe('waking hashing up', () => {
  it.each([
    [0, 0],
    [1, 1],
    [25, 1],
    [26, 2],
    [1000, 40],
  ])('for %i passwords takes %i messages, which name nobody', async (passwords, expected) => {
    const sent: unknown[] = [];
    const sendBatch: typeof env.WAKE_UPS.sendBatch = async (messages) => {
      sent.push(...messages);
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    };
    await wakeHashing({ ...env, HASHING: { ...env.HASHING, sendBatch } }, passwords);
    expect(sent).toEqual(Array(expected).fill({ body: { kind: 'passwords' } }));
  });

  it('is no error for the caller when the queue fails', async () => {
    const sendBatch = () => Promise.reject(new Error('queue is full'));
    await wakeHashing({ ...env, HASHING: { ...env.HASHING, sendBatch } }, 1);
    expect(logged.join()).toContain('wake-up-not-sent');
  });
});
