import { type RepairedSample, repairDoubleEncoding } from './double-encoding.ts';

/** The encodings that a file can turn out to have. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

/** The text of a file, how it was encoded, and what was repaired. */
export interface DecodedText {
  text: string;
  encoding: TextEncoding;
  /** The first piece of twice-encoded text with its repair, or null when nothing was repaired. */
  repaired: RepairedSample | null;
  /** Bytes that fit no character and became U+FFFD. */
  unreadable: number;
}

/** Bytes that the guesses look at; a list shows its language in the first lines. */
const sampleLength = 256 * 1024;

/**
 * The text of a file's bytes: by its byte order mark, else strict UTF-8, else UTF-16 by its zero bytes, else UTF-8 with
 * few errors, else windows-1252 or macintosh by which gives likelier letters. Text that was encoded twice is repaired.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes);
  const decoded = new TextDecoder(encoding).decode(bytes);
  const unreadable = countOf(decoded, '\ufffd');
  const repair = repairDoubleEncoding(decoded);
  return { text: withoutMarks(repair.text), encoding, repaired: repair.sample, unreadable };
}

function detectEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = utf16ByZeros(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleLength);
  if (isMostlyUtf8(sample)) return 'utf-8';
  return macScore(sample) > 0 ? 'macintosh' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Text of mostly Latin letters in UTF-16 has a zero in every second byte, always on the same side. */
function utf16ByZeros(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > 0.4 * pairs && even < 0.05 * pairs) return 'utf-16le';
  if (even > 0.4 * pairs && odd < 0.05 * pairs) return 'utf-16be';
  return null;
}

/** One bad line in a good file: there are far more whole UTF-8 sequences than broken ones. */
function isMostlyUtf8(sample: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < sample.length; index++) {
    const byte = sample[index] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let follows = 1;
    while (follows < length && ((sample[index + follows] ?? 0) & 0xc0) === 0x80) follows++;
    if (length > 1 && follows === length) {
      whole++;
      index += length - 1;
    } else {
      broken++;
    }
  }
  return whole > 2 * broken;
}

/** French and Western letters: where each encoding puts them, weighed against the signs that the other puts there. */
const macLetters = new Set([
  0x8e, 0x8f, 0x88, 0x90, 0x91, 0x8d, 0x99, 0x9d, 0x9e, 0x89, 0x94, 0x95, 0x9f, 0x8a, 0x9a, 0x80, 0x83, 0x87, 0x8c,
  0x96,
]);
const windowsLetters = new Set([
  0xe9, 0xe8, 0xe0, 0xea, 0xeb, 0xe7, 0xf4, 0xf9, 0xfb, 0xe2, 0xee, 0xef, 0xfc, 0xf6, 0xe4, 0xdf, 0xf1, 0xe1, 0xed,
  0xf3, 0xfa, 0xc9, 0xc8, 0xc7, 0xc0, 0xca, 0xd6, 0xdc, 0xc4, 0xe3, 0xf5, 0xe5, 0xf8, 0xe6,
]);

function macScore(sample: Uint8Array): number {
  let score = 0;
  for (let index = 0; index < sample.length; index++) {
    const byte = sample[index] ?? 0;
    if (byte < 0x80) continue;
    const besideLetter = isAsciiLetter(sample[index - 1]) || isAsciiLetter(sample[index + 1]);
    const weight = besideLetter ? 2 : 1;
    if (macLetters.has(byte)) score += weight;
    if (windowsLetters.has(byte)) score -= weight;
  }
  return score;
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

/** Byte order marks can also stand in the middle, where files were put one after the other. */
function withoutMarks(text: string): string {
  return text.includes('\ufeff') ? text.replaceAll('\ufeff', '') : text;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}
