/** How the rows of a list are laid out before any of them is measured. */
export interface RowLayout<Row> {
  rows: readonly Row[];
  /** What else it was made of; always as many. */
  inputs: readonly unknown[];
  /** Pixels of each row. */
  sizes: Float64Array;
  /** Tells a row's key; the same function as long as every row is as high as it was, and as it was measured. */
  keyAt: (index: number) => string | number;
}

/** How one row is laid out. */
interface RowRule<Row> {
  /** What a measured height of a row of this estimated one is kept under. */
  keyOf: (row: Row, index: number, size: number) => string | number;
  /** Pixels of a row before it was measured. */
  estimateSize: (row: Row) => number;
}

/**
 * Lays rows out. What stands where it stood in the last layout, of the same inputs, is taken from there: an edit changes
 * one row of a hundred thousand, and to lay out all of them takes as long as two frames.
 */
export function laidOut<Row>(
  rows: readonly Row[],
  { keyOf, estimateSize }: RowRule<Row>,
  inputs: readonly unknown[],
  last: RowLayout<Row> | null,
): RowLayout<Row> {
  const known = last && inputs.every((input, at) => input === last.inputs[at]) ? last : null;
  const sizes = new Float64Array(rows.length);
  const keyAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? index : keyOf(row, index, sizes[index] ?? 0);
  };
  let isSame = known?.rows.length === rows.length;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const isKept = known !== null && index < known.rows.length && known.rows[index] === row;
    sizes[index] = (isKept ? known.sizes[index] : row === undefined ? 0 : estimateSize(row)) ?? 0;
    isSame &&= isKept || (known?.sizes[index] === sizes[index] && known?.keyAt(index) === keyAt(index));
  }
  return { rows, inputs, sizes, keyAt: isSame && known ? known.keyAt : keyAt };
}
