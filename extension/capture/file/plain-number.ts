/** Fifteen digits are all that a spreadsheet knows of a number. */
const digits = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 15 });

/**
 * A number as a file holds it (`3.3612345678E+10`) with all its digits and no exponent; a longer integer stays as it
 * is.
 */
export function plainNumber(raw: string): string {
  const trimmed = raw.trim();
  if (/^-?\d+$/.test(trimmed)) return trimmed;
  const value = Number(trimmed);
  return trimmed === '' || !Number.isFinite(value) ? raw : digits.format(value);
}
