import { base64url, hex } from './byte-text.ts';

const idOctets = 12;

/** Random octets for the next ids: asking for each id's alone costs more than all the rest of it. */
const drawn = new Uint8Array(idOctets * 100);
let used = drawn.length;

/** A new server id: 96 random bits as 24 hex digits. */
export function newId(): string {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  const id = hex(drawn.subarray(used, used + idOctets));
  used += idOctets;
  return id;
}

/**
 * A source of server ids for what is stored together: a count from a random start, since random ones would be written all
 * over each index that holds them, these at one place. Behind it 56 random bits: mails name ids, and who gets one must
 * not know the others.
 */
export function idsInOrder(newId: () => string): () => string {
  let count = Number.parseInt(newId().slice(0, 9), 16);
  return () => {
    count += 1;
    return count.toString(16).padStart(10, '0') + newId().slice(10);
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
