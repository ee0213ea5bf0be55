/** Characters of a key, at most: taking letters apart can make eighteen of one, and a list may hold 100,000 names. */
const longestKey = 400;

/**
 * A group's or label's name as it is compared: letters without accents and case, digits, one space between words. Signs
 * count only behind a letter, where they make another word of it (`C++`, `C#`), and in a name of nothing but signs.
 * Empty only for a name without anything to be seen.
 */
export function nameKey(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .slice(0, longestKey)
    .toWellFormed();
  const words = folded.replace(/(?:[^\p{L}\p{N}+#]|(?<!\p{L}[+#]*)[+#])+/gu, ' ').trim();
  return words === '' ? folded.replace(/\s+/g, ' ').trim() : words;
}

/** A group's or label's name as it is kept: without spaces at its ends, one between words. */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}
