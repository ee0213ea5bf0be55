import { purgeUnsent } from '../batches/purge.ts';
import type { Surroundings } from '../surroundings.ts';
import { preferences } from './preference-store.ts';

/** The name of the alarm that brings the background back to forget what is old. */
export const forgetAlarm = 'forget-unsent';
/** Minutes between two of it. */
export const forgetPeriod = 12 * 60;
/** Milliseconds of a day. */
export const day = 24 * 60 * 60_000;

/** Forgets what was never approved and is older than the admin wants it to become. Answers how many imports. */
export async function forgetUnsent({ database, now }: Pick<Surroundings, 'database' | 'now'>): Promise<number> {
  const { unsentDays } = await preferences(database);
  return purgeUnsent(database, { age: unsentDays * day, now: now() });
}
