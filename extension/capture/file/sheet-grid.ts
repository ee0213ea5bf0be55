import { mailtoAddresses } from '../mailto-addresses.ts';
import { type FileNote, FileRefused } from './file-capture.ts';
import { maxCells, maxCharacters, maxColumns, maxRows } from './file-limits.ts';

/** A block of cells, counted from 0, ends included. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Why a row is not shown. */
export type RowHiding = 'hidden' | 'filtered';

/** How much a workbook has taken so far, all its sheets together. */
export interface CellCount {
  cells: number;
  characters: number;
}

/**
 * A sheet while it is read. What is hidden is left empty instead of being taken out, so that line 12 of the grid is row
 * 12 of the sheet and column 3 is its column C. Throws `FileRefused` when the cells become too many.
 */
export class SheetGrid {
  readonly #count: CellCount;
  readonly #rows: string[][] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #hiddenWithContent = { rows: new Map<number, RowHiding>(), columns: new Set<number>() };
  readonly #merges: CellRange[] = [];
  readonly #links: { row: number; column: number; address: string }[] = [];
  #filter: CellRange | null = null;
  readonly #formulas = { count: 0, unknown: 0, firstUnknown: '' };
  readonly #errors = { count: 0, first: '', text: '' };

  constructor(count: CellCount) {
    this.#count = count;
  }

  hideColumns(from: number, to: number): void {
    const [first, last] = [Math.max(from, 0), Math.min(to, maxColumns - 1)];
    for (let column = first; column <= last; column += 1) this.#hiddenColumns.add(column);
    this.#spend(Math.max(0, last - first));
  }

  /** Puts the text of one cell; rows and columns count from 0. */
  put(row: number, column: number, text: string, hiding: RowHiding | null): void {
    if (text === '' || row < 0 || row >= maxRows || column < 0 || column >= maxColumns) return;
    if (hiding) this.#hiddenWithContent.rows.set(row, hiding);
    else if (this.#hiddenColumns.has(column)) this.#hiddenWithContent.columns.add(column);
    else {
      this.#fill(row, column, text);
      return;
    }
    // Hidden cells count as well: one element of a hostile file stands for billions of them.
    this.#spend(1);
  }

  /** Notes a formula; `known` when it has a value that was calculated. */
  countFormula(row: number, column: number, known: boolean): void {
    if (known) this.#formulas.count += 1;
    else if (this.#formulas.unknown++ === 0) this.#formulas.firstUnknown = cellName(row, column);
  }

  /** Notes a cell that shows an error. */
  countError(row: number, column: number, text: string): void {
    if (this.#errors.count++ > 0) return;
    this.#errors.first = cellName(row, column);
    this.#errors.text = text;
  }

  merge(range: CellRange): void {
    if (range.bottom > range.top) this.#merges.push(range);
  }

  /** Rows of this range that are hidden are hidden by a filter. */
  filter(range: CellRange): void {
    this.#filter = range;
  }

  /** Notes where a cell leads to; only links to addresses matter. */
  link(row: number, column: number, target: string): void {
    // A row is of whom the mail is to, not of who gets a copy of it.
    const [to = ''] = target.split('?', 1);
    const address = mailtoAddresses(to).join(', ');
    if (address !== '' && !this.#hiddenColumns.has(column)) this.#links.push({ row, column, address });
  }

  /** The finished grid: as many rows as the last filled one, each as long as its last filled cell. */
  finish(): { cells: string[][]; notes: FileNote[] } {
    const merged = this.#repeatMerged();
    const linked = this.#addLinked();
    return { cells: this.#rows, notes: this.#notes(merged, linked) };
  }

  #fill(row: number, column: number, text: string): void {
    while (this.#rows.length <= row) this.#rows.push([]);
    const line = this.#rows[row] ?? [];
    this.#spend(Math.max(0, column + 1 - line.length));
    while (line.length < column) line.push('');
    line[column] = text;
    this.#count.characters += text.length;
    if (this.#count.characters > maxCharacters) throw tooMany();
  }

  #spend(cells: number): void {
    this.#count.cells += cells;
    if (this.#count.cells > maxCells) throw tooMany();
  }

  /** A cell over several rows says its text in each of them, because it is true for each. */
  #repeatMerged(): number {
    let merged = 0;
    const last = this.#rows.length - 1;
    for (const { top, left, bottom } of this.#merges) {
      const text = this.#rows[top]?.[left] ?? '';
      if (text === '') continue;
      merged += 1;
      for (let row = top + 1; row <= Math.min(bottom, last); row += 1) {
        // Counted even where nothing is added: ranges of a hostile file overlap.
        this.#spend(1);
        // Rows without content of their own stay empty, hidden ones among them.
        const line = this.#rows[row] ?? [];
        if (line.length > 0 && (line[left] ?? '') === '') this.#fill(row, left, text);
      }
    }
    return merged;
  }

  /** Addresses behind names (`mailto:` links) get a column of their own after the last one, beside what is shown. */
  #addLinked(): number {
    const unseen = this.#links.filter(({ row, column }) => {
      const shown = this.#rows[row]?.[column] ?? '';
      return shown !== '' && !shown.includes('@');
    });
    if (unseen.length === 0) return 0;
    const column = this.#rows.reduce((width, line) => Math.max(width, line.length), 0);
    for (const { row, address } of unseen)
      this.#fill(row, this.#rows[row]?.[column] ? this.#rows[row].length : column, address);
    return unseen.length;
  }

  #notes(merged: number, linked: number): FileNote[] {
    const notes: FileNote[] = [];
    const { rows } = this.#hiddenWithContent;
    let filtered = 0;
    for (const [row, hiding] of rows) if (hiding === 'filtered' || isBelowTop(this.#filter, row)) filtered += 1;
    if (rows.size > filtered) notes.push({ kind: 'hidden-rows', count: rows.size - filtered });
    if (filtered > 0) notes.push({ kind: 'filtered-rows', count: filtered });
    const { size } = this.#hiddenWithContent.columns;
    if (size > 0) notes.push({ kind: 'hidden-columns', count: size });
    if (merged > 0) notes.push({ kind: 'merged-cells', count: merged });
    if (linked > 0) notes.push({ kind: 'linked-addresses', count: linked });
    const { count, unknown, firstUnknown } = this.#formulas;
    if (count > 0) notes.push({ kind: 'formulas', count });
    if (unknown > 0) notes.push({ kind: 'formulas-without-value', count: unknown, first: firstUnknown });
    if (this.#errors.count > 0) notes.push({ kind: 'error-cells', ...this.#errors });
    return notes;
  }
}

function tooMany(): FileRefused {
  return new FileRefused({ code: 'file-too-many-cells', limit: maxCells });
}

/** A filter's first row is its header, which it never hides. */
function isBelowTop(filter: CellRange | null, row: number): boolean {
  return filter !== null && row > filter.top && row <= filter.bottom;
}

/** The name that a spreadsheet gives to a cell, such as `C4`. */
function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
