import { screenLanguage } from './numbers.ts';

/** Made once for each way to write a moment: that takes a millisecond, and a table writes hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

function written(moment: number, options: Intl.DateTimeFormatOptions): string {
  // A format keeps the zone that it was made in, and computers travel.
  const key = `${JSON.stringify(options)} ${new Date(moment).getTimezoneOffset()}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(screenLanguage(), options);
  formats.set(key, format);
  return format.format(moment);
}

/** A moment (milliseconds since 1970) as date and time, or as the time alone when it is today. */
export function momentWords(moment: number, now: number): string {
  const today = new Date(moment).toDateString() === new Date(now).toDateString();
  return written(moment, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' });
}

/** The day of a moment (milliseconds since 1970). */
export function dayWords(moment: number): string {
  return written(moment, { dateStyle: 'medium' });
}

/**
 * The day and time of a moment (milliseconds since 1970) in a time zone (IANA), as a table or, `long`, as a sentence
 * writes it.
 */
export function dayAndTimeWords(moment: number, timeZone: string, dateStyle: 'medium' | 'long' = 'medium'): string {
  return written(moment, { timeZone, dateStyle, timeStyle: 'short' });
}

/** The time of a moment (milliseconds since 1970) to the minute, for one that is less than a day away. */
export function minuteWords(moment: number): string {
  return written(moment, { timeStyle: 'short' });
}

/** The time of a moment (milliseconds since 1970) to the second. */
export function secondWords(moment: number): string {
  return written(moment, { timeStyle: 'medium' });
}

/** A span of milliseconds as minutes and seconds, as `9:05`. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
