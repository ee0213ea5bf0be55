import { screenLanguage } from './numbers.ts';

/** A moment (milliseconds since 1970) as date and time, or as the time alone when it is today. */
export function momentWords(moment: number, now: number): string {
  const today = new Date(moment).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    screenLanguage(),
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(moment);
}

/** The day of a moment (milliseconds since 1970). */
export function dayWords(moment: number): string {
  return new Intl.DateTimeFormat(screenLanguage(), { dateStyle: 'medium' }).format(moment);
}

/**
 * The day and time of a moment (milliseconds since 1970) in a time zone (IANA), as a table or, `long`, as a sentence
 * writes it.
 */
export function dayAndTimeWords(moment: number, timeZone: string, dateStyle: 'medium' | 'long' = 'medium'): string {
  return new Intl.DateTimeFormat(screenLanguage(), { timeZone, dateStyle, timeStyle: 'short' }).format(moment);
}

/** The time of a moment (milliseconds since 1970) to the minute, for one that is less than a day away. */
export function minuteWords(moment: number): string {
  return new Intl.DateTimeFormat(screenLanguage(), { timeStyle: 'short' }).format(moment);
}

/** The time of a moment (milliseconds since 1970) to the second. */
export function secondWords(moment: number): string {
  return new Intl.DateTimeFormat(screenLanguage(), { timeStyle: 'medium' }).format(moment);
}

/** A span of milliseconds as minutes and seconds, as `9:05`. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
