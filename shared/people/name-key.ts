/**
 * A group's or label's name as it is compared: letters without accents and case, digits, one space between words. The
 * empty text for a name without letters and digits.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
