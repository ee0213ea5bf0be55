import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';
import { sendWakeUps } from '../wake-ups/send-wake-ups.ts';
import { hashInitialPasswords } from './hashing.ts';
import { letMailLeave } from './mail-first.ts';

/** Passwords that one wake-up stands for: less than a second of CPU. */
const passwordsPerWakeUp = 25;

/** Milliseconds of one answer to the queue, after which the rest is left to the next. */
const hashingTime = 20_000;

/**
 * Wakes hashing up for so many initial passwords. Never rejects: the sealed passwords stand in the database, people can
 * sign in with them already, and the sweeper wakes for whatever is left.
 */
export function wakeHashing(env: Environment, passwords: number): Promise<void> {
  return sendWakeUps(env, 'passwords', Math.ceil(passwords / passwordsPerWakeUp));
}

/** Hashes what so many wake-ups stand for; wakes another one up when its time does not suffice. */
export async function hashWoken(env: Environment, wakeUps: number): Promise<void> {
  await letMailLeave(env.DB, () => Date.now());
  const sources = { now: () => Date.now(), timeOver: AbortSignal.timeout(hashingTime) };
  const limit = wakeUps * passwordsPerWakeUp;
  const { left } = await hashInitialPasswords(env.DB, settingsOf(env), limit, sources);
  await wakeHashing(env, left);
}
