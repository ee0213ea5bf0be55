/** Octets of text in one word: with its frame and the longest header name that we use, a line stays within 76. */
const wordOctets = 39;

/**
 * A text as encoded words in UTF-8 and base64, folded one a line (RFC 2047). A character is never cut; a lone surrogate
 * becomes a replacement character.
 */
export function encodedWords(text: string): string {
  const encoder = new TextEncoder();
  const words: string[] = [];
  let octets: number[] = [];
  for (const character of text) {
    const encoded = encoder.encode(character);
    if (octets.length + encoded.length > wordOctets) {
      words.push(word(octets));
      octets = [];
    }
    octets.push(...encoded);
  }
  if (octets.length > 0) words.push(word(octets));
  return words.join('\r\n ');
}

function word(octets: readonly number[]): string {
  return `=?UTF-8?B?${btoa(String.fromCharCode(...octets))}?=`;
}
