import { base64 } from '../../byte-text.ts';

/** Octets of text in one word: with its frame and the longest header name that we use, a line stays within 76. */
const wordOctets = 39;

const encoder = new TextEncoder();

/**
 * A text as encoded words in UTF-8 and base64, folded one a line (RFC 2047). A character is never cut; a lone surrogate
 * becomes a replacement character.
 */
export function encodedWords(text: string): string {
  const words: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of text) {
    const size = octetsOf(character);
    if (octets + size > wordOctets) {
      words.push(word(piece));
      piece = '';
      octets = 0;
    }
    piece += character;
    octets += size;
  }
  if (piece !== '') words.push(word(piece));
  return words.join('\r\n ');
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}

function word(text: string): string {
  return `=?UTF-8?B?${base64(encoder.encode(text))}?=`;
}
