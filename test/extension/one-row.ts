import type { Change } from '../../extension/batches/batch-store.ts';
import type { RollcallDatabase } from '../../extension/batches/database.ts';
import { editRows } from '../../extension/batches/row-edits.ts';
import type { StoredPerson } from '../../extension/batches/stored-row.ts';

/** Changes fields of one row in review. */
export async function editRow(
  database: RollcallDatabase,
  rowId: string,
  patch: Partial<StoredPerson>,
): Promise<Change> {
  const answer = await editRows(database, [{ rowId, patch }], 'edit');
  return typeof answer === 'string' ? answer : 'done';
}

/** Leaves one row in review out, or takes it in again. */
export async function setExcluded(database: RollcallDatabase, rowId: string, excluded: boolean): Promise<Change> {
  const answer = await editRows(database, [{ rowId, patch: { excluded } }], excluded ? 'exclude' : 'include');
  return typeof answer === 'string' ? answer : 'done';
}
