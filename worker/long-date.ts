/** Making a format costs more than the rest of a letter or of a line of a page, and a delivery writes hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of a moment written out in a language, as in "22 décembre 2026", by the clocks of the space's time zone (IANA);
 * without the hour, because nobody knows in which one the reader is. Throws a `RangeError` for an unknown zone.
 */
export function longDate(moment: number, language: string, timeZone: string): string {
  return withOrdinal(formatOf(language, { dateStyle: 'long', timeZone }).format(moment), language);
}

/** The same with the hour, as in "3 décembre 2027 à 09:00": for who is told the time zone beside it. */
export function longDateTime(moment: number, language: string, timeZone: string): string {
  return withOrdinal(formatOf(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment), language);
}

/** How the first day of a month is written in a sentence where it is not "1": CLDR's formats do not know it. */
const firstDays: Record<string, string> = { fr: '1er', it: '1º', pt: '1º' };

function withOrdinal(written: string, language: string): string {
  return written.replace(/^1(?= )/, firstDays[language] ?? '1');
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, options);
    formats.set(key, format);
  }
  return format;
}
