/** A table taken out of HTML, and how much of it was not visible and therefore left out. */
export interface TableGrid {
  cells: string[][];
  hiddenRows: number;
  hiddenColumns: number;
}

/** A cell of a table as it was written. */
export interface TableCell {
  text: string;
  isHidden: boolean;
  colSpan: number;
  rowSpan: number;
}

/** A cell that reaches down into the following rows. */
interface Reach {
  text: string;
  width: number;
  rowsLeft: number;
}

/**
 * A table that is made a grid row by row. A cell over several rows says its text in each of them, because it is true for
 * each; a cell over several columns says it in the first one.
 */
export class GridOfRows {
  readonly #cells: string[][] = [];
  readonly #seen = new Set<number>();
  readonly #unseen = new Set<number>();
  #hiddenRows = 0;
  #reaching = new Map<number, Reach>();

  /** Takes the next row. */
  add(row: readonly TableCell[], isHidden: boolean): void {
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
    for (const { text, isHidden, colSpan, rowSpan } of row) {
      for (let reach = this.#reaching.get(column); reach; reach = this.#reaching.get(column)) putReach(reach);
      (isHidden ? this.#unseen : this.#seen).add(column);
      if (rowSpan > 1) next.set(column, { text, width: colSpan, rowsLeft: rowSpan - 1 });
      put(text, colSpan);
    }
    for (const [start, reach] of [...this.#reaching].sort(([a], [b]) => a - b)) {
      if (start < column) continue;
      column = start;
      putReach(reach);
    }
    this.#reaching = next;
    if (isHidden) this.#hiddenRows += 1;
    else this.#cells.push(line);
  }

  /** The rows as a grid, in steps, without the columns that are hidden in every row, and without these. */
  *grid(hiddenColumns: ReadonlySet<number>): Generator<undefined, TableGrid> {
    const dropped = new Set(hiddenColumns);
    for (const column of this.#unseen) if (!this.#seen.has(column)) dropped.add(column);
    const cells = this.#cells;
    if (dropped.size > 0) {
      for (const [at, line] of cells.entries()) {
        cells[at] = line.filter((_, column) => !dropped.has(column));
        if (at % 100 === 99) yield;
      }
    }
    return { cells, hiddenRows: this.#hiddenRows, hiddenColumns: dropped.size };
  }
}
