import { log } from '../log/log.ts';
import type { Settings } from '../settings.ts';
import { giveWay } from './giving-way.ts';
import { unsealPassword } from './initial-password.ts';
import {
  claimInitialPasswords,
  type FirstHash,
  postponeHashing,
  type StoredInitialPassword,
  storeFirstHashes,
  storeHashesAndClaim,
} from './initial-password-store.ts';
import { hashPassword } from './password-hash.ts';

/** Passwords claimed and stored at a time: as many are hashed again if the worker dies over them. */
const sliceSize = 10;

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
 * Hashes initial passwords, the longest waiting first, at most `limit`, in slices: claims ten, hashes them, stores
 * those of members who still have no password. Says how many it had no time for.
 */
export async function hashInitialPasswords(
  db: D1Database,
  settings: Settings,
  limit: number,
  sources: HashingSources,
): Promise<{ left: number }> {
  let hashes: FirstHash[] = [];
  let left = limit;
  while (left > 0 && !sources.timeOver.aborted) {
    const now = sources.now();
    const lease = { now, until: now + leaseTime, limit: Math.min(sliceSize, left) };
    const slice = await (hashes.length > 0 ? storeHashesAndClaim(db, hashes, lease) : claimInitialPasswords(db, lease));
    hashes = await hashSlice(db, settings, slice, sources);
    left = slice.length < lease.limit ? 0 : left - slice.length;
  }
  if (hashes.length > 0) await storeFirstHashes(db, hashes);
  return { left };
}

/** The hashes of what was claimed; what cannot be opened waits. */
async function hashSlice(
  db: D1Database,
  settings: Settings,
  slice: readonly StoredInitialPassword[],
  { now }: HashingSources,
): Promise<FirstHash[]> {
  const hashes: FirstHash[] = [];
  const unopened: string[] = [];
  for (const stored of slice) {
    const password = await unsealPassword(settings, stored.addressKey, stored);
    if (password === null) {
      unopened.push(stored.memberId);
    } else {
      hashes.push({ memberId: stored.memberId, sealed: stored.sealed, hash: await hashPassword(password) });
      await giveWay(now);
    }
  }
  if (unopened.length > 0) {
    log({ event: 'initial-passwords-not-opened', members: unopened });
    await postponeHashing(db, unopened, now() + unopenedDelay);
  }
  return hashes;
}
