/** Letters and digits that are not taken for one another, and no vowels, so that no words come up. */
const alphabet = 'bcdfghjkmnprstvwxyz34678';
const blocks = 4;
const blockLength = 4;
/** Octets from here on would make the first letters likelier. */
const fairOctets = 256 - (256 % alphabet.length);

/**
 * A password that can be read out and typed: four blocks of four, some 73 bits. `octet` gives random numbers from 0 to
 * 255 that nobody can guess.
 */
export function generatedPassword(octet: () => number): string {
  const letter = (): string => {
    for (;;) {
      const drawn = octet();
      if (drawn < fairOctets) return alphabet.charAt(drawn % alphabet.length);
    }
  };
  return Array.from({ length: blocks }, () => Array.from({ length: blockLength }, letter).join('')).join('-');
}
