/**
 * The spellings in which a text may stand in another one whose letters A to Z SQLite has made small: as it is, in small
 * and capital letters (SQLite leaves `É` as it is), with accents apart (as file names of a Mac have them), each also as
 * JSON quotes it. None for an empty text.
 */
export function spellingsOf(text: string): string[] {
  if (text === '') return [];
  const spellings = [text, text.toLowerCase(), text.toUpperCase()]
    .flatMap((spelling) => [spelling.normalize('NFC'), spelling.normalize('NFD')])
    .map((spelling) => spelling.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
  return [...new Set(spellings.flatMap((spelling) => [spelling, JSON.stringify(spelling).slice(1, -1)]))];
}
