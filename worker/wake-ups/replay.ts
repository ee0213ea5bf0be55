import { takeReport } from '../bounces/take-report.ts';
import type { Environment, WakeUp } from '../environment.ts';
import { findReplayable } from './dead-letter-store.ts';
import { sendWakeUps } from './send-wake-ups.ts';

/**
 * Does again what dead letters stand for, and says for which that was done. What it comes to stands in the database: a
 * wake-up with nothing to do does nothing, and the first word about a mail counts. So it may be done any number of
 * times, and the letters may go afterwards.
 */
export async function replay(env: Environment, ids: readonly string[], now: number): Promise<string[]> {
  const letters = await findReplayable(env.DB, ids);
  for (const kind of ['mail', 'passwords'] satisfies WakeUp['kind'][]) {
    await sendWakeUps(env, kind, letters.filter((letter) => letter.kind === kind).length);
  }
  for (const { report } of letters) if (report) await takeReport(env, report, now);
  return letters.map(({ id }) => id);
}
