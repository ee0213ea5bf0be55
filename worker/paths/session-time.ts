/** As in `long-date.ts`: a page shows up to a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * When a session begins or ends by the clocks of a time zone (IANA), written out in a language, as in "3 décembre 2027
 * à 09:00". Throws a `RangeError` for an unknown zone.
 */
export function sessionTime(moment: number, language: string, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
    formats.set(key, format);
  }
  return format.format(moment);
}
