import type { RollcallDatabase } from '../database.ts';
import { editedRow, type RowPatch } from '../edited-row.ts';
import { changeImport } from '../history/import-change.ts';
import { type Refused, removeFrom, rowsInReview } from '../row-edits.ts';
import type { StoredRow } from '../stored-row.ts';
import { mergedRow } from './merged-row.ts';

/** Groups merged at a time. */
const slice = 500;

/** What merging did; `conflicts` counts fields in which a row that is gone said something else. */
interface MergeCounts {
  merged: number;
  removed: number;
  conflicts: number;
}

/**
 * Makes one row of each group of rows (their ids) of one import, in one step of undo, all or none. The first of a group
 * wins and stays where it is, the others go (a row is in one group at most); `mergedRow` tells beforehand in what they
 * differ. `chosen` are the values that the admin took where they differ: then nothing is left to look at.
 */
export function mergeRows(
  database: RollcallDatabase,
  groups: readonly (readonly string[])[],
  chosen?: RowPatch,
): Promise<MergeCounts | Refused> {
  return changeImport(database, 'merge', async (change) => {
    const wanted = groups.map((group) => [...new Set(group)]).filter((group) => group.length > 1);
    const rows = await rowsInReview(database, change, new Set(wanted.flat()));
    if (typeof rows === 'string') return rows;
    const counts: MergeCounts = { merged: wanted.length, removed: 0, conflicts: 0 };
    const gone: StoredRow[] = [];
    for (let start = 0; start < wanted.length; start += slice) {
      const pairs = [];
      for (const group of wanted.slice(start, start + slice)) {
        const [first, ...others] = group.flatMap((id) => rows.get(id) ?? []);
        if (!first) continue;
        const { row, conflicts } = mergedRow(first, others);
        pairs.push({ before: first, after: chosen ? decided(row, chosen) : row });
        gone.push(...others);
        counts.conflicts += conflicts.length;
      }
      await change.updateRows(pairs);
    }
    await removeFrom(database, change, gone);
    counts.removed = gone.length;
    return counts;
  });
}

function decided(row: StoredRow, chosen: RowPatch): StoredRow {
  const problems = row.problems.filter(({ code }) => code !== 'duplicate-conflict');
  return editedRow({ ...row, problems }, chosen);
}
