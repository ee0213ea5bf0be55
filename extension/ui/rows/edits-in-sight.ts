import type { RowEdit } from '../../batches/row-edits.ts';
import type { StoredRow } from '../../batches/stored-row.ts';

/** What knows which rows of a table can be seen, by their places in its list; null before it was drawn. */
export interface Sight {
  range: { startIndex: number; endIndex: number } | null;
}

/** Rows of one change that are shown before it is stored, at most: more would hold the page up. */
const mostAhead = 1000;

/**
 * The edits of one change that are shown before it is stored: all, or of very many, which come in the order of the rows,
 * those of the rows in sight and of some hundred around them, which somebody may scroll to meanwhile.
 */
export function editsInSight(
  edits: readonly RowEdit[],
  rows: readonly StoredRow[],
  sight: Sight | null,
): readonly RowEdit[] {
  if (edits.length <= mostAhead) return edits;
  const { startIndex, endIndex } = sight?.range ?? { startIndex: 0, endIndex: 0 };
  const around = Math.floor((mostAhead - (endIndex - startIndex)) / 2);
  const [from, to] = [startIndex - around, Math.min(endIndex + around, rows.length)];
  const near: RowEdit[] = [];
  let at = 0;
  // Side by side: to look all ids up would take as long as three frames.
  for (let index = 0; index < to; index++) {
    const edit = edits[at];
    if (edit === undefined) break;
    if (edit.rowId !== rows[index]?.id) continue;
    if (index >= from) near.push(edit);
    at += 1;
  }
  return near;
}
