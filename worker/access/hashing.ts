import { log } from '../log/log.ts';
import type { Settings } from '../settings.ts';
import { unsealPassword } from './initial-password.ts';
import {
  claimInitialPasswords,
  type FirstHash,
  postponeHashing,
  type StoredInitialPassword,
  storeFirstHashes,
} from './initial-password-store.ts';
import { hashPassword } from './password-hash.ts';

/** Passwords claimed and stored at a time: as many are hashed again if the worker dies over them. */
const sliceSize = 5;

/**
 * Milliseconds of rest after each hash. A hash is 30 ms of nothing but CPU, and waiting for the database alone lets
 * nobody else have a turn where both share a thread: on one machine, requests would hang until all is hashed.
 */
const rest = 1;

/** Milliseconds after which others may hash what was claimed: one period of cron. */
const leaseTime = 60_000;

/** Milliseconds until a password that cannot be opened is tried again: its secret may be put back. */
const unopenedDelay = 3_600_000;

/** Where hashing takes its time from. */
interface HashingSources {
  now(): number;
  /** Aborts when the time is used up. */
  timeOver: AbortSignal;
}

/**
 * Hashes initial passwords, the longest waiting first, at most `limit`, in slices: claims five, hashes them, stores
 * those of members who still have no password. Says how many it had no time for.
 */
export async function hashInitialPasswords(
  db: D1Database,
  settings: Settings,
  limit: number,
  sources: HashingSources,
): Promise<{ left: number }> {
  for (let claimed = 0; claimed < limit; ) {
    if (sources.timeOver.aborted) return { left: limit - claimed };
    const now = sources.now();
    const wanted = Math.min(sliceSize, limit - claimed);
    const slice = await claimInitialPasswords(db, { now, until: now + leaseTime, limit: wanted });
    await hashSlice(db, settings, slice, now);
    if (slice.length < wanted) break;
    claimed += slice.length;
  }
  return { left: 0 };
}

async function hashSlice(db: D1Database, settings: Settings, slice: readonly StoredInitialPassword[], now: number) {
  const hashes: FirstHash[] = [];
  const unopened: string[] = [];
  for (const stored of slice) {
    const password = await unsealPassword(settings, stored.addressKey, stored);
    if (password === null) {
      unopened.push(stored.memberId);
    } else {
      hashes.push({ memberId: stored.memberId, sealed: stored.sealed, hash: await hashPassword(password) });
      await scheduler.wait(rest);
    }
  }
  if (hashes.length > 0) await storeFirstHashes(db, hashes);
  if (unopened.length === 0) return;
  log({ event: 'initial-passwords-not-opened', members: unopened });
  await postponeHashing(db, unopened, now + unopenedDelay);
}
