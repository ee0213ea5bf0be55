import { atSignMark } from './at-sign.ts';
import { doubleEncodedStart, encodedTwiceAt } from './double-encoding.ts';
import { type Change, hiddenAddressAt } from './hidden-address.ts';
import type { ReadingProgress } from './reading.ts';
import { RepairedText } from './repaired-text.ts';

/** Characters of one step of work; small enough for every step to stay far below 10 ms. */
const sliceLength = 32 * 1024;

/** Controls, invisible characters, other spaces and line ends, full-width signs. */
const oddCharacter =
  '[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\xa0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f' +
  '\\u3000\\u3002\\u3164\\ufe6b\\ufeff\\uff01-\\uff61\\uffa0\\ufff0-\\ufffc]|(?:\\udb40[\\udc00-\\udfff])+|\\r(?!\\n)';
const odd = new RegExp(`${doubleEncodedStart}|${oddCharacter}|${atSignMark}`, 'i');
const nextOdd = new RegExp(odd.source, 'gi');
const lineEnd = /^[\x0b\x0c\r\x85\u2028\u2029]$/;
const space = /^[\xa0\u2000-\u200a\u202f\u205f\u3000]$/;

/**
 * Makes a text fit for reading: one kind of space and line end, full-width signs and spelled-out addresses in their
 * plain form, nothing invisible. Yields as it goes; linear in the text.
 */
export function* tidyText(original: string): Generator<ReadingProgress, RepairedText> {
  const tidy = new RepairedText(original);
  for (let start = 0; start < original.length; ) {
    const end = endOfSlice(original, start);
    const slice = original.slice(start, end);
    const wellFormed = slice.isWellFormed() ? slice : slice.toWellFormed();
    if (odd.test(wellFormed)) tidySlice(wellFormed, start, tidy);
    else tidy.keep(wellFormed);
    start = end;
    yield { done: 0, total: original.length };
  }
  return tidy;
}

/** After a line end if there is one, else after a space, so that nothing which belongs together is cut. */
function endOfSlice(text: string, start: number): number {
  const end = start + sliceLength;
  if (end >= text.length) return text.length;
  // Looked for in the slice alone: a text of one line would be searched back to its beginning for every slice.
  const half = start + sliceLength / 2;
  const line = text.slice(half, end).lastIndexOf('\n');
  if (line >= 0) return half + line + 1;
  for (let at = end; at > end - 500; at--) if (text.charCodeAt(at) === 32) return at + 1;
  const code = text.charCodeAt(end);
  return (code >= 0xdc00 && code <= 0xdfff) || code === 10 ? end + 1 : end;
}

function tidySlice(slice: string, offset: number, tidy: RepairedText): void {
  let copied = 0;
  nextOdd.lastIndex = 0;
  for (let found = nextOdd.exec(slice); found; found = nextOdd.exec(slice)) {
    const change = changeAt(slice, found.index, found[0], copied);
    if (change === null) {
      nextOdd.lastIndex = found.index + 1;
      continue;
    }
    tidy.keep(slice.slice(copied, change.start));
    if (change.text === ' ' || change.text === '\n') tidy.keep(change.text);
    else tidy.replace(change.text, offset + change.start, offset + change.end);
    copied = change.end;
    nextOdd.lastIndex = copied;
  }
  tidy.keep(slice.slice(copied));
}

function changeAt(slice: string, start: number, found: string, copied: number): Change | null {
  const code = found.charCodeAt(0);
  if (found.length === 1 || code === 0xdb40) return changeOf(slice, start, found);
  if (code < 0xc2 || code > 0xef) return hiddenAddressAt(slice, start, found, copied);
  const once = encodedTwiceAt(slice, start);
  return once && { start, ...once };
}

function changeOf(slice: string, start: number, found: string): Change | null {
  const end = start + found.length;
  if (lineEnd.test(found)) return { start, end, text: '\n' };
  if (space.test(found)) return { start, end, text: ' ' };
  const code = found.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return { start, end, text: String.fromCharCode(code - 0xfee0) };
  if (code === 0x3002 || code === 0xff61) return { start, end, text: '.' };
  if (code === 0xfe6b) return { start, end, text: '@' };
  if (code === 0x200c || code === 0x200d) return joinsLetters(slice, start) ? null : { start, end, text: '' };
  return { start, end, text: '' };
}

/** Joiners are part of Persian and Indic words and of emoji; between Latin letters they only hide. */
function joinsLetters(slice: string, at: number): boolean {
  return slice.charCodeAt(at - 1) > 0x24f && slice.charCodeAt(at + 1) > 0x24f;
}
