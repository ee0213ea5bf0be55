import { checkPerson } from '../people/check-person.ts';
import { checkAddress } from '../people/email-address.ts';
import { type NameOrder, nameFromWords } from '../people/name-from-words.ts';
import { emptyPerson } from '../people/person.ts';
import { problem } from '../people/person-problem.ts';
import { type AddressEntry, findEntries, type TextPiece } from './address-entries.ts';
import { isDecoration } from './decoration.ts';
import { htmlText, isHtmlSource } from './html-source.ts';
import { PeopleByAddress } from './merge-duplicates.ts';
import { nameAfter } from './name-beside.ts';
import { type NamedEntry, nameEntry } from './name-entry.ts';
import { nameOnLines } from './name-on-lines.ts';
import { nameFromLinesBelow } from './names-below.ts';
import { PlaceFinder } from './place-finder.ts';
import type { Leftover, Reading, ReadingProgress, ReadRow } from './reading.ts';
import { tidyText } from './tidy-text.ts';

/** Entries of one step of work. */
const entriesPerStep = 500;

/** Reads a text in which addresses stand in any form: lists of mail programs, one a line, prose, pages. */
export function* readAddresses(original: string): Generator<ReadingProgress, Reading> {
  const shown = isHtmlSource(original) ? yield* htmlText(original) : null;
  const tidy = yield* tidyText(shown?.text ?? original);
  const offsetOf = (position: number) => {
    const offset = tidy.originalOffset(position);
    return shown ? shown.originalOffset(offset) : offset;
  };
  const found = yield* findEntries(tidy.text);
  const named: NamedEntry[] = [];
  for (const entry of found.entries) {
    if (named.length % entriesPerStep === 0) yield { done: entry.token.start, total: tidy.text.length };
    named.push(nameEntry(entry));
  }
  moveNamesBehind(named);
  yield* nameFromLinesBelow(named, found.loose, tidy.text);
  yield* nameOnLines(named, found.loose, tidy.text);
  const usualOrder = yield* usualOrderOf(named);
  const people = new PeopleByAddress(named.length);
  const places = new PlaceFinder(original);
  const pieces: TextPiece[] = [];
  for (const [index, { entry, name, rest }] of named.entries()) {
    if (index % entriesPerStep === 0) yield { done: index, total: named.length };
    pieces.push(...rest);
    const { start, end, text } = entry.token;
    if (text === '') {
      pieces.push({ start, text: tidy.text.slice(start, end) });
      continue;
    }
    const row = rowOf(entry, name, usualOrder);
    const repaired = tidy.originalIfRepaired(start, end);
    if (repaired !== null) row.problems.push(problem('address-repaired', 'note', 'email', repaired));
    row.place = places.at(offsetOf(start));
    people.add(row);
  }
  const rows = yield* people.merged();
  return {
    form: 'addresses',
    columns: [],
    headerLine: null,
    rows,
    leftovers: yield* listLeftovers(found.loose, pieces, original, offsetOf),
  };
}

/**
 * `a@x, Name A, b@y, Name B`: the first has no name before it and the last has one behind, so all names stand behind.
 */
function moveNamesBehind(named: NamedEntry[]): void {
  const first = named[0];
  const last = named.at(-1);
  if (!first || !last || named.length < 2 || first.name !== '') return;
  if (last.entry.after === '' || nameAfter(last.entry.after).name === '') return;
  const between = named.slice(1);
  if (!between.every(({ entry, name }) => entry.isBetween && name !== '' && !entry.before.includes('<'))) return;
  for (let index = 0; index < named.length; index++) {
    const here = named[index];
    const next = named[index + 1];
    if (here) here.name = next ? next.name : nameAfter(last.entry.after).name;
  }
  last.rest = last.rest.filter(({ text }) => text !== last.name);
}

/** The order of first and last name that most names of the list show, for those that do not show it. */
function* usualOrderOf(named: readonly NamedEntry[]): Generator<ReadingProgress, NameOrder | null> {
  let balance = 0;
  for (const [index, one] of named.entries()) {
    if (index % entriesPerStep === 0) yield { done: index, total: named.length };
    if (one.name === '' || index > 2000) continue;
    const { order } = nameFromWords(one.name, { localPart: localPartOf(one.entry.token.text) });
    if (!one.name.includes(',')) balance += order === 'firstLast' ? 1 : order === 'lastFirst' ? -1 : 0;
  }
  return balance === 0 ? null : balance > 0 ? 'firstLast' : 'lastFirst';
}

function localPartOf(address: string): string {
  return address.slice(0, address.indexOf('@'));
}

/** `jean.dupont2 <jean.dupont2@x.org>` names nobody; `jean <jean@x.org>` does. */
function isLocalPart(name: string, address: string): boolean {
  return name === localPartOf(address) && !/^\p{L}+$/u.test(name);
}

function rowOf(entry: AddressEntry, name: string, usualOrder: NameOrder | null): ReadRow {
  const { text } = entry.token;
  const checked = checkAddress(text);
  const person = emptyPerson();
  person.email = 'fault' in checked ? text : checked.address;
  if (name !== '' && !isLocalPart(name, text)) {
    const split = nameFromWords(name, { localPart: localPartOf(text), usualOrder });
    person.lastName = split.lastName;
    person.firstName = split.firstName;
  }
  const problems = checkPerson(person);
  if (entry.shownAs !== null) problems.push(problem('address-other', 'note', 'email', entry.shownAs));
  return { place: { line: 1, column: 1 }, alsoAt: [], person, problems };
}

/** Lists the lines that stand by no address, which are in order and may be millions, among the pieces beside addresses. */
function* listLeftovers(
  lines: readonly TextPiece[],
  pieces: TextPiece[],
  original: string,
  originalOffset: (start: number) => number,
): Generator<ReadingProgress, Leftover[]> {
  const places = new PlaceFinder(original);
  const leftovers: Leftover[] = [];
  pieces.sort((one, other) => one.start - other.start);
  const total = lines.length + pieces.length;
  for (let index = 0, line = 0; index < total; index++) {
    if (index % entriesPerStep === 0) yield { done: index, total };
    const own = pieces[index - line];
    const other = lines[line];
    const piece = other && (!own || other.start <= own.start) ? other : own;
    if (!piece) break;
    if (piece === other) line++;
    if (!isDecoration(piece.text)) leftovers.push({ place: places.at(originalOffset(piece.start)), text: piece.text });
  }
  return leftovers;
}
