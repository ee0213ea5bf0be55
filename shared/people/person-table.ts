import { type Person, type PersonField, personFields } from './person.ts';

/**
 * Where a spreadsheet may begin to read a formula, full-width signs too: at the beginning of a cell, and within one
 * behind what may be taken for the end of a cell or line. Where lists are separated by semicolons, as in France, a
 * program that opens a file with commas cuts `x;=1+1` in two, quotes or not.
 */
const beforeFormula = /(^|[;\t\r\n])(?=["']*[=+\-@\t\r＝＋－＠])/g;
const neutralised = /(^|[;\t\r\n])'(?=["']*[=+\-@\t\r＝＋－＠])/g;

/** The cells of one person in the order of the import template's columns (`personFields`), as plain values. */
export function personCells(person: Person): string[] {
  return personFields.map((field) => fieldCell(person, field));
}

/** One of those cells. */
export function fieldCell<Field extends PersonField>(person: Pick<Person, Field>, field: Field): string {
  const value: Person[PersonField] = person[field];
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return value === null ? '' : value.join(' | ');
  return value ? '1' : '0';
}

/**
 * The empty import template as a CSV file: its captions (in the order of `personFields`), with a byte order mark, by
 * which spreadsheet programs recognise UTF-8.
 */
export function templateCsv(captions: readonly string[], delimiter: ',' | ';'): string {
  return `\ufeff${captions.map(csvCell).join(delimiter)}\r\n`;
}

/** One line of a CSV file from plain cells, quoted where needed and neutralised. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell that no spreadsheet runs: one more apostrophe before all that looks like a formula. */
export function withNeutralising(cell: string): string {
  return cell.replace(beforeFormula, "$1'");
}

function csvCell(cell: string): string {
  const safe = withNeutralising(cell);
  return /[",;|\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before `csvLine` neutralised it: one apostrophe less before what looks like a formula. */
export function withoutNeutralising(cell: string): string {
  return cell.includes("'") ? cell.replace(neutralised, '$1') : cell;
}
