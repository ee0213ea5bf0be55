/** Making a format costs more than the rest of a letter, and a delivery writes hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of a moment written out in a language, as in "22 décembre 2026"; in UTC and without the hour, because nobody
 * knows in which time zone the reader is.
 */
export function longDate(moment: number, language: string): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    formats.set(language, format);
  }
  return format.format(moment);
}
