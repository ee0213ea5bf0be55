import type { RollcallDatabase } from '../database.ts';
import type { StoredRow } from '../stored-row.ts';
import { openedPasswords } from './seal-passwords.ts';

/** Rows that are looked at, at most: each password has to be opened. */
const sample = 200;

/**
 * Whether the first rows that have a password, two at least, have one and the same: then whoever gets it knows those of
 * the others. Passwords that are locked away or lost are not compared.
 */
export async function isOneForAll(
  database: RollcallDatabase,
  rows: readonly Pick<StoredRow, 'id' | 'password'>[],
): Promise<boolean> {
  const some = rows.filter(({ password }) => password !== null).slice(0, sample);
  const opened = [...(await openedPasswords(database, some)).values()];
  return opened.length > 1 && new Set(opened).size === 1;
}
