import { checkPassword } from '../../../shared/people/check-password.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import { batch } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import type { RowPatch } from '../edited-row.ts';
import { findRows } from '../find-rows.ts';
import type { Refused, RowEdit } from '../row-edits.ts';
import type { StoredBatch } from '../stored-batch.ts';
import { sealedPasswords } from './seal-passwords.ts';

/** What a row's initial password is to be; an empty one takes it off. */
export interface PasswordEntry {
  rowId: string;
  password: string;
}

/** Edits that set passwords of rows of one import, or why they may not be set; sealed, so not in transactions. */
export async function passwordEdits(
  database: RollcallDatabase,
  entries: readonly PasswordEntry[],
): Promise<RowEdit[] | Refused> {
  const found = await findRows(database, new Set(entries.map(({ rowId }) => rowId)));
  let owner: StoredBatch | null = null;
  for (const batchId of new Set([...found.values()].map((row) => row.batchId))) {
    owner = await batch(database, batchId);
    if (owner?.way !== 'accounts') return 'locked';
  }
  if (!owner) return 'gone';
  const given = entries.map(({ rowId, password }) => ({ password, email: found.get(rowId)?.person.email ?? '' }));
  const patches = await passwordPatches(database, owner.importId, given);
  return entries.map(({ rowId }, index) => ({ rowId, patch: { password: patches[index] } }));
}

/** The passwords of people of an import as their rows take them, in their order. */
export async function passwordPatches(
  database: RollcallDatabase,
  importId: string,
  given: readonly { password: string; email: string }[],
): Promise<NonNullable<RowPatch['password']>[]> {
  const sealed = await sealedPasswords(
    database,
    importId,
    given.map(({ password }) => password),
  );
  return given.map(({ password, email }, index) => {
    const problems: PersonProblem[] = [];
    if (password !== '') checkPassword(password, email, problems);
    return { sealed: sealed[index] ?? null, problems };
  });
}
