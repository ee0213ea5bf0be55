import { equalInConstantTime } from '../digest.ts';
import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';
import { type Credentials, readPasswordHash, replaceHashStatement } from './credential-store.ts';
import { type SealedPassword, unsealPassword } from './initial-password.ts';
import { storeFirstHash } from './initial-password-store.ts';
import { composed, hashPassword, isHashOutdated, isPasswordOf } from './password-hash.ts';
import { isTooLong } from './password-rules.ts';

/** A password as typed at the sign-in, and the member whose it should be, or null for nobody's address. */
interface TypedPassword {
  credentials: Credentials | null;
  addressKey: string;
  password: string;
}

/**
 * The stored hash of a right password, or null for a wrong one. In every case it does the work of one hash, whether the
 * address is a member's, an invited person's or nobody's, and whether the password is hashed yet or still sealed.
 */
export async function provenHash(env: Environment, typed: TypedPassword): Promise<string | null> {
  const { credentials, addressKey, password } = typed;
  if (isTooLong(password)) return null;
  const hash = credentials?.passwordHash ?? null;
  if (credentials?.initial && hash === null) {
    const { memberId, initial } = credentials;
    return provenInitial(env, { memberId, initial, addressKey, password });
  }
  const right = await isPasswordOf(password, hash);
  return right && credentials && hash !== null ? currentHash(env.DB, credentials.memberId, hash, password) : null;
}

/** The member's hash with today's parameters: the moment of a right password is the only one to renew it. */
async function currentHash(db: D1Database, memberId: string, oldHash: string, password: string): Promise<string> {
  if (!isHashOutdated(oldHash)) return oldHash;
  const newHash = await hashPassword(password);
  await replaceHashStatement(db, { memberId, oldHash, newHash }).run();
  return newHash;
}

/** Compares with the sealed password and, if it is right, stores its hash before the queue gets to it. */
async function provenInitial(
  env: Environment,
  typed: { memberId: string; initial: SealedPassword; addressKey: string; password: string },
): Promise<string | null> {
  const { memberId, initial, addressKey, password } = typed;
  const sealed = await unsealPassword(settingsOf(env), addressKey, initial);
  const hash = await hashPassword(password);
  const right = await equalInConstantTime(composed(sealed ?? ''), composed(password));
  if (!right || sealed === null) return null;
  if (await storeFirstHash(env.DB, { memberId, sealed: initial.sealed, hash })) return hash;
  // The queue, or the same person in another browser, was faster: their hash has another salt.
  const stored = await readPasswordHash(env.DB, memberId);
  return stored !== null && (await isPasswordOf(password, stored)) ? stored : null;
}
