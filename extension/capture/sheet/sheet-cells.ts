import Papa from 'papaparse';
import type { SheetPlace } from './sheet-place.ts';
import { cellsWithin, isBounded, sheetRange } from './sheet-range.ts';

/**
 * The cells of a place, from the CSV that Google gave for it: of the range itself where all its sides are given, else
 * of the whole sheet. Empty rows at the end are left out; those before stay, for the numbers of lines. No row means
 * that there is nothing in the cells.
 */
export function sheetCells(csv: string, { range }: SheetPlace): string[][] {
  const all = Papa.parse<string[]>(csv, { delimiter: ',' }).data;
  const asked = range === null ? null : sheetRange(range);
  const cells = asked === null || isBounded(asked) ? all : cellsWithin(all, asked);
  const last = cells.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  return cells.slice(0, last + 1);
}
