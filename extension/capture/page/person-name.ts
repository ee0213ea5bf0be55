import { isFirstName } from '../../../shared/people/first-names.ts';
import { fitsLocalPart, withoutAside } from '../../../shared/people/name-aside.ts';
import { foldWord, isNameSuffix, isParticle, isTitle } from '../../../shared/people/name-words.ts';
import { looksLikeName } from '../../../shared/reading/name-beside.ts';
import { isOfficeWord } from './office-words.ts';

/** A text that can be somebody's name. */
export interface PersonName {
  text: string;
  /** What speaks for it: two for each word that the address repeats (at most two), one for a known first name. */
  evidence: number;
  words: number;
}

/** Words before a name in a picture's words: `Photo de Jean Dupont`. */
const pictureWords =
  /^(?:(?:photo(?:graph(?:ie)?)?|portrait|picture|image|avatar|headshot|profil[e]?)\s+(?:de\s|du\s|d['’]|of\s|for\s|:)?\s*)+/iu;
const longestName = 100;
/** Letters and figures of most names, in single spaces: nothing to be tidied, which takes longer than all else. */
const tidyWords = /^[\dA-Za-zÀ-ÖØ-öø-ɏ]+(?:[ -][\dA-Za-zÀ-ÖØ-öø-ɏ]+)*$/;

/**
 * The name that a short text is, without titles, marks and what stands behind it (a role, an office); null when it is
 * none. `localPart` is that of the address whose name is looked for.
 */
export function personName(text: string, localPart: string): PersonName | null {
  if (text.length > longestName || /[@<>]/.test(text)) return null;
  const plain = tidyWords.test(text) ? text.replace(pictureWords, '') : tidied(text);
  if (plain.length < 2) return null;
  const own = withoutRole(withoutAside(plain, localPart).name, localPart);
  const words = own.split(' ').filter((word) => word !== '');
  while (words.length > 1 && isTitle(words[0] ?? '', words[1] ?? '')) words.shift();
  while (words.length > 2 && isNameSuffix(words.at(-1)?.replace(/^[,]|[,]$/g, '') ?? '')) words.pop();
  const name = words.join(' ').replace(/,$/, '');
  if (!canBeName(name, words, localPart)) return null;
  const fitting = words.filter((word) => fitsLocalPart(word, localPart)).length;
  const knows = words.some((word) => word.split('-').some((part) => isFirstName(foldWord(part.replace(/,$/, '')))));
  return {
    text: name,
    evidence: 2 * Math.min(2, fitting) + (knows ? 1 : 0) + (spellsInitials(words, localPart) ? 1 : 0),
    words: words.length,
  };
}

function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/^[\s"“”«»'’*•·●►▶→✉📧–—|:,;-]+|[\s"“”«»*•·–—|:,;-]+$/gu, '')
    .replace(pictureWords, '')
    .replace(/[\s\u00a0_]+/g, ' ')
    .trim();
}

function canBeName(name: string, words: readonly string[], localPart: string): boolean {
  const commas = name.split(',').length - 1;
  if (commas > 1 || words.length === 0) return false;
  if (words.some((word) => isOfficeWord(word) && !fitsLocalPart(word, localPart))) return false;
  return looksLikeName(name.replace(/,\s*/, ' ').trim());
}

/** `Jean Dupont Directeur général`: what follows two words of a name is cut off where an office begins. */
function withoutRole(text: string, localPart: string): string {
  const [before = '', behind] = text.split(/\s*,\s*/, 2);
  // `Jean Dupont, directeur` has a role behind the comma, `Dupont, Jean` a first name.
  const isRole = behind !== undefined && (/^\p{Ll}/u.test(behind) || behind.split(' ').some(isOfficeWord));
  const words = (isRole ? before : text).split(' ');
  const role = words.findIndex((word, index) => index >= 2 && isOfficeWord(word) && !fitsLocalPart(word, localPart));
  return (role < 0 ? words : words.slice(0, role)).join(' ');
}

/** `jd@…` for Jean Dupont. */
function spellsInitials(words: readonly string[], localPart: string): boolean {
  const initials = words.filter((word) => !isParticle(word)).map((word) => foldWord(word).slice(0, 1));
  const letters = foldWord(localPart).replace(/[^a-z]/g, '');
  return initials.length > 1 && (letters === initials.join('') || letters === initials.toReversed().join(''));
}
