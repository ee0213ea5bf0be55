import { partsOf, rows } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { type EditCounts, editRows, type Refused, type RowEdit } from './row-edits.ts';

/**
 * Names a group otherwise, or takes it out (null), in all rows in review of an import that name it exactly so, in one
 * step of undo.
 */
export async function replaceGroup(
  database: RollcallDatabase,
  importId: string,
  from: string,
  to: string | null,
): Promise<EditCounts | Refused> {
  const edits: RowEdit[] = [];
  for (const { id, stage } of await partsOf(database, importId)) {
    if (stage !== 'review') continue;
    for (const { id: rowId, person } of await rows(database, id)) {
      if (!person.groups.includes(from)) continue;
      const groups = [...new Set(person.groups.flatMap((group) => (group === from ? (to ?? []) : group)))];
      edits.push({ rowId, patch: { groups } });
    }
  }
  return edits.length === 0 ? { changed: 0, unchanged: 0 } : editRows(database, edits, 'group');
}
