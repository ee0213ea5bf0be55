import Papa from 'papaparse';
import { drained } from '../../shared/reading/drained.ts';

/** Rows that are written in one step. */
const rowsInStep = 200;

/**
 * A grid as tab-separated text (cells with tabs, quotes or line ends are quoted), to be shown and edited in a text box.
 */
export function gridText(cells: string[][]): string {
  return drained(gridTextInSteps(cells));
}

/** The same in short steps. */
export function* gridTextInSteps(cells: string[][]): Generator<undefined, string> {
  const parts: string[] = [];
  for (let start = 0; start < cells.length; start += rowsInStep) {
    parts.push(Papa.unparse(cells.slice(start, start + rowsInStep), { delimiter: '\t', newline: '\n' }));
    yield;
  }
  return parts.join('\n');
}
