/** Milliseconds before the second attempt, doubled with each further one. */
const firstWait = 5_000;
/** Milliseconds between two attempts at most. */
const longestBackoff = 600_000;
/** Milliseconds between two looks at what became of a batch. */
const shortestFollow = 30_000;
const longestFollow = 6 * 3_600_000;
/** Milliseconds of the longest wait that anything here asks for. */
const longestWait = longestFollow;

/**
 * Milliseconds to wait after so many failures in a row (from 1). The second half is random, so that many extensions do
 * not come back to a space in step; `random` from 0 to below 1.
 */
export function backoff(failures: number, random: number): number {
  const whole = Math.min(firstWait * 2 ** Math.max(failures - 1, 0), longestBackoff);
  return Math.round(whole / 2 + (whole / 2) * random);
}

/**
 * Whole milliseconds until the next look at a batch that was approved so many milliseconds ago: the older, the rarer.
 */
export function followPace(age: number): number {
  return Math.min(Math.max(Math.round(age / 4), shortestFollow), longestFollow);
}

/** A stored "not before" moment, or 0 when it is further away than we ever wait: then the clock was set back. */
export function credible(moment: number, now: number, longest: number = longestWait): number {
  return moment - now > longest ? 0 : moment;
}
