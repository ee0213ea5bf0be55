import { isFirstName } from '../people/first-names.ts';
import { fitsLocalPart } from '../people/name-aside.ts';
import { foldWord } from '../people/name-words.ts';
import { isRole } from '../people/role-addresses.ts';
import type { TextPiece } from './address-entries.ts';
import type { NamedEntry } from './name-entry.ts';
import { emptyLine, isCandidate, nameOfLine } from './name-on-lines.ts';
import type { ReadingProgress } from './reading.ts';

/** Entries of one step of work. */
const entriesPerStep = 200;
/** Lines below the last address in which its name is looked for. */
const linesBelow = 3;
/** Of the addresses with lines below them, how many must have a name there for it to be where the list has its names. */
const enough = 0.6;

/**
 * Names the addresses of a list that has each name below its address: above the first one there is none, below the last
 * one there is. Taken for names above, they would all be those of the address before.
 */
export function* nameFromLinesBelow(
  named: readonly NamedEntry[],
  loose: TextPiece[],
  text: string,
): Generator<ReadingProgress, void> {
  const [first, second] = named;
  const last = named.at(-1);
  if (!first || !second || !last || first.entry.linesAbove.some(isCandidate)) return;
  if (!second.entry.linesAbove.some(isCandidate)) return;
  const from = loose.findIndex(({ start }) => start >= last.entry.token.end);
  const tail = from < 0 ? [] : loose.slice(from, from + linesBelow);
  if (!tail.some(isCandidate)) return;
  let balance = 0;
  let withName = 0;
  for (const [index, below] of named.entries()) {
    if (index % entriesPerStep === 0) yield { done: index, total: named.length };
    if (!isAlone(below)) return;
    const above = named[index - 1];
    const lines = below.entry.linesAbove.filter(isCandidate);
    const [line] = lines;
    if (!above || !line) continue;
    withName++;
    if (lines.some((line) => fits(line, above))) balance++;
    if (lines.some((line) => fits(line, below))) balance--;
    balance += nearness(line, text.slice(above.entry.token.end, below.entry.token.start), above);
  }
  if (balance < 0 || withName < enough * (named.length - 1)) return;
  // Where nothing else tells, a last line (`Print`, `Kind regards`) is no name, and a mailbox of many has none.
  if (balance === 0 && (isRole(localPart(first)) || !tail.some(isWholeName))) return;
  for (const [index, one] of named.entries()) {
    if (index % entriesPerStep === 0) yield { done: index, total: named.length };
    const next = named[index + 1];
    const lines = next?.entry.linesAbove ?? tail;
    const taken = nameAmong(lines, one);
    if (taken) one.name = nameOfLine(taken);
    const others = lines.filter((line) => line !== taken);
    if (next) {
      one.rest.push(...others);
      next.entry.linesAbove = [];
    } else loose.splice(from, tail.length, ...others);
  }
}

/** Whether empty lines part a line from what is below it (1), from the address above it (-1), or from both or none (0). */
function nearness({ start, text }: TextPiece, gap: string, { entry: { token } }: NamedEntry): number {
  const at = start - token.end;
  return Number(emptyLine.test(gap.slice(at + text.length))) - Number(emptyLine.test(gap.slice(0, at)));
}

/** Whether nothing stands on the line of an address but itself. */
function isAlone({ name, entry }: NamedEntry): boolean {
  return name === '' && !/[\p{L}\p{N}]/u.test(entry.before + entry.after);
}

function nameAmong(lines: readonly TextPiece[], one: NamedEntry): TextPiece | undefined {
  const candidates = lines.filter(isCandidate);
  return candidates.find((line) => fits(line, one)) ?? candidates.find(hasFirstName) ?? candidates[0];
}

/** Whether a line is more than one word, one of them a first name. */
function isWholeName(line: TextPiece): boolean {
  return isCandidate(line) && nameOfLine(line).includes(' ') && hasFirstName(line);
}

function hasFirstName(line: TextPiece): boolean {
  return nameOfLine(line)
    .split(' ')
    .some((word) => isFirstName(foldWord(word)));
}

function fits(line: TextPiece, one: NamedEntry): boolean {
  return fitsLocalPart(nameOfLine(line), localPart(one));
}

function localPart({ entry: { token } }: NamedEntry): string {
  return token.text.slice(0, token.text.indexOf('@'));
}
