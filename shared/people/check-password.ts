import { maxPasswordLength, minInitialPasswordLength } from './limits.ts';
import { isCommonPassword } from './password-blocklist.ts';
import type { PersonProblem, PersonProblemCode } from './person-problem.ts';

/**
 * Adds what is wrong with a password that an admin sets for somebody. The evidence stays empty: problems are stored and
 * shown, passwords are not.
 */
export function checkPassword(password: string, email: string, problems: PersonProblem[]): void {
  if (password.length > 2 * maxPasswordLength) {
    problems.push(refused('password-too-long'));
    return;
  }
  const length = /[\ud800-\udfff]/.test(password) ? Array.from(password).length : password.length;
  if (length < minInitialPasswordLength) problems.push(refused('password-too-short'));
  if (length > maxPasswordLength) problems.push(refused('password-too-long'));
  if (isAddress(password, email)) problems.push(refused('password-is-address'));
  else if (length >= minInitialPasswordLength && isCommonPassword(password)) problems.push(refused('password-common'));
}

function isAddress(password: string, email: string): boolean {
  const at = email.indexOf('@');
  if (email === '' || (password.length !== email.length && password.length !== at)) return false;
  const guess = password.toLowerCase();
  return guess === email.toLowerCase() || guess === email.slice(0, at).toLowerCase();
}

function refused(code: PersonProblemCode): PersonProblem {
  return { code, severity: 'error', field: 'password', evidence: '' };
}
