import { withPauses } from './with-pauses.ts';

/** Characters that are encoded in one go, in less than a millisecond. */
const longestStep = 128 * 1024;

const encoder = new TextEncoder();

/**
 * A text, or the pieces that it is made of, as UTF-8, with turns for the page: a list of 100,000 rows in one go would
 * keep it from two frames.
 */
export function octetsOf(text: string | Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  return withPauses(encoded(typeof text === 'string' ? textSlices(text, longestStep) : text));
}

/** A text in slices of so many UTF-16 units at most; two halves of one character stay together. */
export function* textSlices(text: string, longest: number): Generator<string, void> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + longest, text.length);
    if (end < text.length && isFirstHalf(text.charCodeAt(end - 1))) end -= 1;
    yield text.slice(start, end);
    start = end;
  }
}

function* encoded(slices: Iterable<string>): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const slice of slices) {
    const piece = encoder.encode(slice);
    pieces.push(piece);
    size += piece.length;
    yield;
  }
  const octets = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    octets.set(piece, at);
    at += piece.length;
  }
  return octets;
}

/** Whether a UTF-16 unit is the first half of a character beyond U+FFFF. */
function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
