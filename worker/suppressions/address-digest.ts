import { hex } from '../byte-text.ts';
import { derivedKey } from '../derived-key.ts';
import type { LinkSecret, Settings } from '../settings.ts';

/**
 * What stands for a canonical address in the list of suppressions: `version:mac`, an HMAC-SHA-256 under a key that is
 * derived from the oldest link secret. The oldest, because the list outlives people: who was erased can be found in it
 * as long as that secret is configured.
 */
export async function addressDigest(
  { linkSecrets }: Pick<Settings, 'linkSecrets'>,
  addressKey: string,
): Promise<string> {
  const secret = oldestSecret(linkSecrets);
  const key = await derivedKey(secret, 'suppressions');
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(addressKey));
  return `${secret.version}:${hex(new Uint8Array(mac))}`;
}

/** With what all digests begin that are made now. */
export function digestPrefix({ linkSecrets }: Pick<Settings, 'linkSecrets'>): string {
  return `${oldestSecret(linkSecrets).version}:`;
}

/** The link secret that what outlives people is derived from. Throws without any, which no deployment is. */
export function oldestSecret(secrets: readonly LinkSecret[]): LinkSecret {
  const [first] = secrets;
  if (!first) throw new Error('no link secret');
  return first;
}
