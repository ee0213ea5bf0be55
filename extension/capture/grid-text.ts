import Papa from 'papaparse';

/**
 * A grid as tab-separated text (cells with tabs, quotes or line ends are quoted), to be shown and edited in a text box.
 */
export function gridText(cells: string[][]): string {
  return Papa.unparse(cells, { delimiter: '\t', newline: '\n' });
}
