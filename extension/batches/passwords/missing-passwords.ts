import { partsOf, rows } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import type { StoredBatch } from '../stored-batch.ts';
import { isSendable, type StoredRow } from '../stored-row.ts';
import { dropKeys } from './key-store.ts';
import { passwordKeys, rowPassword } from './password-standing.ts';

/**
 * Whether a batch cannot be sent because passwords that it was approved with are gone with the browser that held them,
 * and whether its passphrase brings back all of them. Null when none is missing: nobody needs the password of a row of
 * which no account is made.
 */
export async function missingPasswords(
  database: RollcallDatabase,
  { importId, way }: StoredBatch,
  all: readonly StoredRow[],
): Promise<{ locked: boolean } | null> {
  if (way !== 'accounts') return null;
  const keys = await passwordKeys(database, importId);
  const states = new Set(all.filter(makesAccount).map((row) => rowPassword(row, keys)));
  if (states.has('lost')) return { locked: false };
  return states.has('locked') ? { locked: true } : null;
}

function makesAccount(row: StoredRow): boolean {
  const outcome = row.planned?.outcome;
  return isSendable(row) && (outcome === 'created' || outcome === 'activated');
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
