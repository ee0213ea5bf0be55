import { pendingConnection, pollConnection } from '../spaces/connect.ts';
import type { Surroundings } from '../surroundings.ts';
import { waitingWork } from './due-work.ts';
import { syncPass } from './pass.ts';

/** The name of the one alarm. */
export const syncAlarm = 'sync';
/** Milliseconds: the shortest time that browsers let an alarm wait. */
const shortestAlarm = 30_000;

/** The part of `browser.alarms` that is used here. */
export interface Alarms {
  create(name: string, info: { when: number; periodInMinutes: number }): Promise<void>;
  clear(name: string): Promise<boolean>;
}

/**
 * Runs passes in the background, one at a time, and leaves an alarm behind while anything waits. A wish to sync that
 * comes during a pass is met by another one after it.
 */
export function syncSchedule(surroundings: Surroundings, alarms: Alarms): (wish: { eager: boolean }) => Promise<void> {
  let running: Promise<void> | null = null;
  let next: { eager: boolean } | null = null;

  async function runAll(): Promise<void> {
    while (next) {
      const { eager } = next;
      next = null;
      // Before the work: whoever stops us in the middle of it cannot stop the alarm.
      await wakeAt(alarms, surroundings.now() + shortestAlarm);
      try {
        await pollConnection(surroundings);
        await syncPass(surroundings, { eager });
      } finally {
        await wakeForRest(surroundings, alarms);
      }
    }
  }

  return (wish) => {
    next = { eager: wish.eager || (next?.eager ?? false) };
    running ??= runAll().finally(() => {
      running = null;
    });
    return running;
  };
}

async function wakeForRest({ database, now }: Surroundings, alarms: Alarms): Promise<void> {
  const moments = (await waitingWork(database, { eager: false, now: now() })).map(({ at }) => at);
  const pending = await pendingConnection(database);
  if (pending) moments.push(pending.nextPollAt);
  if (moments.length === 0) await alarms.clear(syncAlarm);
  else await wakeAt(alarms, Math.max(Math.min(...moments), now() + shortestAlarm));
}

/** The period keeps waking should the first time be slept through or its work be cut off. */
async function wakeAt(alarms: Alarms, when: number): Promise<void> {
  await alarms.create(syncAlarm, { when, periodInMinutes: shortestAlarm / 60_000 });
}
