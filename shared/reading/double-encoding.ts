/** A piece of text as it stood in the file and as it is read now. */
export interface RepairedSample {
  before: string;
  after: string;
}

/** windows-1252's characters from 0x80 to 0x9f, which it does not share with Latin-1 (0: none there). */
const upperCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const byteOf = new Map<string, number>();
for (let index = 0; index < 32; index++) byteOf.set(upperCharacters[index] ?? '', 0x80 + index);
for (let code = 0x80; code < 0x100; code++) byteOf.set(String.fromCharCode(code), code);

/** What a following byte of UTF-8 looks like when it was read as windows-1252. */
const follower = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
/** Two characters with which a run of letters that were encoded twice may begin. */
export const doubleEncodedStart = `[\\u00c2-\\u00ef]${follower}`;
/**
 * Lead bytes of UTF-8 (of two or three bytes) and what follows each, read as windows-1252 characters; a longer run is cut,
 * so that looking again behind each of its characters stays linear.
 */
const run = `(?:[\\u00c2-\\u00df]${follower}|[\\u00e0-\\u00ef]${follower}{2}){1,40}`;
const everyRun = new RegExp(run, 'g');
const runHere = new RegExp(run, 'y');
const quoteOrDash = /[‚„…‹‘’“”–—›«»]/;

/**
 * Repairs text that was UTF-8, was read as windows-1252, and was written as UTF-8 again (`StÃ©phane` -> `Stéphane`).
 * Only runs that are valid UTF-8 as a whole are changed. The sample is the first word that was repaired.
 */
export function repairDoubleEncoding(text: string): { text: string; sample: RepairedSample | null } {
  if (!/[\u00c2-\u00ef]/.test(text)) return { text, sample: null };
  let sample: RepairedSample | null = null;
  const repaired = text.replace(everyRun, (twice: string, offset: number) => {
    const once = encodedOnce(twice, text.charAt(offset + twice.length));
    if (once === null) return twice;
    sample ??= sampleAround(text, offset, twice, once);
    return once;
  });
  return { text: repaired, sample };
}

/** The letters that were encoded twice at a place of a text, and where they end; null when there are none. */
export function encodedTwiceAt(text: string, start: number): { text: string; end: number } | null {
  runHere.lastIndex = start;
  const twice = runHere.exec(text)?.[0];
  if (twice === undefined) return null;
  const end = start + twice.length;
  const once = encodedOnce(twice, text.charAt(end));
  return once === null ? null : { text: once, end };
}

/**
 * What a run was before it was encoded a second time; null when it is likelier meant as it stands, as the end of `“CAFÉ”`
 * or `RENÉ’S` is. `next` is the character behind it.
 */
function encodedOnce(twice: string, next: string): string | null {
  const once = decodedRun(twice);
  if (once === null || once.length > 1) return once;
  // One letter alone: of those, only Latin letters and the punctuation of word processors are common.
  if (twice.length === 3) return twice.startsWith('â€') ? once : null;
  if (twice.startsWith('Â')) return once >= '\xa0' ? once : null;
  if (!/^[ÃÄÅ]/.test(twice) || !/\p{L}/u.test(once)) return null;
  return quoteOrDash.test(twice) && !/\p{L}/u.test(next) ? null : once;
}

function decodedRun(twice: string): string | null {
  const bytes = new Uint8Array(twice.length);
  for (let index = 0; index < twice.length; index++) {
    const byte = byteOf.get(twice[index] ?? '');
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The word around the repaired characters, at most 40 to each side. */
function sampleAround(text: string, offset: number, twice: string, once: string): RepairedSample {
  const head = /\S*$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? '';
  const end = offset + twice.length;
  const tail = /^\S*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  return { before: head + twice + tail, after: head + once + tail };
}
