import type { RollcallDatabase } from './batches/database.ts';

/**
 * Everything outside of the code that syncing depends on, passed in so that a test can put each of them in any state.
 */
export interface Surroundings {
  database: RollcallDatabase;
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 to below 1. */
  random: () => number;
  /** False only if the browser is sure that there is no network. */
  isOnline: () => boolean;
  /** Shared by popup, console and background of one extension. */
  locks: Pick<LockManager, 'request'>;
}

/** The surroundings of a part of the extension that runs in a browser. */
export function browserSurroundings(database: RollcallDatabase): Surroundings {
  return {
    database,
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    random: () => Math.random(),
    isOnline: () => navigator.onLine,
    locks: navigator.locks,
  };
}
