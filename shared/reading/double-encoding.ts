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
const follower = `[\\x80-\\xbf${upperCharacters}]`;
/** Two characters with which a run of letters that were encoded twice may begin. */
export const doubleEncodedStart = `[\\u00c2-\\u00ef]${follower}`;
/**
 * Lead bytes of UTF-8 (of two or three bytes) and what follows each, read as windows-1252 characters; a longer run is cut,
 * so that looking again behind each of its characters stays linear.
 */
const run = `(?:[\\u00c2-\\u00df]${follower}|[\\u00e0-\\u00ef]${follower}{2}){1,40}`;
const anyStart = new RegExp(doubleEncodedStart);
const everyRun = new RegExp(run, 'g');
const runHere = new RegExp(run, 'y');
/** What often stands behind a word; the opening quotes `„` and `‚` do not, and are what is left of `ń` and `ł`. */
const quoteOrDash = /[…‹‘’“”–—›«»]/;
const byteOrderMark = '\ufeff';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Characters of a text that show whether it was encoded twice as a whole. */
const sampleLength = 64 * 1024;

/**
 * Repairs text that was UTF-8, was read as windows-1252, and was written as UTF-8 again (`StÃ©phane` -> `Stéphane`).
 * Only runs that are valid UTF-8 as a whole are changed; those that may be meant as they stand only in a text that was
 * encoded twice as a whole. The sample is the first word that was repaired.
 */
export function repairDoubleEncoding(text: string): { text: string; sample: RepairedSample | null } {
  if (!anyStart.test(text)) return { text, sample: null };
  const isWhole = isTwiceAsWhole(text.slice(0, sampleLength));
  let sample: RepairedSample | null = null;
  const repaired = text.replace(everyRun, (twice: string, offset: number) => {
    const once = isWhole ? decodedRun(twice) : encodedOnce(twice, text, offset);
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
  const once = encodedOnce(twice, text, start);
  return once === null ? null : { text: once, end: start + twice.length };
}

/**
 * Whether nine in ten characters beyond ASCII stand in runs, of which one cannot be meant as it stands, or three say
 * different things, as the surnames of a list in Chinese do.
 */
function isTwiceAsWhole(text: string): boolean {
  let inRuns = 0;
  let isSure = false;
  const different = new Set<string>();
  for (const { 0: twice, index } of text.matchAll(everyRun)) {
    if (decodedRun(twice) === null) continue;
    inRuns += twice.length;
    different.add(twice);
    isSure ||= different.size > 2 || encodedOnce(twice, text, index) !== null;
  }
  if (!isSure) return false;
  let beyond = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) beyond++;
  return inRuns > 0.9 * beyond;
}

/**
 * What the run at a place of a text was before it was encoded a second time; null when it is likelier meant as it stands,
 * as the end of `“CAFÉ”` or `RENÉ’S` is.
 */
function encodedOnce(twice: string, text: string, start: number): string | null {
  const once = decodedRun(twice);
  if (once === null || once.length > 1 || once === byteOrderMark) return once;
  // One letter alone: of those, only Latin letters and the punctuation of word processors are common.
  if (twice.length === 3) return twice.startsWith('â€') ? once : null;
  if (twice.startsWith('Â')) return once >= '\xa0' ? once : null;
  if (!/^[ÃÄÅ]/.test(twice) || !/\p{L}/u.test(once)) return null;
  const before = text.slice(Math.max(0, start - 2), start);
  return isMeant(twice, before, text.charAt(start + 2)) ? null : once;
}

/**
 * Whether a capital and what stands behind it are likelier those than one letter: `HEIKKILÄ Jussi`, `IRMÃ Ana` with a
 * space that does not break, `HEIKKILÄ–MÄKI`, `“IRMÔ`.
 */
function isMeant(twice: string, before: string, next: string): boolean {
  const isInCapitals = /^\p{Lu}{2}$/u.test(before);
  if (twice.endsWith('\xa0')) {
    return isInCapitals || /\p{Lu}/u.test(next) || !(twice.startsWith('Ã') || /\p{Ll}/u.test(next));
  }
  return (twice === 'Ä–' && isInCapitals) || (quoteOrDash.test(twice) && !/\p{L}/u.test(next));
}

function decodedRun(twice: string): string | null {
  const bytes = new Uint8Array(twice.length);
  for (let index = 0; index < twice.length; index++) {
    const byte = byteOf.get(twice[index] ?? '');
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  try {
    return utf8.decode(bytes);
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
