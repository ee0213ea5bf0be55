import type { ReadingProgress } from './reading.ts';

const sliceLength = 64 * 1024;
const otherEnd = /[\r\x0b\x0c\x85\u2028\u2029]/;

/** A text with LF for every line end (CR LF, CR, U+2028...), and without byte order marks. Yields as it goes. */
export function* plainLineEnds(text: string): Generator<ReadingProgress, string> {
  const parts: string[] = [];
  let isChanged = false;
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + sliceLength);
    if (text.charCodeAt(end) === 10) end++;
    const slice = text.slice(start, end);
    let plain = slice;
    if (slice.includes('\r') && !/\r(?!\n)/.test(slice)) plain = slice.replaceAll('\r\n', '\n');
    if (otherEnd.test(plain)) plain = plain.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, '\n');
    if (plain.includes('\ufeff')) plain = plain.replaceAll('\ufeff', '');
    isChanged ||= plain !== slice;
    parts.push(plain);
    start = end;
    yield { done: 0, total: text.length };
  }
  return isChanged ? parts.join('') : text;
}
