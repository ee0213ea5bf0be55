import type { LetterPerson } from '../outbox-mail.ts';

/** Characters of a name in a letter, at most. */
const longestName = 100;

/** A name or title as letters show it: one line, without characters that are unseen or turn the writing around. */
export function shownText(text: string): string {
  const seen = text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu, '')
    .trim();
  const characters = Array.from(seen);
  return characters.length <= longestName ? seen : `${characters.slice(0, longestName - 1).join('')}…`;
}

/** A person's name as letters show it, or an empty text when they have none. */
export function shownName(person: LetterPerson | null): string {
  return person ? shownText(`${person.firstName} ${person.lastName}`) : '';
}
