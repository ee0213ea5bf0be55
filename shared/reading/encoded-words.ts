const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]+)?\?([bq])\?([^?\s]{0,1000})\?=(?:\s+(?==\?))?/gi;
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * A header's text with its encoded words (`=?UTF-8?Q?Ren=C3=A9e?=`, RFC 2047) decoded; unreadable ones stay as they
 * are.
 */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  return text.replace(encodedWord, (word: string, charset: string, encoding: string, content: string) => {
    const bytes = encoding.toLowerCase() === 'b' ? bytesOfBase64(content) : bytesOfQ(content);
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      return word;
    }
  });
}

/** The text in UTF-8 behind base64 with its padding; null when a text is nothing of the kind. */
export function decodeBase64(content: string): string | null {
  if (content.length % 4 !== 0 || !/^[a-z\d+/]+={0,2}$/i.test(content)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytesOfBase64(content));
  } catch {
    return null;
  }
}

function bytesOfQ(content: string): Uint8Array {
  const plain = content.replaceAll('_', ' ');
  const bytes: number[] = [];
  for (let index = 0; index < plain.length; index++) {
    const code = plain[index] === '=' ? /^[\da-f]{2}/i.exec(plain.slice(index + 1, index + 3)) : null;
    bytes.push(code ? Number.parseInt(code[0], 16) : plain.charCodeAt(index) & 0xff);
    if (code) index += 2;
  }
  return Uint8Array.from(bytes);
}

function bytesOfBase64(content: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of content) {
    const value = base64.indexOf(character);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
}
