import * as v from 'valibot';
import type { RollcallDatabase } from '../database.ts';
import { StoredPasswordKey } from './sealed-password.ts';

/*
 * Initial passwords lie in their rows, sealed under a key of their import, and only that key is in the browser's
 * memory. The passwords themselves could lie there, but then they would not be stored, merged, undone and wiped in one
 * transaction with their rows, ten megabytes would be all there is for all imports, and outliving the browser would be
 * another mechanism: as it is, a passphrase has to seal 32 octets. Losing the key loses the passwords, which is what is
 * wanted. The price: whoever copies the memory and the disk of a running browser can read them, as in the memory alone.
 */

/** The octets of a key, as a list of numbers: what the memory takes is JSON. */
const KeyOctets = v.pipe(v.array(v.number()), v.length(32));

/** The records of an import's keys, whether the memory still holds the keys or not. */
export async function keyRecords(database: RollcallDatabase, importId: string): Promise<StoredPasswordKey[]> {
  const found = await database.passwordKeys.where('importId').equals(importId).toArray();
  return v.parse(v.array(StoredPasswordKey), found);
}

/**
 * The octets of those of these keys that the memory holds. Not in transactions, like all that reaches for the memory.
 */
export async function heldKeys(
  { memory }: RollcallDatabase,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const found = keyIds.length === 0 ? {} : await memory.get(keyIds.map(nameInMemory));
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const id of keyIds) {
    const octets = found[nameInMemory(id)];
    if (octets !== undefined) held.set(id, new Uint8Array(v.parse(KeyOctets, octets)));
  }
  return held;
}

/** Gives the memory a key. */
export async function holdKey({ memory }: RollcallDatabase, keyId: string, octets: Uint8Array): Promise<void> {
  await memory.set({ [nameInMemory(keyId)]: Array.from(octets) });
}

/** A key for passwords of an import that is to come or is there already: one that the memory holds, else a new one. */
export async function keyFor(database: RollcallDatabase, importId: string): Promise<{ id: string; key: CryptoKey }> {
  const known = (await keyRecords(database, importId)).map(({ id }) => id);
  const [held] = await heldKeys(database, known);
  if (held) return { id: held[0], key: await cryptoKey(held[1]) };
  const id = crypto.randomUUID();
  const octets = crypto.getRandomValues(new Uint8Array(32));
  await holdKey(database, id, octets);
  await database.passwordKeys.add({ id, importId, wrapped: null, turn: 0 });
  return { id, key: await cryptoKey(octets) };
}

/** An AES-GCM key of its octets. */
export function cryptoKey(octets: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', octets, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Forgets all keys of an import: whatever was sealed under them can be read no more. */
export async function dropKeys(database: RollcallDatabase, importId: string): Promise<void> {
  const ids = await database.passwordKeys.where('importId').equals(importId).primaryKeys();
  if (ids.length === 0) return;
  await database.memory.remove(ids.map(nameInMemory));
  await database.passwordKeys.bulkDelete(ids);
}

/** Forgets the keys of an import that the memory does not hold: no passphrase opens them any more. */
export async function dropLockedKeys(database: RollcallDatabase, importId: string): Promise<void> {
  const ids = await database.passwordKeys.where('importId').equals(importId).primaryKeys();
  const held = await heldKeys(database, ids);
  await database.passwordKeys.bulkDelete(ids.filter((id) => !held.has(id)));
}

function nameInMemory(keyId: string): string {
  return `password-key ${keyId}`;
}
