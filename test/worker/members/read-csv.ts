import { withoutNeutralising } from '../../../shared/people/person-table.ts';
import { csvRows } from '../../../shared/reading/csv-rows.ts';
import { decodeText } from '../../../shared/reading/decode-text.ts';
import { drained } from '../../../shared/reading/drained.ts';
import { plainLineEnds } from '../../../shared/reading/line-ends.ts';

/** The cells of a CSV file as they stand in it, line by line, by our own reader. */
export function rawCellsOf(csv: Uint8Array): string[][] {
  return Array.from(csvRows(drained(plainLineEnds(decodeText(csv).text)), ','))
    .flat()
    .map(({ cells }) => cells);
}

/** The cells as they were before they were neutralised. */
export function cellsOf(csv: Uint8Array): string[][] {
  return rawCellsOf(csv).map((cells) => cells.map(withoutNeutralising));
}
