import type { RollcallDatabase } from '../database.ts';
import type { StoredRow } from '../stored-row.ts';
import { heldKeys, keyRecords } from './key-store.ts';

/** What is known of the keys of an import's passwords. */
export interface PasswordKeys {
  /** By the keys' ids; one that is not here is lost. `locked`: the import's passphrase brings it back. */
  states: ReadonlyMap<string, 'held' | 'locked'>;
  /** Whether any password of the import was ever sealed and not wiped. */
  hasKeys: boolean;
  /** Whether the passwords outlive the browser, by a passphrase. */
  isProtected: boolean;
}

/** Looks at the keys of an import's passwords; in a live query it follows them. */
export async function passwordKeys(database: RollcallDatabase, importId: string): Promise<PasswordKeys> {
  const records = await keyRecords(database, importId);
  const held = await heldKeys(
    database,
    records.map(({ id }) => id),
  );
  const states = new Map<string, 'held' | 'locked'>();
  for (const { id, wrapped } of records) {
    if (held.has(id)) states.set(id, 'held');
    else if (wrapped) states.set(id, 'locked');
  }
  const hasKeys = records.length > 0;
  // A key that is lost protects nothing any more.
  const isProtected = states.size > 0 && records.every(({ id, wrapped }) => wrapped !== null || !states.has(id));
  return { states, hasKeys, isProtected };
}

/**
 * How the password of a row stands: there is none, it can be sent, or what it was sealed with is locked away or lost.
 */
export function rowPassword(
  { password }: Pick<StoredRow, 'password'>,
  { states }: Pick<PasswordKeys, 'states'>,
): 'none' | 'held' | 'locked' | 'lost' {
  return password === null ? 'none' : (states.get(password.keyId) ?? 'lost');
}
