import { keepsSpace } from './seen-style.ts';
import { isLong, tellingBeginning, tellingWords } from './telling-words.ts';

/** White space that is shown as something else. */
const manySpaces = /[\t\r\n\f]| {2}/;

/** How a text stands on the page. */
interface Standing {
  /** The style of the element around it, which says whether white space counts; null where it does. */
  style: CSSStyleDeclaration | null;
  /** In a cell of a table, of which all may be wanted. */
  isInCell: boolean;
}

/**
 * What is told of a text, all where a reader may want that; in single spaces where it is shown so. Of a line that
 * `namesNobody` it is the beginning.
 */
export function toldText(text: string, { style, isInCell }: Standing, namesNobody: boolean): string {
  // To ask for a style takes longer than all else of a short text.
  if ((isLong(text) || manySpaces.test(text)) && (style === null || keepsSpace(style))) return text;
  const told = isInCell ? text : namesNobody ? tellingBeginning(text) : tellingWords(text);
  return manySpaces.test(told) ? told.replace(/[ \t\r\n\f]+/g, ' ') : told;
}
