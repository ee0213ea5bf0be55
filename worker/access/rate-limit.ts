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

/** Counts the uses at the moment `now`; refuses with `too-many-requests` if any limit is passed. */
export async function spend(db: D1Database, uses: readonly Use[], now: number): Promise<void> {
  const counted = await Promise.all(
    uses.map(async ({ limit, subject }) => ({
      // Hashed, so that the table is no list of who was here.
      bucket: `${limit.name}:${await sha256(`${limit.name}:${subject}`)}`,
      windowStart: now - (now % (limit.seconds * 1000)),
      limit,
    })),
  );
  const counts = await countUses(
    db,
    counted.map(({ bucket, windowStart }) => ({ bucket, windowStart })),
  );
  const waits = counted
    .filter(({ bucket, limit }) => (counts.find((each) => each.bucket === bucket)?.count ?? 0) > limit.most)
    .map(({ windowStart, limit }) => Math.ceil((windowStart + limit.seconds * 1000 - now) / 1000));
  if (waits.length > 0) {
    throw new Refusal({ code: 'too-many-requests', retryAfterSeconds: Math.max(1, ...waits) });
  }
}
