import type { Find } from '../captured-list.ts';
import { type AddressHit, addressesIn } from './address-hits.ts';
import { linesOf } from './page-lines.ts';
import { elementsIn, type PageElement } from './page-tree.ts';
import { type SpannedCell, withoutSpans } from './spanned-rows.ts';

/** A table of a page that lists people, a row each. */
export interface PeopleTable {
  element: PageElement;
  cells: string[][];
  /** `where` is the first words of the row alone. */
  finds: Find[];
  hits: AddressHit[];
  refused: string[];
}

/** Characters of a row's beginning that are kept to find it again. */
const longestWhere = 60;

/**
 * Reads a table if its rows are people: each with one cell of addresses, always in the same column, beside other cells,
 * or below a head. Null for a table that only arranges a page, whose cells may be cards.
 */
export function* peopleTable(table: PageElement): Generator<void, PeopleTable | null> {
  const rows = rowsOf(table);
  if (!rows || rows.length < 2) return null;
  const texts: SpannedCell[][] = [];
  const hitsOfRows: AddressHit[][] = [];
  const columns = new Map<number, number>();
  const refused: string[] = [];
  let peopled = 0;
  let isGrid = true;
  let bare = 0;
  for (const row of rows) {
    const line: SpannedCell[] = [];
    const hits: AddressHit[] = [];
    let addressed = 0;
    for (const [column, cell] of cellsOf(row).entries()) {
      const lines = (yield* linesOf(cell)).filter((one) => !one.isAside);
      const found = yield* addressesIn(lines);
      const [width, height] = cell.span ?? [1, 1];
      line.push({ text: lines.map(({ text }) => text).join('\n'), columns: width, rows: height });
      for (const text of found.refused) refused.push(text);
      if (found.hits.length === 0) continue;
      addressed++;
      if (new Set(found.hits.map(({ canonical }) => canonical)).size > 1) isGrid = false;
      for (const hit of found.hits) hits.push(hit);
      columns.set(column, (columns.get(column) ?? 0) + 1);
    }
    if (addressed > 1) isGrid = false;
    if (addressed > 0) peopled++;
    if (addressed > 0 && line.filter(({ text }) => text.trim() !== '').length === addressed) bare++;
    texts.push(line);
    hitsOfRows.push(hits);
  }
  if (peopled === 0 || 2 * bare > peopled) return null;
  const isHeaded = hasHead(rows);
  let mostInColumn = 0;
  for (const count of columns.values()) mostInColumn = Math.max(mostInColumn, count);
  if (!isHeaded && (!isGrid || peopled < 2 || mostInColumn < 0.8 * peopled)) return null;
  const cells = withoutSpans(texts);
  const finds: Find[] = [];
  for (const [row, hits] of hitsOfRows.entries()) {
    const first = hits[0];
    if (!first) continue;
    const where = cells[row]?.find((cell) => /\p{L}{2}/u.test(cell) && !cell.includes('@')) ?? '';
    const doubt = hits.some((hit) => hit.doubt === null) ? null : first.doubt;
    finds.push({ row, where: where.replace(/\s+/g, ' ').slice(0, longestWhere), how: first.how, doubt });
  }
  return { element: table, cells, finds, hits: hitsOfRows.flat(), refused };
}

/** The rows of a table, or null when another table stands in it. */
function rowsOf(table: PageElement): PageElement[] | null {
  const rows: PageElement[] = [];
  for (const element of elementsIn(table)) {
    if (element.tag === 'table') return null;
    if (element.tag === 'tr') rows.push(element);
  }
  return rows;
}

function cellsOf(row: PageElement): PageElement[] {
  const isCell = ({ tag }: PageElement) => tag === 'td' || tag === 'th';
  return [...elementsIn(row, isCell)].filter(isCell);
}

/** Whether its first row consists of headings of columns. */
function hasHead(rows: readonly PageElement[]): boolean {
  const [first] = rows;
  if (!first) return false;
  const cells = cellsOf(first);
  if (cells.length < 2) return false;
  return cells.every(({ tag, children }) => tag === 'th' || children.length === 0) || first.parent?.tag === 'thead';
}
