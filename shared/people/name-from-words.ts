import { isFirstName } from './first-names.ts';
import {
  foldWord,
  isClosingTitle,
  isInCapitals,
  isInitial,
  isNameSuffix,
  isParticle,
  isTitle,
  opensFamilyName,
} from './name-words.ts';

/** Which of the two names stands first in a full name. */
export type NameOrder = 'firstLast' | 'lastFirst';

/** A full name split in two; `order` is null when nothing but habit decided. */
interface SplitName {
  lastName: string;
  firstName: string;
  order: NameOrder | null;
}

/** What helps to split a name besides its words. */
interface NameHints {
  /** The local part of the person's address: `jdupont` tells which word is the family name. */
  localPart?: string;
  /** The order that the other names of the list show. */
  usualOrder?: NameOrder | null;
}

/** Longer texts are no names; they are kept whole as a last name, where the length check meets them. */
const maxWords = 12;
const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const vietnameseFamilies = new Set('nguyen tran pham huynh phan vu vo dang bui do ngo duong ly'.split(' '));

/**
 * Splits a full name by its evidence, strongest first: a comma (`Last, First`), capitals (`DUPONT Jean`), particles
 * (`Jean de La Fontaine`), the address, common first names, then the order of the rest of the list.
 */
export function nameFromWords(text: string, hints: NameHints = {}): SplitName {
  const comma = text.indexOf(',');
  if (comma >= 0) {
    const split = splitAtComma(text, comma);
    if (split) return split;
  }
  let words = text.split(/[\s,]+/, maxWords + 2).filter((word) => word !== '');
  if (words.length > maxWords) return { lastName: text.trim(), firstName: '', order: null };
  words = withoutTitles(words);
  let suffix = '';
  while (words.length > 2 && isNameSuffix(words.at(-1) ?? '')) {
    suffix = ` ${words.at(-1)}${suffix}`;
    words = words.slice(0, -1);
  }
  if (words.length > 2 && isClosingTitle(words.at(-1) ?? '')) words.pop();
  words = withNicknames(words);
  const split = splitWords(words, hints);
  return suffix === '' ? split : { ...split, lastName: split.lastName + suffix };
}

function splitAtComma(text: string, comma: number): SplitName | null {
  const last = withoutTitles(words(text.slice(0, comma)));
  const parts = text.slice(comma + 1).split(',', 3);
  const first = withoutTitles(words(parts[0] ?? ''));
  const rest = parts.slice(1).join(' ').trim();
  if (last.length === 0 || first.length === 0) return null;
  if (first.length === 1 && isNameSuffix(first[0] ?? '')) return null;
  return { lastName: [...last, rest].join(' ').trim(), firstName: first.join(' '), order: 'lastFirst' };
}

function words(text: string): string[] {
  return text.split(/\s+/, maxWords * 2).filter((word) => word !== '');
}

function withoutTitles(all: string[]): string[] {
  let start = 0;
  while (start < all.length - 1 && isTitle(all[start] ?? '', all[start + 1] ?? '')) start++;
  return start === 0 ? all : all.slice(start);
}

/** A nickname in quotes belongs to the word before it: `Jean "Le Grand" Dupont`. */
function withNicknames(all: string[]): string[] {
  const open = all.findIndex((word, index) => index > 0 && /^["“«]/.test(word));
  const close = open < 0 ? -1 : all.findIndex((word, index) => index >= open && /["”»]$/.test(word));
  if (close < 0 || close === all.length - 1) return all;
  return [...all.slice(0, open - 1), all.slice(open - 1, close + 1).join(' '), ...all.slice(close + 1)];
}

function splitWords(all: string[], hints: NameHints): SplitName {
  const [first = '', second = ''] = all;
  if (all.length < 2) return singleWord(first, hints.localPart ?? '');
  const byCapitals = splitByCapitals(all);
  if (byCapitals) return byCapitals;
  const byParticle = splitByParticle(all);
  if (byParticle) return byParticle;
  const order = orderOf(all, hints.localPart ?? '');
  const used = order ?? hints.usualOrder ?? 'firstLast';
  if (all.length === 2) return used === 'firstLast' ? split(first, second, order) : split(second, first, order);
  const firstNames = countFirstNames(all, used);
  return used === 'firstLast'
    ? split(all.slice(0, firstNames).join(' '), all.slice(firstNames).join(' '), order)
    : split(all.slice(-firstNames).join(' '), all.slice(0, -firstNames).join(' '), order);
}

function split(firstName: string, lastName: string, order: NameOrder | null): SplitName {
  return { lastName, firstName, order };
}

function singleWord(word: string, localPart: string): SplitName {
  const folded = foldWord(word);
  const local = localPart.toLowerCase();
  const leads = folded !== '' && (local === folded || local.startsWith(`${folded}.`));
  return isFirstName(folded) || leads ? split(word, '', null) : split('', word, null);
}

/** Words in capitals are the family name if others are not, with the particles beside them. */
function splitByCapitals(all: string[]): SplitName | null {
  const from = all.findIndex(isInCapitals);
  if (from < 0) return null;
  let start = from;
  let end = from;
  while (
    end < all.length &&
    (isInCapitals(all[end] ?? '') || (isParticle(all[end] ?? '') && isInCapitals(all[end + 1] ?? '')))
  )
    end++;
  while (start > 0 && isParticle(all[start - 1] ?? '')) start--;
  const others = [...all.slice(0, start), ...all.slice(end)];
  // `JAMES T. KIRK`: all is in capitals, which tells nothing.
  if (others.some(isInCapitals) && all.every((word) => isInitial(word) || isInCapitals(word))) return null;
  const firstName = others.join(' ');
  if (firstName === '' || (start > 0 && end < all.length)) return null;
  return split(firstName, all.slice(start, end).join(' '), start === 0 ? 'lastFirst' : 'firstLast');
}

function splitByParticle(all: string[]): SplitName | null {
  const at = all.findIndex((word, index) => index < all.length - 1 && isParticle(word));
  if (at < 0) return null;
  if (at > 0) return split(all.slice(0, at).join(' '), all.slice(at).join(' '), 'firstLast');
  let end = 0;
  while (end < all.length - 1 && isParticle(all[end] ?? '')) end++;
  const firstName = all.slice(end + 1).join(' ');
  return firstName === '' ? null : split(firstName, all.slice(0, end + 1).join(' '), 'lastFirst');
}

function orderOf(all: string[], localPart: string): NameOrder | null {
  const head = foldWord((all[0] ?? '').split(' ', 1)[0] ?? '');
  const tail = foldWord(all.at(-1) ?? '');
  if (eastAsian.test(head) || vietnameseFamilies.has(head)) return 'lastFirst';
  const headIsInitial = isInitial(all[0] ?? '');
  if (headIsInitial !== isInitial(all.at(-1) ?? '')) return headIsInitial ? 'firstLast' : 'lastFirst';
  const headIsFirst = isFirstName(head);
  if (headIsFirst !== isFirstName(tail)) return headIsFirst ? 'firstLast' : 'lastFirst';
  const headIsFamily = opensFamilyName(all[0] ?? '');
  if (headIsFamily !== opensFamilyName(all.at(-1) ?? '')) return headIsFamily ? 'lastFirst' : 'firstLast';
  return localPart === '' ? null : orderFromLocalPart(head, tail, localPart);
}

/**
 * `jdupont`, `j.dupont`, `dupontj` name the family name in full; `jean.dupont` follows the habit of first, then last.
 */
function orderFromLocalPart(head: string, tail: string, localPart: string): NameOrder | null {
  const parts = localPart
    .toLowerCase()
    .split(/[._\d+-]+/, 4)
    .filter((part) => part !== '');
  const [one = '', two = ''] = parts;
  if (parts.length === 1) {
    if (isInitialAnd(one, head, tail)) return 'firstLast';
    return isInitialAnd(one, tail, head) ? 'lastFirst' : null;
  }
  const headInitial = head.slice(0, 1);
  const tailInitial = tail.slice(0, 1);
  if ((one === headInitial && two === tail) || (one === tail && two === headInitial)) return 'firstLast';
  if ((one === tailInitial && two === head) || (one === head && two === tailInitial)) {
    return two === tailInitial && one === head ? 'firstLast' : 'lastFirst';
  }
  if (one === head && two === tail) return 'firstLast';
  return one === tail && two === head ? 'lastFirst' : null;
}

function isInitialAnd(localPart: string, first: string, last: string): boolean {
  const initial = first.slice(0, 1);
  return localPart === initial + last || localPart === last + initial;
}

/** How many words are first names in a name of three words and more. */
function countFirstNames(all: string[], order: NameOrder): number {
  const inOrder = order === 'firstLast' ? all : all.toReversed();
  let count = 1;
  while (count < all.length - 1 && isGivenWord(inOrder[count] ?? '')) count++;
  if (count > 1 || order === 'lastFirst') return count;
  return all.length === 3 ? 2 : Math.floor(all.length / 2);
}

/** A middle initial or another first name. */
function isGivenWord(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word) || isFirstName(foldWord(word));
}
