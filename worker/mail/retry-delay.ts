/** Attempts for one mail, at most; with the delays below the last one is about two days after the first. */
export const maxAttempts = 16;

const firstDelay = 60_000;
const longestDelay = 6 * 3_600_000;

/**
 * Milliseconds to wait after an attempt (from 1): doubling from a minute to six hours, of which `jitter` (0 to 1, from
 * the caller) takes away up to half, so that a thousand mails do not come back in the same moment.
 */
export function retryDelay(attempt: number, jitter: number): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (1 - jitter / 2));
}
