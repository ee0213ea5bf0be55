import Papa from 'papaparse';
import { withNeutralising } from '../../../shared/people/person-table.ts';
import { gridText } from '../../capture/grid-text.ts';
import { htmlTable } from '../../capture/html-table.ts';
import type { Pasted } from '../../capture/pasted.ts';

/** How our own copies are known again. */
const mark = 'data-rollcall';

/** A block of cells in both forms of the clipboard, with what a spreadsheet would run as a formula neutralised. */
export function copiedBlock(cells: readonly (readonly string[])[]): Pasted {
  const safe = cells.map((row) => row.map(withNeutralising));
  const lines = safe.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return { plain: gridText(safe), html: `<table ${mark}>${lines.join('')}</table>` };
}

/** What a paste holds as a block of cells, every row equally long: a table's, or the lines and tabs of a text. */
export function pastedBlock({ html, plain }: Pasted): string[][] {
  // A table leaves out hidden cells and knows its line ends best; of our own copies the text is the exact one.
  const table = html === '' || html.includes(`<table ${mark}`) ? null : htmlTable(html);
  const cells = table ? table.cells : textCells(plain);
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  return cells.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

function textCells(plain: string): string[][] {
  const text = plain.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (text === '') return [];
  // A quote is one of a cell only if the text has cells; else it is part of what somebody wrote.
  if (!/[\t\n]/.test(text)) return [[text]];
  return Papa.parse<string[]>(text, { delimiter: '\t', newline: '\n' }).data;
}

function escaped(text: string): string {
  // Nearly all cells are plain: a block of a long list is copied in one task.
  if (!/[&<>\n]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">');
}
