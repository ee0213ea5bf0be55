import { argon2id } from './argon2id.ts';

/** Octets of a salt: 16 would do, but hashes with 16 were made of a part of the password (see `isPasswordOf`). */
const saltLength = 18;

/** How hashes of today begin: today's parameters, then a salt of today's length in base 64. */
const current = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{24}\$/;

/** A salt of 18 and a hash of 32 zero octets with today's parameters: takes as long to check as anybody's. */
const nobodysHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(24)}$${'A'.repeat(43)}`;

/** A password's hash with a new salt, in the PHC string format. Check the length first: hashing takes what it gets. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  return (await argon2id()).hash(new TextEncoder().encode(composed(password)), salt);
}

/**
 * Whether a password has this hash. Without a hash (nobody has the address, or they have no password yet) it does the
 * same work and answers false, so that the time tells nothing. An outdated hash is of as many octets as the password has
 * characters: that is how they were made, and they are renewed when the password is right.
 */
export async function isPasswordOf(password: string, hash: string | null): Promise<boolean> {
  const text = composed(password);
  const octets = new TextEncoder().encode(text);
  const hashed = hash !== null && isHashOutdated(hash) ? octets.subarray(0, text.length) : octets;
  return (await argon2id()).verify(hash ?? nobodysHash, hashed) && hash !== null;
}

/** Whether a hash was made in another way than today's are; hash again at the next right password. */
export function isHashOutdated(hash: string): boolean {
  return !current.test(hash);
}

/** Keyboards differ in how they write `é`; the same password is the same everywhere (NIST SP 800-63B, 3.1.1.2). */
export function composed(password: string): string {
  return password.normalize('NFC');
}
