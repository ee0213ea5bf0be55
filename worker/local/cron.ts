import { setTimeout as sleep } from 'node:timers/promises';

/** Beats until stopped. */
interface Cron {
  stop(): Promise<void>;
}

/**
 * Ticks again and again with a pause of so many seconds between the end of one tick and the next. A tick that fails,
 * for example because workerd was killed under it, is told and followed by the next one.
 */
export function startCron(seconds: number, tick: () => Promise<void>, onFailure: (error: unknown) => void): Cron {
  const stopping = new AbortController();
  const beating = (async () => {
    while (!stopping.signal.aborted) {
      await tick().catch(onFailure);
      await sleep(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await beating;
    },
  };
}
