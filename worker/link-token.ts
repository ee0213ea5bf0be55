import { base64url } from './byte-text.ts';
import { equalInConstantTime } from './digest.ts';
import type { LinkSecret } from './settings.ts';

/** What a link in a mail opens. */
export type LinkPurpose = 'invitation' | 'password-reset' | 'new-address' | 'unsubscribe';

/** What a link is derived from; the same subject gives the same link, so a retried mail carries the identical one. */
export interface LinkSubject {
  purpose: LinkPurpose;
  id: string;
  generation: number;
  secretVersion: number;
  /** The canonical address to which it is mailed, where it is to open nothing once the address is another one. */
  addressKey?: string;
}

/** The version with which new links are signed. */
export function currentSecretVersion(secrets: readonly LinkSecret[]): number {
  const last = secrets.at(-1);
  if (!last) throw new Error('no link secret');
  return last.version;
}

/**
 * The token of a link: the subject's id and an HMAC-SHA-256 over all of the subject. Nothing of it is stored: who reads
 * the database learns no link, and revoking is raising the generation. Throws if the secret's version is unknown.
 */
export async function linkToken(subject: LinkSubject, secrets: readonly LinkSecret[]): Promise<string> {
  const secret = secrets.find((each) => each.version === subject.secretVersion);
  if (!secret) throw new Error(`link secret ${subject.secretVersion} is missing`);
  const key = await importedKey(secret);
  const { purpose, id, generation, addressKey } = subject;
  const message = [purpose, id, generation, ...(addressKey === undefined ? [] : [addressKey])].join('\n');
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(message));
  return `${id}.${base64url(new Uint8Array(mac))}`;
}

/** The id that a token claims to be for, or null if it has not the form of a token; nothing is proven by it. */
export function claimedId(token: string): string | null {
  return /^([0-9a-f]{24})\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1] ?? null;
}

/** Whether a token is the one of this subject. */
export async function isTokenOf(token: string, subject: LinkSubject, secrets: readonly LinkSecret[]): Promise<boolean> {
  return equalInConstantTime(token, await linkToken(subject, secrets));
}

const keys = new Map<string, Promise<CryptoKey>>();

/** Importing a key costs more than using it, and a delivery signs fifty links. */
function importedKey(secret: LinkSecret): Promise<CryptoKey> {
  let key = keys.get(secret.key);
  if (!key) {
    const bytes = new TextEncoder().encode(secret.key);
    key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    keys.set(secret.key, key);
  }
  return key;
}
