/** Cells of a sheet from one corner to the other, counted from 1; an end is infinite where the sheet itself ends it. */
interface SheetRange {
  firstColumn: number;
  lastColumn: number;
  firstRow: number;
  lastRow: number;
}

/** What the name box of the editor says about the selection. */
export interface NamedSelection {
  selection: 'range' | 'several' | 'named' | 'none';
  /** As `SheetPlace` has it; null but for `range`. */
  range: string | null;
}

/** The last column that a sheet can have: a selection of whole rows reaches that far. */
const endOfRow = 'ZZZ';

/**
 * Reads the editor's name box: `A2:C9`, whole columns `A:C`, whole rows `2:9`. A single cell is no selection, it is
 * where the cursor happens to be. A name stands for cells that only Google knows.
 */
export function selectionIn(nameBox: string): NamedSelection {
  const text = nameBox.replaceAll('$', '').trim().toUpperCase();
  if (/[,;]/.test(text)) return { selection: 'several', range: null };
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(text);
  const range = rows ? `A${rows[1]}:${endOfRow}${rows[2]}` : text;
  if (/^[A-Z]{1,3}\d{0,7}:[A-Z]{1,3}\d{0,7}$/.test(range)) return { selection: 'range', range };
  return { selection: text === '' || /^[A-Z]{1,3}\d{1,7}$/.test(text) ? 'none' : 'named', range: null };
}

/** Takes a range apart; its corners may be any two that face each other. Expects the form that `SheetPlace` holds. */
export function sheetRange(text: string): SheetRange {
  const [, column1 = '', row1 = '', column2 = '', row2 = ''] = /^([A-Z]+)(\d*):([A-Z]+)(\d*)$/.exec(text) ?? [];
  const columns = [columnNumber(column1), columnNumber(column2)];
  const rows = [row1 === '' ? 1 : Number(row1), row2 === '' ? Number.POSITIVE_INFINITY : Number(row2)];
  return {
    firstColumn: Math.min(...columns),
    lastColumn: column2 === endOfRow ? Number.POSITIVE_INFINITY : Math.max(...columns),
    firstRow: Math.min(...rows),
    lastRow: Math.max(...rows),
  };
}

/** Whether all four sides are given, so that Google can be asked for just these cells. */
export function isBounded({ lastColumn, lastRow }: SheetRange): boolean {
  return Number.isFinite(lastColumn) && Number.isFinite(lastRow);
}

/** The cells of a whole sheet that lie in a range. */
export function cellsWithin(cells: string[][], { firstColumn, lastColumn, firstRow, lastRow }: SheetRange): string[][] {
  return cells.slice(firstRow - 1, lastRow).map((row) => row.slice(firstColumn - 1, lastColumn));
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = 26 * number + letter.charCodeAt(0) - 64;
  return number;
}
