import { foldHeader, headerMeaning, isSomebodyElse } from './header-meaning.ts';

const nameMeanings = ['lastName', 'firstName', 'fullName'] as const;

/**
 * The number of columns of one table where the same one stands several times side by side, as in sheets that were made to
 * be printed; 0 where the header does not say that. All of the header has to repeat, blank columns between included, and
 * to name people and their addresses. What stands `above` may say that the others are there for the first (`Pupil`,
 * `Guardian`): then they are nobody to be invited.
 */
export function widthSideBySide(header: readonly string[], above: readonly string[]): number {
  const names = header.map(foldHeader);
  const first = names.findIndex((name) => name !== '');
  const width = first < 0 ? 0 : names.indexOf(names[first] ?? '', first + 1) - first;
  if (width < 2) return 0;
  const isRepeated = names.every((name, index) => index < width || name === names[index % width]);
  const isWhole = names.findLast((name) => name !== '') === names.slice(0, width).findLast((name) => name !== '');
  const meanings = names.slice(0, width).map((name) => headerMeaning(name).meaning);
  // `Email;Phone;Email;Phone` is one person with two addresses.
  const isOfPeople = meanings.includes('email') && nameMeanings.some((meaning) => meanings.includes(meaning));
  const isForFirst =
    above.slice(first + width).some(isSomebodyElse) && !above.slice(0, first + width).some(isSomebodyElse);
  return isRepeated && isWhole && isOfPeople && !isForFirst ? width : 0;
}
