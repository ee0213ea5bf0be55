import { hex } from '../byte-text.ts';
import { derivedKey } from '../derived-key.ts';
import type { Environment } from '../environment.ts';
import { Refusal } from '../refusal.ts';
import { settingsOf } from '../settings.ts';
import { countUses } from './rate-limit-store.ts';

/** So many uses in each window of so many seconds. */
export interface RateLimit {
  name: string;
  most: number;
  seconds: number;
}

/** A use of something limited; `subject` is what it is counted by: an IP address, an e-mail address, a member. */
interface Use {
  limit: RateLimit;
  subject: string;
}

/** Counts the uses at the moment `now`; refuses with `too-many-requests`, and counts none, if any limit is reached. */
export async function spend(env: Environment, uses: readonly Use[], now: number): Promise<void> {
  const windows = await Promise.all(
    uses.map(async ({ limit, subject }) => ({
      bucket: `${limit.name}:${await keyed(env, `${limit.name}:${subject}`)}`,
      windowStart: now - (now % (limit.seconds * 1000)),
      most: limit.most,
      seconds: limit.seconds,
    })),
  );
  const full = await countUses(env.DB, windows);
  const waits = windows
    .filter(({ bucket }) => full.has(bucket))
    .map(({ windowStart, seconds }) => Math.ceil((windowStart + seconds * 1000 - now) / 1000));
  if (waits.length > 0) {
    throw new Refusal({ code: 'too-many-requests', retryAfterSeconds: Math.max(1, ...waits) });
  }
}

/**
 * What stands for a subject in the table, so that this is no list of who was here. A hash without a key would be one:
 * there are few addresses of networks, and those of people can be guessed.
 */
async function keyed(env: Environment, subject: string): Promise<string> {
  const secret = settingsOf(env).linkSecrets.at(-1);
  if (!secret) throw new Error('no link secret');
  const key = await derivedKey(secret, 'rate-limits');
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(subject))));
}
