import * as v from 'valibot';
import { pageTurn } from '../page-turn.ts';
import type { RollcallDatabase } from './database.ts';
import { type SealedText, StoredKey } from './sealed-text.ts';
import { octetsOf } from './text-octets.ts';

/** Octets that browsers copy in a millisecond. */
const longOctets = 1024 * 1024;

/**
 * Seals a text, whole or in pieces; `purpose` (as `token of https://…`) must be named again to unseal it. Call it outside
 * of transactions: IndexedDB ends a transaction that waits for anything else.
 */
export async function seal(
  database: RollcallDatabase,
  purpose: string,
  text: string | Iterable<string>,
): Promise<SealedText> {
  const octets = await octetsOf(text);
  const sealed = await sealWith(await sealingKey(database), purpose, octets);
  // To be handed a long one takes a part of a frame, and to store it another.
  if (octets.length > longOctets) await pageTurn();
  return sealed;
}

/** The sealed text, or null when it was sealed under a key that is gone or for another purpose. */
export async function unseal(database: RollcallDatabase, purpose: string, sealed: SealedText): Promise<string | null> {
  const octets = await unsealWith(await sealingKey(database), purpose, sealed);
  return octets && new TextDecoder().decode(octets);
}

/** The same as `seal` for octets and under another key. */
export async function sealWith(key: CryptoKey, purpose: string, octets: Uint8Array<ArrayBuffer>): Promise<SealedText> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(parameters(iv, purpose), key, octets) };
}

/** The same as `unseal` for octets and under another key; null when it is the wrong one. */
export async function unsealWith(
  key: CryptoKey,
  purpose: string,
  { iv, sealed }: SealedText,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, purpose), key, sealed));
  } catch (error) {
    // AES-GCM tells a wrong key, purpose or content by this one error.
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

function parameters(iv: Uint8Array, purpose: string): AesGcmParams {
  return { name: 'AES-GCM', iv: new Uint8Array(iv), additionalData: new TextEncoder().encode(purpose) };
}

async function sealingKey(database: RollcallDatabase): Promise<CryptoKey> {
  const stored = await database.keys.get('seal');
  if (stored) return v.parse(StoredKey, stored).key;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Popup, console and background may all come here first: the transaction lets one key win.
  return database.transaction('rw', database.keys, async () => {
    const winner = await database.keys.get('seal');
    if (winner) return v.parse(StoredKey, winner).key;
    await database.keys.add({ id: 'seal', key: made });
    return made;
  });
}
