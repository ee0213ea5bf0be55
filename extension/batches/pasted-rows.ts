import { addRowsTo } from './added-rows.ts';
import { batch } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { changeImport } from './history/import-change.ts';
import { type PasswordEntry, passwordEdits, passwordPatches } from './passwords/password-edits.ts';
import { applyEdits, patchesInTurns, type Refused, type RowEdit, rowsInReview } from './row-edits.ts';
import type { StoredPerson } from './stored-row.ts';

/** What a pasted block does to a list: rows that it changes, and people of its lines beyond the last row. */
export interface PastedRows {
  edits: readonly RowEdit[];
  added: readonly StoredPerson[];
  /** Initial passwords of rows that are there, and of the added ones in their order; only where accounts are made. */
  passwords?: readonly PasswordEntry[];
  addedPasswords?: readonly string[];
  /** The batch in review that takes the added ones; see `addRows`. */
  batchId: string;
}

/**
 * Pastes a block in one step of undo, all or nothing. Answers how many rows were changed, and the ids of the added
 * ones.
 */
export async function pasteRows(
  database: RollcallDatabase,
  { edits, added, passwords = [], addedPasswords = [], batchId }: PastedRows,
  now: number,
): Promise<{ changed: number; added: string[] } | Refused> {
  const set = passwords.length > 0 ? await passwordEdits(database, passwords) : [];
  if (typeof set === 'string') return set;
  const importId = (await batch(database, batchId))?.importId;
  if (importId === undefined) return 'gone';
  const given = added.map(({ email }, index) => ({ email, password: addedPasswords[index] ?? '' }));
  const patches = await passwordPatches(database, importId, given);
  const all = [...edits, ...set];
  return changeImport(database, 'paste', async (change) => {
    const wanted = await patchesInTurns(change, all);
    const rows = await rowsInReview(database, change, wanted);
    if (typeof rows === 'string') return rows;
    const target = await batch(database, batchId);
    if (!target) return 'gone';
    if (target.stage !== 'review') return 'locked';
    const { changed } = await applyEdits(change, rows, wanted);
    const isKept = target.way === 'accounts';
    const people = added.map((person, index) => ({ person, password: isKept ? patches[index] : undefined }));
    const places = await addRowsTo(database, change, target, people, now);
    return { changed, added: places.map(({ rowId }) => rowId) };
  });
}
