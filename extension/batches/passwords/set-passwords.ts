import { checkPassword } from '../../../shared/people/check-password.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import { batch, partsOf, rows } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { findRows } from '../find-rows.ts';
import { type EditCounts, editRows, type Refused } from '../row-edits.ts';
import type { StoredRow } from '../stored-row.ts';
import { newPassword } from './new-password.ts';
import { passwordKeys, rowPassword } from './password-standing.ts';
import { sealedPasswords } from './seal-passwords.ts';

/** What a row's initial password is to be; an empty one takes it off. */
export interface PasswordEntry {
  rowId: string;
  password: string;
}

/**
 * Sets passwords of rows of one import, in one step of undo, all or none; `locked` also where people are invited and
 * choose their own. What is wrong with them stands among the rows' problems.
 */
export async function setPasswords(
  database: RollcallDatabase,
  entries: readonly PasswordEntry[],
): Promise<EditCounts | Refused> {
  const found = await findRows(
    database,
    entries.map(({ rowId }) => rowId),
  );
  const [first] = found.values();
  const owner = first && (await batch(database, first.batchId));
  if (!owner) return 'gone';
  for (const batchId of new Set([...found.values()].map((row) => row.batchId))) {
    if ((await batch(database, batchId))?.way !== 'accounts') return 'locked';
  }
  const sealed = await sealedPasswords(
    database,
    owner.importId,
    entries.map(({ password }) => password),
  );
  const edits = entries.map(({ rowId, password }, index) => {
    const problems = passwordProblems(password, found.get(rowId)?.person.email ?? '');
    return { rowId, patch: { password: { sealed: sealed[index] ?? null, problems } } };
  });
  return editRows(database, edits, 'password');
}

/** Makes a password for everybody in review who has none, or whose own is lost, unless they are left out. */
export async function fillPasswords(database: RollcallDatabase, importId: string): Promise<EditCounts | Refused> {
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
  return entries.length === 0 ? { changed: 0, unchanged: 0 } : setPasswords(database, entries);
}

function passwordProblems(password: string, email: string): PersonProblem[] {
  const problems: PersonProblem[] = [];
  if (password !== '') checkPassword(password, email, problems);
  return problems;
}
