import { Refusal } from '../refusal.ts';
import { isMailDayFull, secondsLeftOfDay } from './mail-day-store.ts';

/** Does what mails people; refuses with `too-many-requests` until tomorrow when the day's mails are used up. */
export async function withinTheDay<T>(now: number, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    if (!isMailDayFull(error)) throw error;
    throw new Refusal({ code: 'too-many-requests', retryAfterSeconds: secondsLeftOfDay(now) });
  }
}
