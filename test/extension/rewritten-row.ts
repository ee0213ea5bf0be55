import type { RollcallDatabase } from '../../extension/batches/database.ts';
import type { StoredRow } from '../../extension/batches/stored-row.ts';
import { recordsOf } from '../../extension/batches/stored-rows.ts';

/** All rows of all batches, as they are stored. */
export async function storedRowsOf(database: RollcallDatabase): Promise<StoredRow[]> {
  // The assertion: tests know what they have stored.
  return (await database.batchRows.toArray()).flatMap(recordsOf) as StoredRow[];
}

/** Changes fields of a stored row without the types' consent, as another version of the extension does. */
export async function rewriteRow(database: RollcallDatabase, rowId: string, change: object): Promise<void> {
  for (const stored of await database.batchRows.toArray()) {
    const records = (recordsOf(stored) as StoredRow[]).map((row) => (row.id === rowId ? { ...row, ...change } : row));
    await database.batchRows.put({ ...stored, stamp: crypto.randomUUID(), text: JSON.stringify(records) });
  }
}
