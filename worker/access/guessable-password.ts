import { isCommonPassword } from '../../shared/people/password-blocklist.ts';
import { guessableWords } from './guessable-words.ts';

/** Digits and signs around a guessable word that are too few to hide it. */
const thinDisguise = 6;

/** Signs with which people write letters. */
const letterOfSign: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** What fingers run along: alphabet, digits, and the rows of English and French keyboards. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'wxcvbn',
];

/**
 * Whether a password is among the first that would be guessed: a common one, few different characters, a short piece
 * repeated, a run along the keyboard, or one word that everybody or this person has (`personal`) with a little
 * disguise.
 */
export function isGuessable(password: string, personal: readonly string[]): boolean {
  const plain = password.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (isCommonPassword(plain) || new Set(plain).size <= 4) return true;
  const piece = repeatedPiece(plain);
  if (piece.length <= thinDisguise || isMostlyRun(piece)) return true;
  const own = new Set(personal.flatMap(wordsOf));
  return [piece, unsigned(piece)].some((text) => {
    const letters = text.replace(/[^a-z]/g, '');
    const disguise = piece.length - letters.length;
    return disguise <= thinDisguise && (guessableWords.has(letters) || own.has(letters));
  });
}

/** The shortest piece that a text is made of by repeating it, or the text itself. */
function repeatedPiece(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return piece;
  }
  return text;
}

/** Whether three of four steps go to a neighbour in a run, forwards or backwards. */
function isMostlyRun(text: string): boolean {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1) {
    const step = text.slice(at - 1, at + 1);
    const back = step.charAt(1) + step.charAt(0);
    if (runs.some((run) => run.includes(step) || run.includes(back))) steps += 1;
  }
  return steps >= (text.length - 1) * 0.75;
}

/** Letters for the signs that stand for them; what is not between letters stays a disguise. */
function unsigned(text: string): string {
  const core = text.replace(/^[^a-z@$]+|[^a-z]+$/g, '');
  return [...core].map((sign) => letterOfSign[sign] ?? sign).join('');
}

/** A person's or space's words, whole and in parts, as letters only: `ada.lovelace@x.org` has `adalovelace`, `ada`. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const parts = plain.split(/[^a-z]+/);
  return [plain.replace(/[^a-z]/g, ''), ...parts].filter((word) => word.length >= 4);
}
