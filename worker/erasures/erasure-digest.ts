import { erasedAddress, erasedMember } from '../../shared/contract/erasure.ts';
import { hex } from '../byte-text.ts';
import { derivedKey } from '../derived-key.ts';
import type { LinkSecret, Settings } from '../settings.ts';
import { oldestSecret } from '../suppressions/address-digest.ts';

/** Somebody who is erased, as the list of erasures has them. */
export interface ErasedDigests {
  id: string;
  address: string;
  member: string;
  secretVersion: number;
}

/**
 * The key of the digests, 32 octets in hex digits, which admins' browsers get, and the version of the link secret that
 * it is derived from: the oldest, like that of the suppressions. It is a key of its own, made from one that stays here.
 */
export async function erasureKey({ linkSecrets }: Pick<Settings, 'linkSecrets'>): Promise<{
  key: string;
  secretVersion: number;
}> {
  const { octets, secretVersion } = await browsersKey(linkSecrets);
  return { key: hex(octets), secretVersion };
}

/** The digests of people who are to be erased. */
export async function erasedDigests(
  settings: Pick<Settings, 'linkSecrets'>,
  people: readonly { id: string; addressKey: string }[],
): Promise<ErasedDigests[]> {
  const { octets, secretVersion } = await browsersKey(settings.linkSecrets);
  const key = await crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return Promise.all(
    people.map(async ({ id, addressKey }) => ({
      id,
      address: hex(await macOf(key, erasedAddress(addressKey))),
      member: hex(await macOf(key, erasedMember(id))),
      secretVersion,
    })),
  );
}

async function browsersKey(secrets: readonly LinkSecret[]) {
  const secret = oldestSecret(secrets);
  const key = await derivedKey(secret, 'erasures');
  return { octets: await macOf(key, 'key of browsers'), secretVersion: secret.version };
}

async function macOf(key: CryptoKey, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}
