import { drained } from '../../shared/reading/drained.ts';
import { cellText, isHidden } from './cell-text.ts';
import { maxColumns } from './file/file-limits.ts';
import { GridOfRows, type TableGrid } from './grid-of-rows.ts';
import { simpleTable } from './simple-table.ts';

/** The largest table of an HTML document in one go; see `htmlTableInSteps`, which this drains. */
export function htmlTable(html: string): TableGrid | null {
  return drained(htmlTableInSteps(html));
}

/**
 * The largest table of an HTML document as a grid, or null when the document is not a table: when it has none, or when
 * addresses stand outside of it that taking the table alone would lose. Nothing in it runs or is loaded. Short steps for
 * a table as spreadsheets and browsers copy it; any other document is parsed by the browser, which takes it in one go.
 */
export function* htmlTableInSteps(html: string): Generator<undefined, TableGrid | null> {
  return (yield* simpleTable(html)) ?? (yield* parsedTable(html));
}

/** The same of any document, which is parsed in memory. */
export function* parsedTable(html: string): Generator<undefined, TableGrid | null> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  yield;
  for (const element of page.querySelectorAll('style, script, template, title')) element.remove();
  let largest: HTMLTableElement | null = null;
  let size = 0;
  for (const table of page.querySelectorAll('table')) {
    let cells = 0;
    for (const row of table.rows) cells += row.cells.length;
    if (cells > size) {
      largest = table;
      size = cells;
    }
  }
  if (!largest || size < 2 || atSigns(page.body) > atSigns(largest)) return null;
  return yield* gridOf(largest);
}

function atSigns(element: Element): number {
  return (element.textContent ?? '').split('@').length;
}

/** Rows that are read in one step. */
const rowsInStep = 50;

function* gridOf(table: HTMLTableElement): Generator<undefined, TableGrid> {
  const grid = new GridOfRows();
  let rows = 0;
  for (const row of table.rows) {
    const cells = Array.from(row.cells, (cell) => {
      const isUnseen = isHidden(cell);
      const { colSpan, rowSpan } = cell;
      return { text: isUnseen ? '' : cellText(cell), isHidden: isUnseen, colSpan, rowSpan };
    });
    grid.add(cells, isHidden(row));
    rows += 1;
    if (rows % rowsInStep === 0) yield;
  }
  return yield* grid.grid(hiddenColumns(table));
}

/** Columns that a `<col>` hides, counted from 0. */
function hiddenColumns(table: HTMLTableElement): Set<number> {
  const hidden = new Set<number>();
  let column = 0;
  for (const col of table.querySelectorAll<HTMLTableColElement>(':scope > colgroup > col, :scope > col')) {
    for (let end = Math.min(column + col.span, maxColumns); column < end; column += 1)
      if (isHidden(col)) hidden.add(column);
  }
  return hidden;
}
