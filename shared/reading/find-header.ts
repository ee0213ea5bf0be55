import { headerMeaning, isColumnName } from './header-meaning.ts';

/** A header is looked for in so many first rows that are not blank. */
const rowsLookedAt = 10;

/** Less than any header of two recognised cells: taken only when there is no such row. */
const scoreOfOneName = 0.5;

/**
 * The index of the row that names the columns, or -1: of the first ten rows without an address, the one with the most
 * recognised cells; of equal ones the one with more addresses below it, since a report begins with tables about itself.
 * One recognised cell is enough if it is about addresses, or the only filled one, or just above the first address.
 */
export function findHeader(rows: readonly (readonly string[])[]): number {
  const found: { index: number; score: number }[] = [];
  let candidate = -1;
  let seen = 0;
  for (let index = 0; index < rows.length && seen < rowsLookedAt; index++) {
    const row = rows[index] ?? [];
    if (!row.some((cell) => cell.trim() !== '')) continue;
    seen++;
    if (hasAddress(row)) {
      if (candidate >= 0) found.push({ index: candidate, score: scoreOfOneName });
      candidate = -1;
      continue;
    }
    const score = headerScore(row);
    candidate = score === 0 && namesOneColumn(row) ? index : -1;
    if (score > 0) found.push({ index, score });
  }
  const best = Math.max(0, ...found.map(({ score }) => score));
  const equals = found.filter(({ score }) => score === best).map(({ index }) => index);
  if (equals.length < 2) return equals[0] ?? -1;
  const below = equals.map((index, nth) => rows.slice(index + 1, equals[nth + 1]).filter(hasAddress).length);
  return equals[below.indexOf(Math.max(...below))] ?? -1;
}

/** Whether the row found is a title above the list (`Participants`): no person has anything below its one cell. */
export function isTitle(rows: readonly (readonly string[])[], index: number): boolean {
  const [only, another] = filledCells(rows[index] ?? []);
  if (only === undefined || another !== undefined) return false;
  const people = rows.slice(index + 1).filter(hasAddress);
  return people.length > 0 && people.every((row) => (row[only] ?? '').trim() === '');
}

/** Rows of a table without a header, without the titles above it: single texts, where a person has more than one. */
export function withoutTitles(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const first = rows.findIndex(hasAddress);
  if (filledCells(rows[first] ?? []).length < 2) return rows;
  return rows.filter((row, index) => index >= first || filledCells(row).length > 1);
}

/** The indexes of cells that hold something. */
function filledCells(row: readonly string[]): number[] {
  return row.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));
}

/** Whether a row has an address in it and is therefore no header. */
function hasAddress(row: readonly string[]): boolean {
  return row.some((cell) => cell.includes('@') && /\S@[^\s@]+\.\S/.test(cell));
}

/** `Full name, Department` above people: one cell is exactly what columns are called, the others are short words. */
function namesOneColumn(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.every((cell) => cell.length < 40 && !/\d/.test(cell)) && filled.filter(isColumnName).length === 1;
}

/** Whether a row names columns without a doubt: two of them and the addresses', and nothing but words. */
export function isHeaderRow(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || filled.some((cell) => cell.length > 60 || cell.includes('@'))) return false;
  // `Name (original name)`: what a column is called, and a remark.
  const names = filled.map((cell) => cell.replace(/\s*\([^()]*\)\s*$/, ''));
  const meanings = names.map((name) => (isColumnName(name) ? headerMeaning(name).meaning : null));
  return meanings.includes('email') && meanings.filter((meaning) => meaning !== null).length > 1;
}

function headerScore(row: readonly string[]): number {
  let score = 0;
  let recognised = 0;
  const seen = new Set<string>();
  for (const cell of row.slice(0, 200)) {
    if (cell.length > 100 || cell.trim() === '') continue;
    const { meaning, trust } = headerMeaning(cell);
    if (meaning === null) continue;
    recognised++;
    score += trust * (meaning === 'email' ? 1.5 : 1) * (seen.has(meaning) ? 0.3 : 1);
    seen.add(meaning);
  }
  const filled = row.filter((cell) => cell.trim() !== '').length;
  if (recognised >= 2) return score;
  return recognised === 1 && (seen.has('email') || filled === 1) && score >= 0.9 ? score : 0;
}
