/** Pixels of a table's head, as in row-table.css. */
export const headerHeight = 32;

/** Pixels, as in row-table.css. */
const lineHeight = 36;
const remarkHeight = 24;
const belowRemarks = 6;

/** Pixels of a row with so many remarks below its cells, as long as none of them wraps. */
export function rowHeight(remarks: number): number {
  return remarks === 0 ? lineHeight : lineHeight + remarkHeight * remarks + belowRemarks;
}
