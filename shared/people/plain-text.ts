/** Characters of a plain text, at most: no field that holds words is refused for so few. */
const longestPlain = 100;
/** 1 for each character of a plain text, by its code: printable ASCII and the Latin letters with accents. */
const isPlainCode = new Uint8Array(0x1f00);
isPlainCode.fill(1, 0x20, 0x7f).fill(1, 0xc0, 0x250).fill(1, 0x1e00, 0x1f00);
// What links are made of, and the sign behind which a spreadsheet may see a formula.
for (const sign of './:;') isPlainCode[sign.charCodeAt(0)] = 0;
// Behind a capital with an accent they may be what is left of a letter that was encoded twice (`MÃœLLER`).
const suspect = 2;
for (const letter of 'ŒœŠšŸŽžƒ') isPlainCode[letter.charCodeAt(0)] = suspect;

const space = 0x20;
const apostrophe = 0x27;

/**
 * Whether a text needs no second look, as nearly every name and label: Latin words with single spaces between, in which
 * there is nothing to be tidied, no link, no neutralised formula, and nothing that any field of words refuses.
 */
export function isPlainText(text: string): boolean {
  if (text.length > longestPlain || text.charCodeAt(0) === apostrophe) return false;
  let previous = space;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // A loop over a table is several times faster here than a regular expression: most texts are short.
    const kind = isPlainCode[code];
    if (kind !== 1 && (kind !== suspect || (previous >= 0xc2 && previous <= 0xdf))) return false;
    if (code === space && previous === space) return false;
    previous = code;
  }
  return previous !== space || text === '';
}
