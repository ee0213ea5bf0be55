import type { LinkSecret } from './settings.ts';

/** What a derived key is for; each use has a key of its own, so that none can be turned against another. */
export type KeyUse = 'initial-passwords';

const derived = new Map<string, Promise<CryptoKey>>();

/**
 * The AES-GCM key of 256 bits that one use gets from a deployment's secret (HKDF-SHA-256, RFC 5869; the secret is random
 * already, so it needs no salt). Derived once for each secret.
 */
export function derivedKey(secret: LinkSecret, use: KeyUse): Promise<CryptoKey> {
  const name = `${use}\n${secret.key}`;
  let key = derived.get(name);
  if (!key) {
    key = derive(secret.key, `rollcall ${use}`);
    derived.set(name, key);
  }
  return key;
}

async function derive(secret: string, info: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
