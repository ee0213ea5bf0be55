/// <reference path="../wasm.d.ts" />
import Argon2 from '@phi-ag/argon2';
import wasm from '@phi-ag/argon2/argon2.wasm';
import { passwordParameters } from './password-parameters.ts';

const currentPrefix = '$argon2id$v=19$m=19456,t=2,p=1$';

/** A salt of 16 and a hash of 32 zero octets with today's parameters: takes as long to check as anybody's. */
const nobodysHash = `${currentPrefix}${'A'.repeat(22)}$${'A'.repeat(43)}`;

let argon2: Promise<Argon2> | undefined;

function loaded(): Promise<Argon2> {
  argon2 ??= WebAssembly.instantiate(wasm).then((instance) => new Argon2(instance));
  return argon2;
}

/** A password's hash with a new salt, in the PHC string format. Check the length first: hashing takes what it gets. */
export async function hashPassword(password: string): Promise<string> {
  const { encoded } = (await loaded()).hash(composed(password), passwordParameters);
  return encoded;
}

/**
 * Whether a password has this hash. Without a hash (nobody has the address, or they have no password yet) it does the
 * same work and answers false, so that the time tells nothing.
 */
export async function isPasswordOf(password: string, hash: string | null): Promise<boolean> {
  const { success } = (await loaded()).tryVerify(hash ?? nobodysHash, composed(password));
  return success && hash !== null;
}

/** Whether a hash was made with other parameters than today's; hash again at the next right password. */
export function isHashOutdated(hash: string): boolean {
  return !hash.startsWith(currentPrefix);
}

/** Keyboards differ in how they write `é`; the same password is the same everywhere (NIST SP 800-63B, 3.1.1.2). */
export function composed(password: string): string {
  return password.normalize('NFC');
}
