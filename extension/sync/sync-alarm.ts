/** The name of the one alarm. */
export const syncAlarm = 'sync';
/** Milliseconds: the shortest time that browsers let an alarm wait. */
export const shortestAlarm = 30_000;

/** The part of `browser.alarms` that is used here. */
export interface Alarms {
  create(name: string, info: { when: number; periodInMinutes: number }): Promise<void>;
  clear(name: string): Promise<boolean>;
}

/**
 * Wakes the background at a moment (milliseconds since 1970). The period keeps waking should the first time be slept
 * through or its work be cut off.
 */
export async function wakeAt(alarms: Pick<Alarms, 'create'>, when: number): Promise<void> {
  await alarms.create(syncAlarm, { when, periodInMinutes: shortestAlarm / 60_000 });
}
