import { partsOf, rows } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import type { StoredBatch } from '../stored-batch.ts';
import { isSendable, type StoredRow } from '../stored-row.ts';
import { dropKeys } from './key-store.ts';
import { passwordKeys, rowPassword } from './password-standing.ts';

/**
 * Whether a batch cannot be sent because passwords of its rows are gone with the browser that held them, and whether its
 * passphrase brings back all of them. Null when none is missing.
 */
export async function missingPasswords(
  database: RollcallDatabase,
  { importId, way }: StoredBatch,
  all: readonly StoredRow[],
): Promise<{ locked: boolean } | null> {
  if (way !== 'accounts') return null;
  const keys = await passwordKeys(database, importId);
  const states = new Set(all.filter(isSendable).map((row) => rowPassword(row, keys)));
  if (states.has('lost')) return { locked: false };
  return states.has('locked') ? { locked: true } : null;
}

/** Forgets the keys of an import that is applied, unless rows that were kept may still need them. */
export async function dropUnneededKeys(database: RollcallDatabase, importId: string): Promise<void> {
  if (!(await passwordKeys(database, importId)).hasKeys) return;
  const batches = await partsOf(database, importId);
  if (batches.some(({ stage }) => stage !== 'applied')) return;
  for (const { id } of batches) {
    if ((await rows(database, id)).some(({ password }) => password !== null)) return;
  }
  await dropKeys(database, importId);
}
