import type { SignedIn } from './signed-in.ts';

const day = 24 * 60 * 60 * 1000;

/** Milliseconds after its last use for which a sign-in stays good; an API token ends on its day, used or not. */
export const idleLifetime: Record<Exclude<SignedIn['kind'], 'token'>, number> = {
  browser: 14 * day,
  extension: 90 * day,
};

/** Milliseconds between two notes of a sign-in's use: a page view is not worth a write. */
const touchInterval = 10 * 60 * 1000;

/** Whether a sign-in's use is worth noting again. */
export function isTouchDue(used: SignedIn, now: number): boolean {
  return now - used.lastUsedAt >= touchInterval;
}
