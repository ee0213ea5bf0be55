import { sha256 } from '../digest.ts';
import { Refusal } from '../refusal.ts';
import { countUses } from './rate-limit-store.ts';

/** So many uses in each window of so many seconds. */
export interface RateLimit {
  name: string;
  most: number;
  seconds: number;
}

/** A use of something limited; `subject` is what it is counted by: an IP address, an e-mail address, a member. */
export interface Use {
  limit: RateLimit;
  subject: string;
}

/** Counts the uses at the moment `now`; refuses with `too-many-requests`, and counts none, if any limit is reached. */
export async function spend(db: D1Database, uses: readonly Use[], now: number): Promise<void> {
  const windows = await Promise.all(
    uses.map(async ({ limit, subject }) => ({
      // Hashed, so that the table is no list of who was here.
      bucket: `${limit.name}:${await sha256(`${limit.name}:${subject}`)}`,
      windowStart: now - (now % (limit.seconds * 1000)),
      most: limit.most,
      seconds: limit.seconds,
    })),
  );
  const full = await countUses(db, windows);
  const waits = windows
    .filter(({ bucket }) => full.has(bucket))
    .map(({ windowStart, seconds }) => Math.ceil((windowStart + seconds * 1000 - now) / 1000));
  if (waits.length > 0) {
    throw new Refusal({ code: 'too-many-requests', retryAfterSeconds: Math.max(1, ...waits) });
  }
}
