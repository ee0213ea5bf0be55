import { maxPasswordLength } from '../../shared/people/limits.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { isGuessable } from './guessable-password.ts';

/** For whom a password is chosen. */
interface PasswordOwner {
  email: string;
  names: readonly string[];
  spaceName: string;
  /** Characters, at least; a setting of the space. */
  least: number;
}

/**
 * What is wrong with a password that somebody chooses for themselves, or null: length and a blocklist, no rules about
 * kinds of characters (NIST SP 800-63B, 3.1.1.2).
 */
export function passwordProblem(password: string, owner: PasswordOwner): FormProblem | null {
  const length = [...password.slice(0, 2 * maxPasswordLength + 1)].length;
  if (length < owner.least) return { code: 'password-too-short', limit: owner.least };
  if (isTooLong(password)) return { code: 'password-too-long', limit: maxPasswordLength };
  const [localPart = ''] = owner.email.split('@');
  if (password.toLowerCase() === owner.email.toLowerCase()) return { code: 'password-is-address' };
  if (isGuessable(password, [owner.email, localPart, ...owner.names, owner.spaceName]))
    return { code: 'password-common' };
  return null;
}

/** Whether a password is longer than any that could be right; asked before hashing. */
export function isTooLong(password: string): boolean {
  return password.length > 2 * maxPasswordLength || [...password].length > maxPasswordLength;
}
