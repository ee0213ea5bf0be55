import type { StoredRow } from '../../batches/stored-row.ts';
import type { ShownImport } from '../batches/use-import.ts';

/** The parts of an import by their ids, with how many rows stand before each. */
type PartStarts = ReadonlyMap<string, { start: number; rows: readonly StoredRow[] }>;

/** See `PartStarts`. */
export function partStarts({ parts }: ShownImport): PartStarts {
  const starts = new Map<string, { start: number; rows: readonly StoredRow[] }>();
  let start = 0;
  for (const { batch, rows } of parts) {
    starts.set(batch.id, { start, rows });
    start += rows.length;
  }
  return starts;
}

/** A row's place in its import, counted from 1; positions have gaps where rows were removed, so it is looked for. */
export function rowNumber(starts: PartStarts, { id, batchId, position }: StoredRow): number {
  const part = starts.get(batchId);
  if (!part) return 0;
  const { start, rows } = part;
  if (rows[position]?.id === id) return start + position + 1;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return start + low + 1;
}

/** The names of an import's sources by their index, in the order in which they came. */
export function sourceTitles({ parts }: Pick<ShownImport, 'parts'>): ReadonlyMap<number, string> {
  const titles = new Map(
    parts.flatMap(({ batch: { sourceIndex, source, mergedSources } }) => [
      [sourceIndex, source.title] as const,
      ...mergedSources.map((merged) => [merged.sourceIndex, merged.title] as const),
    ]),
  );
  return new Map([...titles].sort(([a], [b]) => a - b));
}

/** The same, or none if all rows are of one source. */
export function sourceNames(shown: ShownImport): ReadonlyMap<number, string> {
  const titles = sourceTitles(shown);
  return titles.size > 1 ? titles : new Map();
}
