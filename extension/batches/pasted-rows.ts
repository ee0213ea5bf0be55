import { addRowsTo } from './added-rows.ts';
import { batch } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { changeImport } from './history/import-change.ts';
import { applyEdits, type Refused, type RowEdit, rowsInReview } from './row-edits.ts';
import type { StoredPerson } from './stored-row.ts';

/** What a pasted block does to a list: rows that it changes, and people of its lines beyond the last row. */
export interface PastedRows {
  edits: readonly RowEdit[];
  added: readonly StoredPerson[];
  /** The batch in review that takes the added ones; see `addRows`. */
  batchId: string;
}

/** Pastes a block in one step of undo, all or nothing. Answers how many rows were changed, and the ids of the added ones. */
export function pasteRows(
  database: RollcallDatabase,
  { edits, added, batchId }: PastedRows,
  now: number,
): Promise<{ changed: number; added: string[] } | Refused> {
  return changeImport(database, 'paste', async (change) => {
    const rows = await rowsInReview(database, change, [...new Set(edits.map(({ rowId }) => rowId))]);
    if (typeof rows === 'string') return rows;
    const target = await batch(database, batchId);
    if (!target) return 'gone';
    if (target.stage !== 'review') return 'locked';
    const { changed } = await applyEdits(change, rows, edits);
    const people = added.map((person) => ({ person }));
    const places = await addRowsTo(database, change, target, people, now);
    return { changed, added: places.map(({ rowId }) => rowId) };
  });
}
