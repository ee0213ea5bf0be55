/** Making a format costs more than the rest of a letter, and a delivery writes hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of a moment written out in a language, as in "22 décembre 2026", by the clocks of the space's time zone (IANA);
 * without the hour, because nobody knows in which one the reader is. Throws a `RangeError` for an unknown zone.
 */
export function longDate(moment: number, language: string, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
    formats.set(key, format);
  }
  return format.format(moment);
}
