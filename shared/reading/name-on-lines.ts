import { isFirstName } from '../people/first-names.ts';
import { fitsLocalPart } from '../people/name-aside.ts';
import { foldWord } from '../people/name-words.ts';
import type { TextPiece } from './address-entries.ts';
import { isDecoration, namedField, withoutLead } from './decoration.ts';
import { isPartOfName, looksLikeName } from './name-beside.ts';
import type { NamedEntry } from './name-entry.ts';
import type { ColumnMeaning, ReadingProgress } from './reading.ts';

/** Lines below an address in which the names of its card are looked for. */
const fieldsBelow = 6;
/** Entries of one step of work. */
const entriesPerStep = 200;

/**
 * Finds the names of addresses that stand alone on their line in the lines above (cards, pages, chips): a line that
 * fits the address, holds a first name, or is where most of the list has its names. Other lines become rest.
 */
export function* nameOnLines(named: NamedEntry[], loose: TextPiece[], text: string): Generator<ReadingProgress, void> {
  const bare = named.filter(({ name }) => name === '');
  const withCandidate = bare.filter((one) => one.entry.linesAbove.some(isCandidate)).length;
  const isHabit = withCandidate >= 2 && withCandidate >= 0.6 * bare.length;
  for (const [index, one] of named.entries()) {
    if (index % entriesPerStep === 0) yield { done: index, total: named.length };
    if (one.entry.linesAbove.length > 0) nameInFieldsAround(one, named[index - 1], text);
    if (one.name === '' && index === named.length - 1) nameInFieldsBelow(one, loose, text);
    const { linesAbove } = one.entry;
    if (linesAbove.length === 0) continue;
    if (one.name !== '') {
      one.rest.push(...linesAbove.filter((line) => !isFieldOf(one.name, line)));
      continue;
    }
    let taken = lineOfName(linesAbove, one, isHabit);
    if (taken) one.name = nameOfLine(taken);
    const previous = named[index - 1];
    if (!taken && previous?.name === '' && previous.entry.after === '') {
      taken =
        linesAbove.find(
          (line) => isCandidate(line) && fitsLocalPart(nameOfLine(line), localPartOf(previous.entry.token.text)),
        ) ?? null;
      if (taken) previous.name = nameOfLine(taken);
    }
    one.rest.push(...linesAbove.filter((line) => line !== taken));
  }
}

/** Ends the card of an address: what stands behind it and before one is of the same person. */
export const emptyLine = /\n[^\S\n]*\n/;

/** Names an address, and the one before, by the fields between them: a card may have its address before its names. */
function nameInFieldsAround(one: NamedEntry, previous: NamedEntry | undefined, text: string): void {
  const { linesAbove, token } = one.entry;
  if ((one.name !== '' && previous?.name !== '') || !linesAbove.some(isNameField)) return;
  const from = previous?.entry.token.end ?? 0;
  if (previous && emptyLine.test(text.slice(from, token.start))) {
    const earlier = linesAbove.filter(({ start }) => !emptyLine.test(text.slice(from, start)));
    const own = linesAbove.slice(earlier.length);
    if (isSpaced(own, token.start, text)) own.unshift(...earlier.splice(0));
    if (earlier.some(isNameField) && (previous.name === '' || own.some(isNameField))) {
      if (previous.name === '') previous.name = nameInFields(earlier);
      const { name } = previous;
      previous.rest.push(...earlier.filter((line) => !isFieldOf(name, line)));
      one.entry.linesAbove = own;
    }
  }
  if (one.name === '') one.name = nameInFields(one.entry.linesAbove);
}

/** Whether an empty line stands between an address and the line above it: there such a line ends no card. */
function isSpaced(lines: readonly TextPiece[], start: number, text: string): boolean {
  const nearest = lines.at(-1);
  return nearest !== undefined && emptyLine.test(text.slice(nearest.start + nearest.text.length, start));
}

/** The same for the last address, below which there is none. */
function nameInFieldsBelow(last: NamedEntry, loose: TextPiece[], text: string): void {
  const { end } = last.entry.token;
  const from = loose.findIndex(({ start }) => start >= end);
  if (from < 0) return;
  const below = loose.slice(from, from + fieldsBelow).filter(({ start }) => !emptyLine.test(text.slice(end, start)));
  last.name = nameInFields(below);
  if (last.name !== '') loose.splice(from, below.length, ...below.filter((line) => !isFieldOf(last.name, line)));
}

/** The name of a card with a field a line: `Nom : Dupont`, `Prénom : Jean`. */
function nameInFields(lines: readonly TextPiece[]): string {
  const fieldValue = (meaning: ColumnMeaning) =>
    lines.map(({ text }) => namedField(text)).findLast((field) => field?.meaning === meaning)?.value ?? '';
  const lastName = fieldValue('lastName');
  const firstName = fieldValue('firstName');
  if (firstName === '') return lastName === '' ? fieldValue('fullName') : lastName;
  return lastName === '' ? firstName : `${lastName}, ${firstName}`;
}

function isNameField({ text }: TextPiece): boolean {
  const meaning = namedField(text)?.meaning;
  return meaning === 'lastName' || meaning === 'firstName' || meaning === 'fullName';
}

/** Whether a line is a field that says no more than a part of this name. */
function isFieldOf(name: string, line: TextPiece): boolean {
  return isNameField(line) && isPartOfName(namedField(line.text)?.value ?? '', name);
}

function lineOfName(lines: readonly TextPiece[], { entry }: NamedEntry, isHabit: boolean): TextPiece | null {
  const candidates = lines.filter(isCandidate);
  const fitting = candidates.find((line) => fitsLocalPart(nameOfLine(line), localPartOf(entry.token.text)));
  if (fitting) return fitting;
  const likely = candidates.findLast((line) =>
    nameOfLine(line)
      .split(' ')
      .some((word) => isFirstName(foldWord(word))),
  );
  if (likely) return likely;
  return isHabit ? (candidates.find((line) => nameOfLine(line).includes(' ')) ?? null) : null;
}

/** What a line says as a name, without bullets and announcing words before it. */
export function nameOfLine(line: TextPiece): string {
  return withoutLead(line.text)
    .replace(/[\s,;:]+$/, '')
    .replace(/\s+/g, ' ');
}

/** Whether a line could be a name and no more. */
export function isCandidate(line: TextPiece): boolean {
  if (line.text.length > 80 || isDecoration(line.text)) return false;
  const name = nameOfLine(line);
  return name.split(', ').length <= 2 && looksLikeName(name.replace(', ', ' '));
}

function localPartOf(address: string): string {
  return address.slice(0, address.indexOf('@'));
}
