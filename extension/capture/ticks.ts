import type { Reading } from '../../shared/reading/reading.ts';

/** Rows of a grid, from 0, that the admin does not want. */
export type LeftOut = ReadonlySet<number>;

/** What was read from a grid, without the people and leftovers that stand only in rows that are left out. */
export function readingWithout(reading: Reading, leftOut: LeftOut): Reading {
  if (leftOut.size === 0) return reading;
  const isOut = ({ line }: { line: number }) => leftOut.has(line - 1);
  return {
    ...reading,
    rows: reading.rows.filter(({ place, alsoAt }) => ![place, ...alsoAt].every(isOut)),
    leftovers: reading.leftovers.filter(({ place }) => !isOut(place)),
  };
}

/** The cells of a grid with those rows emptied, so that the others keep their lines when the grid is read anew. */
export function cellsWithout(cells: string[][], leftOut: LeftOut): string[][] {
  return leftOut.size === 0 ? cells : cells.map((row, index) => (leftOut.has(index) ? [] : row));
}
