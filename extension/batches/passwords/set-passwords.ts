import { partsOf, rows } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import type { OnProgress } from '../history/import-change.ts';
import { type EditCounts, editRows, type Refused } from '../row-edits.ts';
import type { StoredRow } from '../stored-row.ts';
import { newPassword } from './new-password.ts';
import { type PasswordEntry, passwordEdits } from './password-edits.ts';
import { passwordKeys, rowPassword } from './password-standing.ts';

/**
 * Sets passwords of rows of one import, in one step of undo, all or none; `locked` also where people are invited and
 * choose their own. What is wrong with them stands among the rows' problems.
 */
export async function setPasswords(
  database: RollcallDatabase,
  entries: readonly PasswordEntry[],
  onProgress?: OnProgress,
): Promise<EditCounts | Refused> {
  const edits = await passwordEdits(database, entries);
  return typeof edits === 'string' ? edits : editRows(database, edits, 'password', onProgress);
}

/** Makes a password for everybody in review who has none, or whose own is lost, unless they are left out. */
export async function fillPasswords(
  database: RollcallDatabase,
  importId: string,
  onProgress?: OnProgress,
): Promise<EditCounts | Refused> {
  const parts = await partsOf(database, importId);
  if (parts.length === 0) return 'gone';
  const open = parts.filter(({ stage, way }) => stage === 'review' && way === 'accounts');
  if (open.length === 0) return 'locked';
  const keys = await passwordKeys(database, importId);
  const isWithout = (row: StoredRow) => ['none', 'lost'].includes(rowPassword(row, keys));
  const entries: PasswordEntry[] = [];
  for (const { id } of open) {
    for (const row of await rows(database, id)) {
      if (!row.excluded && isWithout(row)) entries.push({ rowId: row.id, password: newPassword() });
    }
  }
  return entries.length === 0 ? { changed: 0, unchanged: 0 } : setPasswords(database, entries, onProgress);
}
