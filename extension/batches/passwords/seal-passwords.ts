import type { RollcallDatabase } from '../database.ts';
import { sealWith, unsealWith } from '../sealing.ts';
import type { StoredRow } from '../stored-row.ts';
import { cryptoKey, heldKeys, keyFor } from './key-store.ts';
import type { SealedPassword } from './sealed-password.ts';

/**
 * Seals passwords of an import, in their order; an empty one becomes null. Call it outside of transactions, as `seal`.
 */
export async function sealedPasswords(
  database: RollcallDatabase,
  importId: string,
  passwords: readonly string[],
): Promise<(SealedPassword | null)[]> {
  if (passwords.every((password) => password === '')) return passwords.map(() => null);
  const { id, key } = await keyFor(database, importId);
  const encoder = new TextEncoder();
  return Promise.all(
    passwords.map(async (password) =>
      password === '' ? null : { keyId: id, ...(await sealWith(key, purposeOf(id), encoder.encode(password))) },
    ),
  );
}

/** The passwords of rows by the rows' ids; those whose key the memory does not hold are not among them. */
export async function openedPasswords(
  database: RollcallDatabase,
  rows: readonly Pick<StoredRow, 'id' | 'password'>[],
): Promise<ReadonlyMap<string, string>> {
  const sealed = rows.flatMap(({ id, password }) => (password ? [{ id, password }] : []));
  const keys = new Map<string, CryptoKey>();
  const held = await heldKeys(database, [...new Set(sealed.map(({ password }) => password.keyId))]);
  for (const [id, octets] of held) keys.set(id, await cryptoKey(octets));
  const opened = await Promise.all(
    sealed.map(async ({ id, password }) => {
      const key = keys.get(password.keyId);
      const octets = key ? await unsealWith(key, purposeOf(password.keyId), password) : null;
      return octets ? [[id, new TextDecoder().decode(octets)] as const] : [];
    }),
  );
  return new Map(opened.flat());
}

function purposeOf(keyId: string): string {
  return `password under ${keyId}`;
}
