import { rowsById } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { changeImport } from '../history/import-change.ts';
import { lockedOrGone, type Refused, removeFrom } from '../row-edits.ts';
import { mergedRow } from './merged-row.ts';

/** What merging did; `conflicts` counts fields in which a row that is gone said something else. */
export interface MergeCounts {
  merged: number;
  removed: number;
  conflicts: number;
}

/**
 * Makes one row of each group of rows (their ids) of one import, in one step of undo, all or none. The first of a group
 * wins and stays where it is, the others go; `mergedRow` tells beforehand in what they differ.
 */
export function mergeRows(
  database: RollcallDatabase,
  groups: readonly (readonly string[])[],
): Promise<MergeCounts | Refused> {
  return changeImport(database, 'merge', async (change) => {
    const wanted = groups.map((group) => [...new Set(group)]).filter((group) => group.length > 1);
    const refused = await lockedOrGone(database, change, wanted.flat());
    if (refused) return refused;
    const known = new Map((await rowsById(database, wanted.flat())).map((row) => [row.id, row]));
    const counts: MergeCounts = { merged: wanted.length, removed: 0, conflicts: 0 };
    const pairs = [];
    const gone: string[] = [];
    for (const group of wanted) {
      const [first, ...others] = group.flatMap((id) => known.get(id) ?? []);
      if (!first) continue;
      const { row, conflicts } = mergedRow(first, others);
      pairs.push({ before: first, after: row });
      gone.push(...others.map(({ id }) => id));
      counts.conflicts += conflicts.length;
    }
    await change.updateRows(pairs);
    await removeFrom(database, change, gone);
    counts.removed = gone.length;
    return counts;
  });
}
