import { type AddressToken, quotedTokenAt, tokenAt } from './address-tokens.ts';
import { isDecoration } from './decoration.ts';
import type { ReadingProgress } from './reading.ts';

/** A piece of the text and where it begins. */
export interface TextPiece {
  start: number;
  text: string;
}

/** One address with the texts around it, not yet taken for names. */
export interface AddressEntry {
  token: AddressToken;
  /** The text before it that is nearer to it than to the address before. */
  before: string;
  /** The text after it, up to the end of the line or a separator. */
  after: string;
  /** Lines between the address before and this one, at most `linesKept`, nearest last. */
  linesAbove: readonly TextPiece[];
  /** Whether `before` stood on one line between two addresses, so that it could be the other's as well. */
  isBetween: boolean;
  /** Another address that stood as this one's display name (`"a@x.org" <b@y.org>`). */
  shownAs: string | null;
}

/** Everything found in a text: the addresses in order, and the lines that stand by none. */
interface FoundEntries {
  entries: AddressEntry[];
  loose: TextPiece[];
}

const linesKept = 6;
/** What parts names and addresses in Japanese and Chinese lists; the wide forms of other marks are narrow by now. */
const eastAsianComma = 0x3001;
const noLines: readonly TextPiece[] = [];
/** Characters between two reports of progress. */
const sliceLength = 16 * 1024;
/**
 * Two mentions of the same address that are one: `a@x <mailto:a@x>`, `[a@x](mailto:a@x)`, `<a href="mailto:a@x">a@x`.
 */
const repeatGap = /^[\s"'>\])[(<]{1,8}(?:mailto:)?[\s"'<]{0,3}$/i;
const displayGap = /^[^"<>\n,;]{0,80}["']?\s*<\s*$/;

/** Cuts a text into addresses and the texts around them. Yields as it goes; linear in the text. */
export function* findEntries(text: string): Generator<ReadingProgress, FoundEntries> {
  const found: FoundEntries = { entries: [], loose: [] };
  let previous: AddressEntry | null = null;
  let from = 0;
  let reported = 0;
  const hasQuoted = text.includes('"@');
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from) continue;
    if (at - reported > sliceLength) {
      reported = at;
      yield { done: at, total: text.length };
    }
    const token: AddressToken | null = (hasQuoted && quotedTokenAt(text, at, from)) || tokenAt(text, at, from);
    if (!token) continue;
    const gap: string = text.slice(from, token.start);
    if (previous && isRepeat(previous, token, gap)) {
      from = token.end;
      continue;
    }
    const entry: AddressEntry = { token, before: '', after: '', linesAbove: noLines, isBetween: false, shownAs: null };
    if (previous?.shownAs === null && displayGap.test(gap) && isDisplayOf(text, previous, gap)) {
      entry.shownAs = (previous.token.text + gap).replace(/["']?\s*<\s*$/, '').trim();
      entry.before = previous.before === '' ? '' : `${previous.before.replace(/["']\s*$/, '')} <`;
      entry.linesAbove = previous.linesAbove;
      found.entries.pop();
    } else {
      if (gap.includes('\n')) yield* shareLines(gap, from, previous, entry, found);
      else shareLine(gap, from, previous, entry, found);
    }
    found.entries.push(entry);
    previous = entry;
    from = token.end;
  }
  yield* shareLines(text.slice(from), from, previous, null, found);
  return found;
}

function isRepeat(previous: AddressEntry, token: AddressToken, gap: string): boolean {
  return (
    gap.length < 20 &&
    repeatGap.test(gap) &&
    !/\n/.test(gap) &&
    previous.token.text.toLowerCase() === token.text.toLowerCase()
  );
}

/** `a@x.org <b@y.org>` and `"a@x.org via list" <b@y.org>`: the first is only how the second is shown. */
function isDisplayOf(text: string, previous: AddressEntry, gap: string): boolean {
  const quoted = text[previous.token.start - 1] === '"' || text[previous.token.start - 1] === "'";
  return quoted ? /["']\s*<$/.test(gap) : /^\s*(?:\([^()]*\)\s*)?<\s*$/.test(gap);
}

/** Gives the lines between two addresses to the one before, the one after, or to nobody. */
function* shareLines(
  whole: string,
  offset: number,
  previous: AddressEntry | null,
  next: AddressEntry | null,
  found: FoundEntries,
): Generator<ReadingProgress, void> {
  const gap = next ? unfolded(whole) : whole;
  const firstEnd = gap.indexOf('\n');
  if (firstEnd < 0) {
    shareLine(gap, offset, previous, next, found);
    return;
  }
  if (previous) previous.after = gap.slice(0, firstEnd);
  const lastStart = next ? gap.lastIndexOf('\n') + 1 : gap.length;
  if (next) next.before = gap.slice(lastStart);
  const lines: TextPiece[] = [];
  let reported = 0;
  for (let start = previous ? firstEnd + 1 : 0; start < lastStart; ) {
    const lineEnd = gap.indexOf('\n', start);
    const end = lineEnd < 0 ? gap.length : lineEnd;
    const line = gap.slice(start, end).trim();
    if (!isDecoration(line)) lines.push({ start: offset + start, text: line });
    start = end + 1;
    if (start - reported > sliceLength) {
      reported = start;
      yield { done: offset + start, total: offset + gap.length };
    }
  }
  const keep = next ? Math.max(0, lines.length - linesKept) : lines.length;
  for (let index = 0; index < keep; index++) {
    const line = lines[index];
    if (line) found.loose.push(line);
    if (index % sliceLength === sliceLength - 1) yield { done: offset, total: offset + gap.length };
  }
  if (next) next.linesAbove = lines.slice(keep);
}

/** A line end just before a bracketed address folds a long header; the name stands on the line above. */
function unfolded(gap: string): string {
  const fold = /\n[ \t]*<[ \t]*$/.exec(gap.slice(-100));
  if (!fold) return gap;
  const at = gap.length - Math.min(100, gap.length) + fold.index;
  return `${gap.slice(0, at)} ${gap.slice(at + 1)}`;
}

/** Two addresses on one line: a separator tells whose the text between them is; without one it is the next one's. */
function shareLine(
  gap: string,
  offset: number,
  previous: AddressEntry | null,
  next: AddressEntry | null,
  found: FoundEntries,
): void {
  if (!previous || !next) {
    if (previous) previous.after = gap;
    else if (next) next.before = gap;
    else if (gap.trim() !== '') found.loose.push({ start: offset, text: gap.trim() });
    return;
  }
  const body = startOfBody(gap);
  if (body === gap.length) return;
  const separator = indexOfSeparator(gap, body);
  if (separator === body) {
    giveToNext(gap, separator + 1, offset, next, found);
  } else if (separator > 0) {
    previous.after = gap.slice(0, separator);
    giveToNext(gap, separator + 1, offset, next, found);
  } else {
    const comment = /^\s*\([^()]{1,100}\)/.exec(gap.slice(body - (gap[body - 1] === ' ' ? 1 : 0)));
    const end = comment && !next.before ? gap.indexOf(')', body) + 1 : 0;
    if (end > 0) previous.after = gap.slice(0, end);
    next.before = gap.slice(Math.max(end, body));
    next.isBetween = true;
  }
}

/** After the first separator only commas belong to the next one's name; a harder separator leaves pieces to nobody. */
function giveToNext(gap: string, from: number, offset: number, next: AddressEntry, found: FoundEntries): void {
  let start = from;
  // `> , Jean Dupont | ACME <`: the bar is part of what the bracketed address is called.
  const bars = !/<\s*$/.test(gap.slice(-10));
  for (let end = hardSeparator(gap, start, bars); end >= 0; end = hardSeparator(gap, start, bars)) {
    const piece = gap.slice(start, end).trim();
    const rest = gap.slice(end + 1);
    if (/^[\s<"'(]*$/.test(rest)) break;
    if (piece !== '') found.loose.push({ start: offset + start, text: piece });
    start = end + 1;
  }
  next.before = gap.slice(start);
  next.isBetween = true;
}

/** What closes the address before: brackets, quotes, Markdown marks. */
function startOfBody(gap: string): number {
  let at = 0;
  while (at < gap.length && ' >)]}"\'*_`»”’.'.includes(gap[at] ?? '')) at++;
  return at;
}

function indexOfSeparator(gap: string, from: number): number {
  // What closes nowhere is looked for once: each of a million brackets would look through the rest of them.
  let unclosed = '';
  for (let at = from; at < gap.length; at++) {
    const code = gap.charCodeAt(at);
    if (code === 44 || code === 59 || code === 9 || code === 124 || code === eastAsianComma) return at;
    const close = code === 34 ? '"' : code === 40 ? ')' : '';
    if (close === '' || close === unclosed) continue;
    const end = gap.indexOf(close, at + 1);
    if (end > 0) at = end;
    else unclosed = close;
  }
  return -1;
}

function hardSeparator(gap: string, from: number, bars: boolean): number {
  for (let at = from; at < gap.length; at++) {
    const code = gap.charCodeAt(at);
    if (code === 59 || (bars && code === 124)) return at;
    if (code !== 34) continue;
    const end = gap.indexOf('"', at + 1);
    if (end > 0) at = end;
  }
  return -1;
}
