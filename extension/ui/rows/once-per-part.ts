import type { StoredRow } from '../../batches/stored-row.ts';

/**
 * What is worked out of a part of a list, once for each state of it: an edit changes one part, and all the others are
 * not looked at again.
 */
export function oncePerPart<Found>(find: (rows: readonly StoredRow[]) => Found): (rows: readonly StoredRow[]) => Found {
  const known = new WeakMap<readonly StoredRow[], { found: Found }>();
  return (rows) => {
    const kept = known.get(rows) ?? { found: find(rows) };
    known.set(rows, kept);
    return kept.found;
  };
}
