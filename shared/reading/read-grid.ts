import { type NameOrder, nameFromWords } from '../people/name-from-words.ts';
import { problem } from '../people/person-problem.ts';
import { bracketedPeople } from './bracketed-people.ts';
import type { TextRow } from './csv-rows.ts';
import { isDecoration } from './decoration.ts';
import { repairDoubleEncoding } from './double-encoding.ts';
import { findColumns } from './find-columns.ts';
import { findHeader, isHeaderRow, isTitle, withoutTitles } from './find-header.ts';
import { readGridRow, shapeOf } from './grid-row.ts';
import { orderInHeader } from './header-meaning.ts';
import { isMarkdownRule, withoutMarkdown } from './markdown-cells.ts';
import { PeopleByAddress } from './merge-duplicates.ts';
import type { Column, ColumnMeaning, Leftover, Reading, ReadingChoices, ReadingProgress, ReadRow } from './reading.ts';
import { widthSideBySide } from './side-by-side.ts';
import { isInSingleQuotes, tidyCell, withoutSingleQuotes } from './tidy-cell.ts';

/** Rows of one step of work. */
const rowsPerStep = 250;
/** Rows that decide about header and columns. */
const sampleRows = 210;
/** People that are told ahead of a long table: more than the highest screen shows. */
const toldAhead = 60;

/**
 * Reads rows of cells: finds the header and the columns in the first rows, then reads row by row. Null when no column
 * holds addresses: then the cells are better read as free text.
 */
export function* readGrid(
  blocks: Iterable<TextRow[]>,
  total: number,
  expectedRows: number,
  choices: ReadingChoices,
): Generator<ReadingProgress, Reading | null> {
  const reader = new GridReader(choices, expectedRows);
  const isLong = expectedRows > 2 * rowsPerStep;
  let isToldAhead = false;
  for (const block of blocks) {
    for (let start = 0; start < block.length; start += rowsPerStep) {
      reader.read(block.length <= rowsPerStep ? block : block.slice(start, start + rowsPerStep));
      const first: Reading | null = isLong && !isToldAhead ? reader.first() : null;
      isToldAhead ||= first !== null;
      yield { done: Math.min(total, block[start]?.line ?? 0), total, ...(first && { first }) };
    }
  }
  return yield* reader.finish();
}

class GridReader {
  readonly #choices: ReadingChoices;
  readonly #people: PeopleByAddress;
  readonly #leftovers: Leftover[] = [];
  #waiting: TextRow[] = [];
  #columns: Column[] | null = null;
  #shape = shapeOf([], null);
  #headerLine: number | null = null;
  #header: readonly string[] | null = null;
  /** Columns of one of the tables that stand side by side, or 0. */
  #width = 0;
  #isMarkdown = false;

  constructor(choices: ReadingChoices, expectedRows: number) {
    this.#choices = choices;
    this.#people = new PeopleByAddress(expectedRows);
  }

  read(rows: TextRow[]): void {
    if (this.#columns) {
      for (const row of rows) this.#readRow(row);
      return;
    }
    for (const row of rows) this.#waiting.push(row);
    if (this.#waiting.length >= sampleRows) this.#decide();
  }

  /** The first people; null as long as the columns are not known. */
  first(): Reading | null {
    if (!this.#columns || this.#shape.email < 0) return null;
    return this.#reading(this.#columns, this.#people.first(toldAhead), [...this.#leftovers]);
  }

  *finish(): Generator<ReadingProgress, Reading | null> {
    if (!this.#columns) this.#decide();
    if (!this.#columns || this.#shape.email < 0) return null;
    return this.#reading(this.#columns, yield* this.#people.merged(), this.#leftovers);
  }

  #reading(columns: Column[], rows: ReadRow[], leftovers: Leftover[]): Reading {
    return { form: 'grid', columns, headerLine: this.#headerLine, rows, leftovers };
  }

  #decide(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const whole = waiting.map((row) => row.cells.map((cell) => repairDoubleEncoding(cell).text));
    const header = findHeader(whole);
    this.#isMarkdown = isMarkdownRule(whole[header + 1] ?? []);
    this.#width = widthSideBySide(whole[header] ?? [], whole[header - 1] ?? []);
    const headerRow = header < 0 || isTitle(whole, header) ? null : (waiting[header] ?? null);
    const ownCells = (row: readonly string[]) => (this.#width === 0 ? row : row.slice(0, this.#width));
    const names = headerRow ? ownCells(headerRow.cells).map((cell) => withoutSingleQuotes(tidyCell(cell).text)) : null;
    const dataRows = whole
      .slice(header + 1)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => ownCells(this.#isMarkdown ? row.map((cell) => withoutMarkdown(cell)) : row));
    this.#columns = findColumns(names, names ? dataRows : withoutTitles(dataRows), this.#choices);
    this.#headerLine = headerRow?.line ?? null;
    this.#header = headerRow && ownCells(headerRow.cells);
    this.#shape = shapeOf(this.#columns, usualOrderOf(this.#columns, dataRows));
    const shape = this.#shape;
    let isBelowHeader = false;
    for (const row of waiting.slice(0, headerRow ? header : header + 1)) {
      // A smaller table above the one that decides has its own header.
      if (isBelowHeader || isHeaderRow(row.cells) || bracketedPeople(row.cells)) this.#readRow(row);
      else this.#leave(row);
      isBelowHeader ||= isHeaderRow(row.cells);
    }
    this.#header = headerRow && ownCells(headerRow.cells);
    this.#shape = shape;
    for (const row of waiting.slice(header + 1)) this.#readRow(row);
  }

  #readRow(row: TextRow): void {
    if (this.#width === 0) {
      this.#readPart(row);
      return;
    }
    for (let from = 0; from < row.cells.length; from += this.#width) {
      this.#shape.firstColumn = from + 1;
      this.#readPart({ ...row, cells: row.cells.slice(from, from + this.#width) });
    }
    this.#shape.firstColumn = 1;
  }

  /** Reads a row of one table. */
  #readPart(row: TextRow): void {
    const { line } = row;
    const cells = this.#shownCells(row.cells);
    if (cells.length === 1 && (cells[0] ?? '').trim() === '') return;
    const hasAtSign = (cells[this.#shape.email] ?? '').includes('@');
    if (!hasAtSign && !cells.some((cell) => /[\p{L}\p{N}@]/u.test(cell))) return;
    if (this.#isHeader(cells)) return;
    if (!hasAtSign && isHeaderRow(cells)) {
      this.#beginSection(row);
      return;
    }
    const others = hasAtSign ? null : bracketedPeople(cells);
    if (others) {
      for (const one of others) this.#people.add({ ...one, place: { line, column: this.#shape.firstColumn } });
      return;
    }
    const found = readGridRow(cells, line, this.#shape, hasAtSign, this.#leftovers);
    if (!found) {
      this.#leave(row);
      return;
    }
    if (row.brokenQuote) found.problems.push(problem('text-repaired', 'note', null, '"'));
    this.#people.add(found);
  }

  /** Cells without what programs put around them. */
  #shownCells(cells: readonly string[]): readonly string[] {
    const { email, meanings } = this.#shape;
    if (this.#isMarkdown) {
      const shown = withoutMarkdown(cells[email] ?? '');
      return cells.map((cell, index) =>
        index === email ? shown : isFreeText(meanings[index]) ? cell : withoutMarkdown(cell, shown),
      );
    }
    return isInSingleQuotes(cells[email] ?? '') ? cells.map(withoutSingleQuotes) : cells;
  }

  /** The header again, where lists were put one under the other. */
  #isHeader(cells: readonly string[]): boolean {
    const header = this.#header;
    return (
      header !== null &&
      cells[0] === header[0] &&
      cells.every((cell, index) => cell.trim() === (header[index] ?? '').trim())
    );
  }

  /**
   * Another header further down: the columns below it are its own. It is listed, as `columns` tells of the first ones.
   */
  #beginSection(row: TextRow): void {
    const columns = findColumns(row.cells, [], {});
    this.#leave(row);
    this.#shape = shapeOf(columns, this.#shape.usualOrder);
    this.#header = row.cells;
  }

  /** Lists what stands in a row that holds no person. */
  #leave({ cells, line }: TextRow): void {
    const column = cells.findIndex((cell) => cell.trim() !== '');
    if (column < 0) return;
    const text = cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' ; ');
    if (!isDecoration(text)) this.#leftovers.push({ place: { line, column: this.#shape.firstColumn + column }, text });
  }
}

/** Whether any letter of a cell may be meant. */
function isFreeText(meaning: ColumnMeaning | undefined): boolean {
  return meaning === 'password' || meaning === 'additionalInformation';
}

/** The order that most full names of the sample show. */
function usualOrderOf(columns: readonly Column[], rows: readonly (readonly string[])[]): NameOrder | null {
  const full = columns.findIndex(({ meaning }) => meaning === 'fullName');
  if (full < 0) return null;
  // A header such as `NOM Prénom` counts as three names: lists that were filled in by hand often do as they like.
  let balance = 3 * signOf(orderInHeader(columns[full]?.header ?? ''));
  for (const row of rows) {
    const name = (row[full] ?? '').trim().slice(0, 200);
    const { order } = name === '' || name.includes(',') ? { order: null } : nameFromWords(name);
    balance += signOf(order);
  }
  return balance === 0 ? null : balance > 0 ? 'firstLast' : 'lastFirst';
}

function signOf(order: NameOrder | null): number {
  return order === 'firstLast' ? 1 : order === 'lastFirst' ? -1 : 0;
}
