import { checkPerson } from '../people/check-person.ts';
import { canonicalAddress } from '../people/email-address.ts';
import type { Person, PersonField } from '../people/person.ts';
import { type PersonProblem, problem } from '../people/person-problem.ts';
import type { ReadRow } from './reading.ts';

const textFields = ['lastName', 'firstName', 'password', 'language', 'additionalInformation'] as const;
const listFields = ['labels', 'groups'] as const;

/** Rows in the order of their first mention, one for each address; rows without a usable address all stay. */
export class PeopleByAddress {
  readonly rows: ReadRow[] = [];
  readonly #byAddress = new Map<string, ReadRow>();

  /** Adds a row, or merges it into the row that has the same address. */
  add(row: ReadRow): void {
    if (isUnusable(row.problems)) {
      this.rows.push(row);
      return;
    }
    const key = canonicalAddress(row.person.email);
    const first = this.#byAddress.get(key);
    if (first) {
      merge(first, row);
      return;
    }
    this.#byAddress.set(key, row);
    this.rows.push(row);
  }
}

function isUnusable(problems: readonly PersonProblem[]): boolean {
  const code = problems[0]?.code;
  return code === 'address-missing' || code === 'address-invalid';
}

/** The first mention wins; what it leaves open is filled from the later one, and what differs is shown. */
function merge(first: ReadRow, other: ReadRow): void {
  const person = first.person;
  const conflicts: PersonProblem[] = [];
  const found = new Set(first.problems.map(({ code }) => code));
  for (const field of textFields) {
    const value = other.person[field];
    if (value === '' || sameText(field, value, person[field])) continue;
    if (person[field] === '') person[field] = value;
    else conflicts.push(problem('duplicate-conflict', 'warning', field, field === 'password' ? '' : value));
  }
  mergeCredentials(person, other.person, conflicts);
  for (const field of listFields) person[field] = [...new Set([...person[field], ...other.person[field]])];
  const ownCodes = new Set(checkPerson(other.person).map(({ code }) => code));
  const kept = first.problems.filter(({ code }) => isOfReading(code));
  const added = other.problems.filter(({ code }) => isOfReading(code) && !ownCodes.has(code));
  first.problems = [...checkPerson(person), ...kept, ...added, ...conflicts];
  if (!found.has('duplicate-merged'))
    first.problems.push(problem('duplicate-merged', 'note', null, other.person.email));
  first.alsoAt.push(other.place);
}

function mergeCredentials(person: Person, other: Person, conflicts: PersonProblem[]): void {
  if (other.sendCredentials === null || other.sendCredentials === person.sendCredentials) return;
  if (person.sendCredentials === null) person.sendCredentials = other.sendCredentials;
  else conflicts.push(problem('duplicate-conflict', 'warning', 'sendCredentials', other.sendCredentials ? '1' : '0'));
}

/** Names differ only if more than case and composition differ. */
function sameText(field: PersonField, one: string, other: string): boolean {
  if (one === other) return true;
  if (field === 'password') return false;
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Problems that the values alone do not show: they come from where and how the row stood. */
function isOfReading(code: PersonProblem['code']): boolean {
  return (
    code.startsWith('duplicate-') ||
    code === 'address-repaired' ||
    code === 'address-other' ||
    code === 'text-repaired' ||
    code === 'row-ragged' ||
    code === 'send-credentials-unclear'
  );
}
