import { base64url, hex } from './byte-text.ts';

/** A new server id: 96 random bits as 24 hex digits. */
export function newId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(12)));
}

/**
 * A source of server ids for what is stored together: 64 random bits for all of them, and a count. Random ones would be
 * written all over each index that holds them, these at one place.
 */
export function idsInOrder(newId: () => string): () => string {
  const beginning = newId().slice(0, 16);
  let made = 0;
  return () => {
    made += 1;
    return beginning + made.toString(16).padStart(8, '0');
  };
}

/** A new bearer token: 256 random bits as 43 base64url characters. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * A new API token: a bearer token behind a prefix by which scanners of code and logs recognise one that got lost there
 * (as GitHub's `ghp_`).
 */
export function newApiToken(): string {
  return `rct_${newToken()}`;
}
