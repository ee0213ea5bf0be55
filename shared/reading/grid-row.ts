import { checkPerson } from '../people/check-person.ts';
import { checkAddress } from '../people/email-address.ts';
import { languageCode } from '../people/languages.ts';
import { withoutAside } from '../people/name-aside.ts';
import { type NameOrder, nameFromWords } from '../people/name-from-words.ts';
import { emptyPerson, type Person, type PersonField } from '../people/person.ts';
import { type PersonProblem, problem } from '../people/person-problem.ts';
import { withoutNeutralising } from '../people/person-table.ts';
import { withoutPictograms } from '../people/pictograms.ts';
import { isPlainText } from '../people/plain-text.ts';
import { findEntries } from './address-entries.ts';
import { addressesInCell, type CellAddresses } from './cell-addresses.ts';
import { isBareAddress, isFailedFormula, isNoAddress, listOf, yesOrNo } from './cell-values.ts';
import { drained } from './drained.ts';
import { isColumnName, isFamilyPrefix } from './header-meaning.ts';
import type { Column, ColumnMeaning, Leftover, ReadRow } from './reading.ts';
import { onOneLine, tidyCell, tidyPassword } from './tidy-cell.ts';

/** What the rows of one grid have in common. */
interface GridShape {
  meanings: readonly ColumnMeaning[];
  /** Where the cells begin, from 1: tables may stand side by side. */
  firstColumn: number;
  /** The index of the e-mail column, or -1. */
  email: number;
  /** The index of the column of small words before family names, or -1. */
  familyPrefix: number;
  /** The index of the first column of full names, or -1. */
  fullName: number;
  usualOrder: NameOrder | null;
  /** Whether a row with more cells than columns is a mistake: true with a header or the template's columns. */
  fixedWidth: boolean;
  hasPassword: boolean;
  /** What cells of labels and groups were read to: most of a column say what another has said. */
  knownLists: Map<string, readonly string[]>;
}

/** Different lists that are remembered, and the characters of each. */
const listsKnown = 1000;
const longestKnown = 100;

/** The shape that columns give to their rows. */
export function shapeOf(columns: readonly Column[], usualOrder: NameOrder | null): GridShape {
  const meanings = columns.map(({ meaning }) => meaning);
  return {
    meanings,
    firstColumn: 1,
    email: meanings.indexOf('email'),
    familyPrefix: columns.findIndex(
      // Not one that the admin has left out.
      ({ header, meaning, confidence }) => meaning === null && confidence === 0 && isFamilyPrefix(header),
    ),
    fullName: meanings.indexOf('fullName'),
    usualOrder,
    fixedWidth:
      columns.some(({ header }) => header !== '') || meanings.filter((meaning) => meaning !== null).length > 4,
    hasPassword: meanings.includes('password'),
    knownLists: new Map(),
  };
}

/**
 * Reads one row, of which is known whether its e-mail cell has an at sign, to a person with all that is wrong with it.
 * Null when it holds none: neither an address nor a name in a column of names. Cells with addresses that belong to no
 * field and are too long for a note are added to `leftovers`.
 */
export function readGridRow(
  cells: readonly string[],
  line: number,
  shape: GridShape,
  hasAtSign: boolean,
  leftovers: Leftover[],
): ReadRow | null {
  const notes: PersonProblem[] = [];
  const person = emptyPerson();
  const overflow = shape.fixedWidth && cells.length > shape.meanings.length && hasText(cells, shape.meanings.length);
  const emailIndex = hasAtSign ? shape.email : placeOfAddress(cells, shape, overflow);
  if (emailIndex !== shape.email || overflow) {
    notes.push(problem('row-ragged', 'warning', null, evidenceOfRow(cells, shape, emailIndex)));
  }
  const isShifted = emailIndex !== shape.email || overflow;
  const unread: Leftover[] = [];
  const known = emailIndex !== shape.email ? [] : overflow ? shape.meanings.slice(0, shape.email + 1) : shape.meanings;
  let areWordsPlain = true;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? '';
    if (cell === '' || index === emailIndex) continue;
    const meaning = known[index] ?? null;
    if (meaning === null) {
      if (!cell.includes('@')) continue;
      const tooLong = noteOtherAddress(cell.trim(), isShifted && shape.hasPassword, notes);
      if (tooLong) unread.push({ place: { line, column: shape.firstColumn + index }, text: cell.trim() });
    } else if (meaning !== 'email' && meaning !== 'fullName') {
      const isPlain = isPlainText(cell);
      areWordsPlain &&= isPlain;
      const text = isPlain ? cell : tidied(cell, meaning, notes);
      if (isFailedFormula(text)) notes.push(problem('formula-failed', 'warning', meaning, text));
      else if (text !== '') setField(person, meaning, text, shape, notes);
    }
  }
  if (shape.familyPrefix >= 0 && shape.familyPrefix < known.length && person.lastName !== '') {
    const prefix = tidied(cells[shape.familyPrefix] ?? '', 'lastName', notes);
    person.lastName = `${prefix} ${person.lastName}`.trim();
    areWordsPlain &&= prefix === '';
  }
  const isAddress = setEmail(person, cells[emailIndex] ?? '', notes);
  const hasFullName = shape.fullName >= 0 && shape.fullName < known.length;
  if (hasFullName) setFullName(person, cells[shape.fullName] ?? '', shape.usualOrder, notes);
  if (!isAddress && !person.email.includes('@') && !isSomebody(person, cells)) return null;
  const problems = checkPerson(person, areWordsPlain && isAddress && !hasFullName);
  offerOther(problems, notes);
  const telling = notes.length === 0 ? notes : notes.filter((note) => !saysTheSame(note, person.email));
  for (const leftover of unread) leftovers.push(leftover);
  return {
    place: { line, column: shape.firstColumn + shape.email },
    alsoAt: [],
    person,
    problems: telling.length === 0 ? problems : [...problems, ...telling],
  };
}

/** `Jean Dupont (jean@x.org)` in another column says nothing new about somebody with that address. */
function saysTheSame({ code, evidence }: PersonProblem, email: string): boolean {
  if (code !== 'address-other' || !isBareAddress(email)) return false;
  const at = evidence.toLowerCase().indexOf(email.toLowerCase());
  const around = (evidence[at - 1] ?? '') + (evidence[at + email.length] ?? '');
  return at >= 0 && evidence.lastIndexOf('@') === evidence.indexOf('@') && /^[\s<>()[\]]*$/.test(around);
}

/** Somebody without an address but with another one, in a column of second or parents' addresses, can be given that. */
function offerOther(problems: PersonProblem[], notes: readonly PersonProblem[]): void {
  const [missing] = problems;
  if (missing?.code !== 'address-missing') return;
  const other = notes.find(({ code, evidence }) => code === 'address-other' && isBareAddress(evidence));
  if (other) missing.suggestion = other.evidence;
}

function hasText(cells: readonly string[], from: number): boolean {
  for (let index = from; index < cells.length; index++) if ((cells[index] ?? '').trim() !== '') return true;
  return false;
}

/**
 * A row that has its address in another column than the rest was shifted: no other of its cells can be trusted. A
 * password can look like an address; it counts only when something else stands where the address should be.
 */
function placeOfAddress(cells: readonly string[], shape: GridShape, overflow: boolean): number {
  const isTaken = (cells[shape.email] ?? '').trim() !== '';
  const elsewhere = cells.findIndex((other, index) => {
    const meaning = shape.meanings[index];
    return (meaning !== null || overflow) && (isTaken || meaning !== 'password') && isBareAddress(other);
  });
  if (elsewhere >= 0) return elsewhere;
  // A broken address (`jean@acme`) tells as well that a row was shifted, where it can be no password.
  const broken = isTaken && !shape.hasPassword ? cells.findIndex((other) => /^\s*[^\s@]+@[^\s@]+\s*$/.test(other)) : -1;
  return broken >= 0 && (overflow || shape.meanings[broken] !== null) ? broken : shape.email;
}

/** How lines of totals begin. */
const totals = /^\s*(?:(?:sous-?\s?)?total|nombre|effectif|moyenne|somme|count|sum|average)(?![\p{L}])/iu;

/**
 * A row without an address is somebody if it has a name and is no line of totals and no heading of a part of the list.
 */
function isSomebody(person: Person, cells: readonly string[]): boolean {
  if (person.lastName === '' && person.firstName === '') return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [only = ''] = filled;
  if (totals.test(only)) return false;
  if (filled.length > 1) return true;
  // A line about an address is no name.
  const isHeading = /[\d@]/.test(only) || isColumnName(only.trim().split(/\s/, 1)[0] ?? '');
  return !isHeading && person.lastName !== '' && person.firstName !== '';
}

/** Cells in plain sight; where a password may have been shifted, only the address. */
function evidenceOfRow(cells: readonly string[], shape: GridShape, emailIndex: number): string {
  return shape.hasPassword
    ? (cells[emailIndex] ?? '').trim()
    : cells
        .slice(0, 50)
        .map((cell) => cell.slice(0, 200))
        .join(' ; ');
}

/**
 * Addresses in columns that are not read are still shown; true tells that a cell is too long, or holds too many, for
 * notes. In a shifted row only what is surely an address: the cell may be a password.
 */
function noteOtherAddress(text: string, mayBePassword: boolean, notes: PersonProblem[]): boolean {
  if (mayBePassword && 'fault' in checkAddress(text)) return false;
  if (text.length <= 200) {
    notes.push(problem('address-other', 'note', 'email', text));
    return false;
  }
  const inside = text.length > 2000 ? [] : drained(findEntries(text)).entries;
  if (inside.length === 0 || inside.length > 5) return true;
  for (const { token } of inside) notes.push(problem('address-other', 'note', 'email', token.text));
  return false;
}

function setField(
  person: Person,
  field: Exclude<PersonField, 'email'>,
  text: string,
  { knownLists }: GridShape,
  notes: PersonProblem[],
): void {
  switch (field) {
    case 'lastName':
      person.lastName = text;
      break;
    case 'firstName':
      person.firstName = text;
      break;
    case 'additionalInformation':
      person.additionalInformation = text;
      break;
    case 'password':
      person.password = text;
      break;
    case 'language':
      person.language = languageCode(text) ?? onOneLine(text);
      break;
    case 'sendCredentials': {
      const answer = yesOrNo(text);
      if (answer === undefined) notes.push(problem('send-credentials-unclear', 'warning', field, text));
      else person.sendCredentials = answer;
      break;
    }
    case 'labels':
      person.labels = withList(person.labels, text, knownLists);
      break;
    case 'groups':
      person.groups = withList(person.groups, text, knownLists);
      break;
  }
}

function tidied(cell: string, field: PersonField, notes: PersonProblem[]): string {
  const isPassword = field === 'password';
  const { text, repaired } = isPassword ? tidyPassword(cell) : tidyCell(cell);
  const isName = field === 'lastName' || field === 'firstName';
  const own = (isName && withoutPictograms(text)) || text;
  if (repaired || own !== text) notes.push(problem('text-repaired', 'note', field, isPassword ? '' : cell));
  const plain = withoutNeutralising(own);
  return isName ? onOneLine(plain) : plain;
}

function withList(given: string[], text: string, knownLists: Map<string, readonly string[]>): string[] {
  let list = knownLists.get(text);
  if (!list) {
    list = listOf(text);
    if (text.length < longestKnown && knownLists.size < listsKnown) knownLists.set(text, list);
  }
  return given.length === 0 ? list.slice() : [...new Set([...given, ...list])];
}

function setFullName(person: Person, cell: string, usualOrder: NameOrder | null, notes: PersonProblem[]): void {
  const { text: tidy, repaired } = tidyCell(cell);
  const text = withoutNeutralising(onOneLine(tidy));
  if (isFailedFormula(text)) {
    notes.push(problem('formula-failed', 'warning', 'lastName', text));
    return;
  }
  if (!/\p{L}/u.test(text)) return;
  const at = person.email.indexOf('@');
  const localPart = at > 0 ? person.email.slice(0, at) : '';
  const { name, aside } = withoutAside(text, localPart);
  if (aside !== '' || repaired) notes.push(problem('text-repaired', 'note', 'lastName', repaired ? cell : text));
  const split = nameFromWords(name, { localPart, usualOrder });
  if (person.lastName === '') person.lastName = split.lastName;
  if (person.firstName === '') person.firstName = split.firstName;
}

/** True when the cell is an address as it stands. */
function setEmail(person: Person, cell: string, notes: PersonProblem[]): boolean {
  const trimmed = cell.trim();
  if (trimmed === '') return false;
  const checked = checkAddress(trimmed);
  if (!('fault' in checked)) {
    person.email = checked.address;
    return true;
  }
  if (isNoAddress(trimmed)) return false;
  const found = addressesInCell(trimmed);
  person.email = found.email;
  if (found.name !== '' && person.lastName === '' && person.firstName === '') {
    const split = nameFromWords(found.name, { localPart: found.email.slice(0, found.email.indexOf('@')) });
    person.lastName = split.lastName;
    person.firstName = split.firstName;
  }
  noteRepair(found, trimmed, notes);
  return false;
}

function noteRepair(found: CellAddresses, cell: string, notes: PersonProblem[]): void {
  if (found.email !== cell && found.isRepaired) notes.push(problem('address-repaired', 'note', 'email', cell));
}
