import type { LinkSecret } from './settings.ts';

/** What derived keys are for; each use has a key of its own, so that none can be turned against another. */
const uses = {
  'initial-passwords': { algorithm: { name: 'AES-GCM', length: 256 }, usages: ['encrypt', 'decrypt'] },
  'batch-contents': { algorithm: { name: 'HMAC', hash: 'SHA-256', length: 256 }, usages: ['sign'] },
  'rate-limits': { algorithm: { name: 'HMAC', hash: 'SHA-256', length: 256 }, usages: ['sign'] },
  'return-paths': { algorithm: { name: 'HMAC', hash: 'SHA-256', length: 256 }, usages: ['sign'] },
  erasures: { algorithm: { name: 'HMAC', hash: 'SHA-256', length: 256 }, usages: ['sign'] },
  suppressions: { algorithm: { name: 'HMAC', hash: 'SHA-256', length: 256 }, usages: ['sign'] },
} as const;
/** See `uses`. */
type KeyUse = keyof typeof uses;

const derived = new Map<string, Promise<CryptoKey>>();

/**
 * The key of 256 bits that one use gets from a deployment's secret (HKDF-SHA-256, RFC 5869; the secret is random
 * already, so it needs no salt). Derived once for each secret.
 */
export function derivedKey(secret: LinkSecret, use: KeyUse): Promise<CryptoKey> {
  const name = `${use}\n${secret.key}`;
  let key = derived.get(name);
  if (!key) {
    key = derive(secret.key, use);
    derived.set(name, key);
  }
  return key;
}

async function derive(secret: string, use: KeyUse): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const { algorithm, usages } = uses[use];
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`rollcall ${use}`) },
    material,
    algorithm,
    false,
    [...usages],
  );
}
