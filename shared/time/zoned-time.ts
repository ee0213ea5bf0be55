/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day is longer than any clock is ever put on or back at once. */
const day = 86_400_000;

/**
 * A moment (milliseconds since 1970) as the clocks of a time zone (IANA, `Europe/Paris`) show it, to the minute:
 * `2027-03-28T09:30`, which is what a `datetime-local` field of HTML holds. Throws a `RangeError` for an unknown zone.
 */
export function wallTime(moment: number, timeZone: string): string {
  return minuteOf(clockOf(moment, timeZone));
}

/**
 * What a time on the wall means in a time zone: its moment, and whether the clocks show it twice because they are put
 * back (the first one counts); `skipped` when they never show it because they are put on; null when it is no day and
 * time from 1970 on. Throws a `RangeError` for an unknown zone.
 */
export function momentOf(wall: string, timeZone: string): { moment: number; isDoubled: boolean } | 'skipped' | null {
  // A year of five digits is none that anything is planned in.
  const clock = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall) ? Date.parse(`${wall.slice(0, 16)}:00Z`) : Number.NaN;
  // A 30th of February parses as a day in March.
  if (Number.isNaN(clock) || minuteOf(clock) !== wall.slice(0, 16)) return null;
  // By the clocks' distance from UTC before and after: they differ only around a change.
  const shown = [clock - day, clock + day]
    .map((nearby) => clock - (clockOf(nearby, timeZone) - nearby))
    .filter((moment) => clockOf(moment, timeZone) === clock);
  const [first, second] = shown;
  if (first === undefined) return 'skipped';
  return first < 0 ? null : { moment: first, isDoubled: second !== undefined && second !== first };
}

/** What the clocks show, in milliseconds as if they showed UTC; to the second. */
function clockOf(moment: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function minuteOf(clock: number): string {
  return new Date(clock).toISOString().slice(0, 16);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}
