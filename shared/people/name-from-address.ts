import { isFirstName } from './first-names.ts';
import { nameFromWords } from './name-from-words.ts';
import { foldWord, isParticle } from './name-words.ts';
import { isRole } from './role-addresses.ts';

/** One part of a name in a local part: letters, with hyphens inside. */
const namePart = /^\p{L}[\p{L}\p{M}'’]+(?:-\p{L}[\p{L}\p{M}'’]+)*$/u;

/**
 * The name that an address shows (`jean-pierre.de.la.tour2@…`), for the admin to confirm; null when it shows none: one
 * word, an initial, an office. Two words joined by a hyphen count only if one of them is a common first name.
 */
export function nameFromAddress(address: string): { lastName: string; firstName: string } | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = address
    .slice(0, at)
    .replace(/\+.*$/, '')
    .replace(/\d{1,4}$/, '');
  const parts = local.split(/[._]/);
  const words = parts.length > 1 ? parts : aroundFirstName(local);
  if (words.length < 2 || words.length > 5 || isRole(local)) return null;
  if (!words.every((word) => namePart.test(word) && !isRole(word))) return null;
  const { lastName, firstName } = nameFromWords(words.map(inNameCase).join(' '), { usualOrder: 'firstLast' });
  return lastName === '' || firstName === '' ? null : { lastName, firstName };
}

function aroundFirstName(local: string): string[] {
  const words = local.split('-');
  return words.length === 2 && words.some((word) => isFirstName(foldWord(word))) ? words : [];
}

function inNameCase(word: string): string {
  const lower = word.toLowerCase();
  if (isParticle(lower)) return lower;
  return lower.replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
