/** Hours of the day, in the space's time zone, between which reminders leave. */
const firstHour = 8;
const lastHour = 20;

/**
 * Until when reminders may leave at the moment `now`: the evening of that day in the time zone (IANA), or null at night
 * and on Sundays. Throws a `RangeError` for a time zone that does not exist.
 */
export function reminderHoursEnd(now: number, timeZone: string): number | null {
  const { weekday, hour, minute } = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const minutes = Number(hour) * 60 + Number(minute);
  if (weekday === 'Sun' || minutes < firstHour * 60 || minutes >= lastHour * 60) return null;
  return now - (now % 60_000) + (lastHour * 60 - minutes) * 60_000;
}
