import type { StoredRow } from '../../batches/stored-row.ts';

/** The rows (their ids) of each person that stands in a list several times, in the list's order, ready to be merged. */
export function twinGroups(
  rows: readonly StoredRow[],
  twins: { has(id: string): boolean; readonly size: number },
  isEditable: (row: StoredRow) => boolean,
): string[][] {
  if (twins.size === 0) return [];
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    if (row.address === null || !twins.has(row.id) || !isEditable(row)) continue;
    const group = groups.get(row.address);
    if (group) group.push(row.id);
    else groups.set(row.address, [row.id]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
