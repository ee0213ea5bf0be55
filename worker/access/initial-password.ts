import { base64 } from '../byte-text.ts';
import { derivedKey } from '../derived-key.ts';
import { currentSecretVersion } from '../link-token.ts';
import type { LinkSecret, Settings } from '../settings.ts';

/** A password that an admin chose for somebody, readable only with the deployment's secret of that version. */
export interface SealedPassword {
  /** Base64 of the 12 octets of the nonce and the AES-GCM ciphertext with its tag. */
  sealed: string;
  secretVersion: number;
}

const nonceLength = 12;

/**
 * Seals an initial password (AES-256-GCM, NIST SP 800-38D) until it is hashed and mailed. It is bound to the canonical
 * address: copied to another member's row it cannot be opened.
 */
export async function sealPassword(settings: Settings, addressKey: string, password: string): Promise<SealedPassword> {
  const secretVersion = currentSecretVersion(settings.linkSecrets);
  const key = await sealingKey(settings.linkSecrets, secretVersion);
  if (!key) throw new Error(`link secret ${secretVersion} is missing`);
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const encoder = new TextEncoder();
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(addressKey) };
  const ciphertext = await crypto.subtle.encrypt(algorithm, key, encoder.encode(password));
  return { sealed: base64(new Uint8Array([...nonce, ...new Uint8Array(ciphertext)])), secretVersion };
}

/** The sealed password, or null when its secret is no longer configured or it was sealed for another address. */
export async function unsealPassword(
  settings: Settings,
  addressKey: string,
  { sealed, secretVersion }: SealedPassword,
): Promise<string | null> {
  const key = await sealingKey(settings.linkSecrets, secretVersion);
  if (!key) return null;
  try {
    const octets = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0));
    const additionalData = new TextEncoder().encode(addressKey);
    const algorithm = { name: 'AES-GCM', iv: octets.subarray(0, nonceLength), additionalData };
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, octets.subarray(nonceLength)));
  } catch {
    // Whatever is wrong with it, it is the same to the caller: there is no password to be had from it.
    return null;
  }
}

async function sealingKey(secrets: readonly LinkSecret[], version: number): Promise<CryptoKey | null> {
  const secret = secrets.find((each) => each.version === version);
  return secret ? derivedKey(secret, 'initial-passwords') : null;
}
