/** A cell as it was written: its text, and how many columns and rows it covers. */
export interface SpannedCell {
  text: string;
  columns: number;
  rows: number;
}

/** Columns of a grid, and cells that repeat a text from above, at most: a hostile page may claim any number. */
const mostColumns = 1000;
const mostRepeated = 500_000;

/**
 * Rows of cells as a grid without holes. A cell over several rows says its text in each of them, because it is true for
 * each; a cell over several columns says it in the first one.
 */
export function withoutSpans(rows: readonly (readonly SpannedCell[])[]): string[][] {
  const grid: string[][] = [];
  /** Of each column: the text that reaches into it from above, and for how many rows more. */
  const reaching: ({ text: string; rows: number } | undefined)[] = [];
  let repeated = 0;
  for (const row of rows) {
    const line: string[] = [];
    const waiting = [...row];
    let last = 0;
    for (let column = 0; column < mostColumns && (waiting.length > 0 || column < reaching.length); column++) {
      const above = reaching[column];
      if (above && above.rows > 0) {
        above.rows--;
        line[column] = above.text !== '' && repeated++ < mostRepeated ? above.text : '';
        if (line[column] !== '') last = column + 1;
        continue;
      }
      const cell = waiting.shift();
      line[column] = cell?.text ?? '';
      if (!cell) continue;
      if (cell.text !== '') last = column + 1;
      reaching[column] = { text: cell.text, rows: cell.rows - 1 };
      for (let covered = 1; covered < cell.columns && column + 1 < mostColumns; covered++) {
        column++;
        line[column] = '';
        reaching[column] = { text: '', rows: cell.rows - 1 };
      }
    }
    grid.push(line.slice(0, last));
  }
  return grid;
}
