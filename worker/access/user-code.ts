/** Letters that make no words and are not taken for one another (RFC 8628, 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const codeLength = 8;

/** A new user code such as `BCDF-GHJK`; each letter of the twenty is as likely as the others. */
export function newUserCode(): string {
  const fair = Math.floor(256 / letters.length) * letters.length;
  let code = '';
  while (code.length < codeLength) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) code += letters[byte % letters.length];
  }
  return grouped(code);
}

/** A code as typed, in its one form: capitals, a hyphen in the middle; null if it cannot be one. */
export function tidyUserCode(typed: string): string | null {
  const code = typed
    .slice(0, 40)
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? grouped(code) : null;
}

function grouped(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}
