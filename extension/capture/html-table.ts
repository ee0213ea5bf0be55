import { cellText, isHidden } from './cell-text.ts';

/** A table taken out of HTML, and how much of it was not visible and therefore left out. */
export interface TableGrid {
  cells: string[][];
  hiddenRows: number;
  hiddenColumns: number;
}

/**
 * The largest table of an HTML document as a grid, or null when the document is not a table: when it has none, or when
 * addresses stand outside of it that taking the table alone would lose. The document is parsed in memory: nothing in it
 * runs or is loaded.
 */
export function htmlTable(html: string): TableGrid | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
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
  return gridOf(largest);
}

function atSigns(element: Element): number {
  return (element.textContent ?? '').split('@').length;
}

/** A cell that reaches down into the following rows. */
interface Reach {
  text: string;
  width: number;
  rowsLeft: number;
}

/**
 * A cell over several rows says its text in each of them, because it is true for each; a cell over several columns says
 * it in the first one.
 */
function gridOf(table: HTMLTableElement): TableGrid {
  const cells: string[][] = [];
  const seen = new Set<number>();
  const unseen = new Set<number>();
  let hiddenRows = 0;
  let reaching = new Map<number, Reach>();
  for (const row of table.rows) {
    const line: string[] = [];
    const next = new Map<number, Reach>();
    let column = 0;
    const put = (text: string, width: number) => {
      // Only filled cells are stored, so that a hostile colspan costs nothing.
      if (text !== '') {
        while (line.length < column) line.push('');
        line.push(text);
      }
      column += width;
    };
    const putReach = (reach: Reach) => {
      if (reach.rowsLeft > 1) next.set(column, { ...reach, rowsLeft: reach.rowsLeft - 1 });
      put(reach.text, reach.width);
    };
    for (const cell of row.cells) {
      for (let reach = reaching.get(column); reach; reach = reaching.get(column)) putReach(reach);
      const hidden = isHidden(cell);
      (hidden ? unseen : seen).add(column);
      const text = hidden ? '' : cellText(cell);
      if (cell.rowSpan > 1) next.set(column, { text, width: cell.colSpan, rowsLeft: cell.rowSpan - 1 });
      put(text, cell.colSpan);
    }
    for (const [start, reach] of [...reaching].sort(([a], [b]) => a - b)) {
      if (start < column) continue;
      column = start;
      putReach(reach);
    }
    reaching = next;
    if (isHidden(row)) hiddenRows += 1;
    else cells.push(line);
  }
  const dropped = hiddenColumns(table);
  for (const column of unseen) if (!seen.has(column)) dropped.add(column);
  return {
    cells: dropped.size === 0 ? cells : cells.map((line) => line.filter((_, column) => !dropped.has(column))),
    hiddenRows,
    hiddenColumns: dropped.size,
  };
}

/** Columns that a `<col>` hides, counted from 0. */
function hiddenColumns(table: HTMLTableElement): Set<number> {
  const hidden = new Set<number>();
  let column = 0;
  for (const col of table.querySelectorAll<HTMLTableColElement>(':scope > colgroup > col, :scope > col')) {
    for (let end = column + col.span; column < end; column += 1) if (isHidden(col)) hidden.add(column);
  }
  return hidden;
}
