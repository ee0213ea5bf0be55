import type { PlannedRow, StoredRow } from './stored-row.ts';

/** A row of which something else was approved than what would happen now. */
interface PlanDifference {
  row: StoredRow;
  before: PlannedRow;
  after: PlannedRow;
}

/**
 * What a new plan (by the rows' ids) says otherwise than the one that was approved last; rows that were not approved
 * are new to the admin in any case.
 */
export function planDifference(
  rows: readonly StoredRow[],
  after: ReadonlyMap<string, PlannedRow>,
): readonly PlanDifference[] {
  return rows.flatMap((row) => {
    const [before, now] = [row.planned, after.get(row.id)];
    return before && now && !isSame(before, now) ? [{ row, before, after: now }] : [];
  });
}

function isSame(one: PlannedRow, other: PlannedRow): boolean {
  return one.outcome === other.outcome && one.changes.join() === other.changes.join();
}
