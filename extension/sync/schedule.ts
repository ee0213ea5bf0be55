import { followErasures } from '../forgetting/follow-erasures.ts';
import { pendingConnection, pollConnection } from '../spaces/connect.ts';
import { introduceAll } from '../spaces/introduce.ts';
import type { Surroundings } from '../surroundings.ts';
import { waitingWork } from './due-work.ts';
import { syncPass } from './pass.ts';
import { type Alarms, shortestAlarm, syncAlarm, wakeAt } from './sync-alarm.ts';

/** What brings the background back to work that waits. */
export interface Wakers {
  alarms: Alarms;
  /** Runs something after so many milliseconds, if we still live then; answers how to call it off. */
  later(run: () => void, time: number): () => void;
}

/**
 * Runs passes in the background, one at a time, and leaves an alarm behind while anything waits. A wish to sync that
 * comes during a pass is met by another one after it.
 */
export function syncSchedule(
  surroundings: Surroundings,
  { alarms, later }: Wakers,
): (wish: { eager: boolean }) => Promise<void> {
  let running: Promise<void> | null = null;
  let next: { eager: boolean } | null = null;
  let callOff = () => {};

  async function runAll(): Promise<void> {
    try {
      while (next) {
        const { eager } = next;
        next = null;
        // Before the work: whoever stops us in the middle of it cannot stop the alarm.
        await wakeAt(alarms, surroundings.now() + shortestAlarm);
        try {
          await pollConnection(surroundings);
          await syncPass(surroundings, { eager });
          await introduceAll(surroundings);
          await followErasures(surroundings, { eager });
        } finally {
          await comeBack();
        }
      }
    } finally {
      running = null;
    }
  }

  async function comeBack(): Promise<void> {
    callOff();
    const moments = await waitingMoments(surroundings);
    const now = surroundings.now();
    if (moments.length === 0) await alarms.clear(syncAlarm);
    else await wakeAt(alarms, Math.max(Math.min(...moments), now + shortestAlarm));
    // Sooner than an alarm can be. What is overdue was left for a reason (no network, no time): that is the alarm's.
    const soon = Math.min(...moments.filter((moment) => moment > now));
    if (soon < now + shortestAlarm) callOff = later(() => void sync({ eager: false }), soon - now);
  }

  function sync(wish: { eager: boolean }): Promise<void> {
    next = { eager: wish.eager || (next?.eager ?? false) };
    running ??= runAll();
    return running;
  }
  return sync;
}

/** When each piece of work that waits is due. */
async function waitingMoments({ database, now }: Surroundings): Promise<number[]> {
  const moments = (await waitingWork(database, { eager: false, now: now() })).map(({ at }) => at);
  const pending = await pendingConnection(database);
  return pending ? [...moments, pending.nextPollAt] : moments;
}
