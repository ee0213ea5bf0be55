import { checkPerson } from '../people/check-person.ts';
import { canonicalAddress } from '../people/email-address.ts';
import { mergePerson } from '../people/merge-people.ts';
import { type PersonProblem, problem } from '../people/person-problem.ts';
import type { ReadRow } from './reading.ts';

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
  const found = new Set(first.problems.map(({ code }) => code));
  const conflicts = mergePerson(person, other.person).map(({ field, other: value }) =>
    problem('duplicate-conflict', 'warning', field, field === 'password' ? '' : value),
  );
  const ownCodes = new Set(checkPerson(other.person).map(({ code }) => code));
  const kept = first.problems.filter(({ code }) => isOfReading(code));
  const added = other.problems.filter(
    ({ code, evidence }) =>
      isOfReading(code) &&
      !ownCodes.has(code) &&
      !kept.some((known) => known.code === code && known.evidence === evidence),
  );
  first.problems = [...checkPerson(person), ...kept, ...added, ...conflicts];
  if (!found.has('duplicate-merged'))
    first.problems.push(problem('duplicate-merged', 'note', null, other.person.email));
  first.alsoAt.push(other.place);
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
