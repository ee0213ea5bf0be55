import type { NameOrder } from '../people/name-from-words.ts';
import { headerWords, otherPersonWords, signInWords, thingWords, wholeHeaderWords } from './header-words.ts';
import type { ColumnMeaning } from './reading.ts';

/** What a header says by itself: a meaning (or none), and how far to trust it from 0 to 1. */
interface HeaderMeaning {
  meaning: ColumnMeaning;
  trust: number;
}

const nothing: HeaderMeaning = { meaning: null, trust: 0 };
const exact = new Map<string, ColumnMeaning>();
for (const [meaning, words] of Object.entries(headerWords)) {
  for (const word of words) {
    // Letters of some scripts fall apart when marks are taken off them, in the list as in a header.
    const folded = foldHeader(word);
    // Object.entries forgets the keys' type; the record's keys are exactly the meanings.
    if (!exact.has(folded)) exact.set(folded, meaning as ColumnMeaning);
  }
}
/** Dutch lists have the small words of a family name (`van der`) in a column of their own. */
const familyPrefix = /^(?:tussenvoegsels?|voorvoegsels?|tussenv)$/;

/** Whether a column holds the small words before a family name. */
export function isFamilyPrefix(header: string): boolean {
  return familyPrefix.test(foldHeader(header));
}

/** What is a name by itself in many languages, and the given name beside a column of family names. */
const nameOrGiven = new Set(
  'nome nombre naam namn navn nimi jmeno όνομα ad adı adi isim 이름 الاسم'.split(' ').map(foldHeader),
);

/** Whether a column of names holds given names where another one holds the family names. */
export function isGivenNameBesideFamily(header: string): boolean {
  return nameOrGiven.has(foldHeader(header));
}

/**
 * A header in its plainest form: lower case, no accents, words apart (`firstName`, `E-mail*`, `First Name [Required]`).
 */
export function foldHeader(header: string): string {
  return header
    .slice(0, 200)
    .replace(/\[[^\]]*\]|\((?:required|obligatoire|optional|facultatif|requis)\)/gi, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .replace(/\b(?:required|obligatoire|requis)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** What a header says its column holds, in the words of many programs and some languages. */
export function headerMeaning(header: string): HeaderMeaning {
  const folded = foldHeader(header);
  if (folded === '' || folded.length > 60) return nothing;
  const trust = isAboutSomebodyElse(folded) ? 0.15 : 1;
  const whole = exact.get(folded) ?? exact.get(folded.replaceAll(' ', ''));
  if (whole !== undefined) return { meaning: whole, trust };
  const numbered = exact.get(withoutOwner(folded.replace(/ ?\d+$/, '')));
  const number = Number(/\d+$/.exec(folded)?.[0] ?? 1);
  if (numbered !== undefined) return { meaning: numbered, trust: trust * (number > 1 ? 0.6 : 0.95) };
  if (signInWords.has(folded)) return { meaning: 'email', trust: 0.3 };
  const words = folded.split(' ');
  const part = words.length > 8 ? null : meaningInside(words);
  return part === null ? nothing : { meaning: part, trust: trust * (words.length > 4 ? 0.4 : 0.7) };
}

/** A folded header without saying whose it is: `user email`, `e-mail de l'utilisateur`, `votre nom`. */
function withoutOwner(folded: string): string {
  return folded
    .replace(/^(?:l|la|le|les|your|votre|the|user|student|member|contact) /, '')
    .replace(/ (?:de l utilisateur|du membre|du contact)$/, '');
}

const firstNameWord = /\b(?:prenoms?|first|given|vorname|nombre|nome)\b/;
const lastNameWord = /\b(?:noms?|last|family|surname|nachname|apellidos?|cognome)\b/;

/** The order that a header of full names announces (`NOM Prénom`, `First and last name`), or null. */
export function orderInHeader(header: string): NameOrder | null {
  const folded = foldHeader(header);
  const first = folded.search(firstNameWord);
  const last = folded.search(lastNameWord);
  if (first < 0 || last < 0) return null;
  return first < last ? 'firstLast' : 'lastFirst';
}

/** Whether a text is exactly how a list calls a column. */
export function isColumnName(text: string): boolean {
  if (!/^[\s\p{L}][\p{L}\p{M}\s'’.*_-]{1,40}$/u.test(text)) return false;
  const folded = foldHeader(text);
  return exact.has(folded) || (folded.includes(' ') && exact.has(withoutOwner(folded)));
}

/** The meaning of the longest run of words that is a header by itself; of `Employee ID` and `Group status`, nothing. */
function meaningInside(words: readonly string[]): ColumnMeaning {
  for (let length = words.length - 1; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const run = words.slice(start, start + length).join(' ');
      const meaning = run.length > 3 || run === 'nom' || run === 'mdp' ? exact.get(run) : undefined;
      if (meaning === undefined || wholeHeaderWords.has(run)) continue;
      const others = words.filter((_, index) => index < start || index >= start + length);
      return others.some((word) => thingWords.has(word)) ? null : meaning;
    }
  }
  return null;
}

function isAboutSomebodyElse(folded: string): boolean {
  return folded.split(' ').some((word) => otherPersonWords.has(word));
}

/** Whether a text is only a word for somebody who is there for another (`Guardian`, `Parent 2`, `Représentant légal`). */
export function isSomebodyElse(text: string): boolean {
  const words = foldHeader(text).split(' ');
  return words.every((word) => otherPersonWords.has(word) || /^\d$/.test(word)) && otherPersonWords.has(words[0] ?? '');
}
