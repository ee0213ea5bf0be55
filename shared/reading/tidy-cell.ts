import { repairDoubleEncoding } from './double-encoding.ts';

/**
 * Characters that a cell may hold and that say nothing: controls, invisible marks, tags. Line ends and tabs are not
 * among them.
 */
const invisible =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc]|\u034f|(?:\udb40[\udc00-\udfff])+/;
const allInvisible = new RegExp(invisible.source, 'g');
const plain = /^[!-~\u00c0-\u024f\u1e00-\u1eff]+(?: [!-~\u00c0-\u024f\u1e00-\u1eff]+)*$/;
/** What letters that were encoded twice show when they show Latin letters alone. */
const twiceInLetters = /[\u00c2-\u00df][ŒœŠšŸŽžƒ]/;
const apostrophe = 0x27;
/** `'O''Neil'`, `'O\\'Neil'`: how databases and some programs quote. */
const singlyQuoted = /^'(.+)'$/s;

/**
 * Characters of a cell that is looked through. Spreadsheets hold 32,767; what is longer fits no field, is refused for its
 * length, and would take a page's time at each look.
 */
export const longestCell = 100_000;

/** A cell as it is to be read, and whether something in it was repaired. */
interface TidyCell {
  text: string;
  repaired: boolean;
}

/** Whether a cell needs no tidying at all: Latin words, addresses among them, with single spaces between. */
function isPlainCell(cell: string): boolean {
  return cell.length < 100 && plain.test(cell) && !twiceInLetters.test(cell);
}

/**
 * A cell without invisible characters and outer spaces, with one kind of line end and with letters that were encoded
 * once.
 */
export function tidyCell(cell: string): TidyCell {
  return isReadAsItIs(cell) ? { text: cell, repaired: false } : tidied(cell, repairDoubleEncoding(cell).text);
}

/** The same of a password, of which any letter may be meant. */
export function tidyPassword(cell: string): TidyCell {
  return isReadAsItIs(cell) ? { text: cell, repaired: false } : tidied(cell, cell);
}

function isReadAsItIs(cell: string): boolean {
  return cell === '' || isPlainCell(cell) || cell.length > longestCell;
}

function tidied(cell: string, encodedOnce: string): TidyCell {
  let text = encodedOnce.isWellFormed() ? encodedOnce : encodedOnce.toWellFormed();
  if (invisible.test(text)) text = text.replace(allInvisible, '');
  const repaired = text !== cell;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  return { text: text.replace(/[\xa0\u2000-\u200a\u202f\u205f\u3000]/g, ' ').trim(), repaired };
}

/** On one line, with single spaces. */
export function onOneLine(text: string): string {
  if (text.length > longestCell) return text;
  return /[\s\u2028\u2029]{2}|[\t\n\x0b\x0c\u2028\u2029]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/**
 * Whether a cell begins with text in single quotes. One apostrophe alone, in front, is a spreadsheet's, and says nothing
 * of the other cells.
 */
export function isInSingleQuotes(cell: string): boolean {
  return !beginsPlainly(cell) && /^\s*'[^']+'/.test(cell);
}

/** Letters and figures, with which nearly every cell begins, need no closer look. */
function beginsPlainly(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code > apostrophe && code < 0x7f;
}

/** The text of a cell that a database, or a program, has put in single quotes. */
export function withoutSingleQuotes(cell: string): string {
  if (!cell.includes("'")) return cell;
  const quoted = singlyQuoted.exec(cell.trim())?.[1];
  return quoted === undefined ? cell : quoted.replace(/''|\\'/g, "'");
}
