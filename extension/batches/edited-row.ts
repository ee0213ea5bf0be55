import { checkPerson } from '../../shared/people/check-person.ts';
import { type PersonField, personFields } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import { addressOf, type StoredPerson, type StoredRow } from './stored-row.ts';

/** What an edit sets of a row: fields of the person, and whether it is left out. */
export type RowPatch = Partial<StoredPerson> & { excluded?: boolean };

/** A row after an edit, checked again; the same object when the edit changes nothing. */
export function editedRow(row: StoredRow, { excluded = row.excluded, ...patch }: RowPatch): StoredRow {
  const changed = personFields.filter((field) => isChange(row.person, patch, field));
  const included = excluded === row.excluded ? row : { ...row, excluded };
  if (changed.length === 0) return included;
  const person = { ...row.person, ...patch };
  return {
    ...included,
    ...checkedAnew(row, person, (problem) => problem.field === null || !changed.includes(problem.field)),
    edited: [...new Set([...row.edited, ...changed])],
  };
}

/**
 * What follows from a person: the address to find it by, and its problems. What the reader had to say (a duplicate, a
 * repair) stays where `keeps` says so.
 */
export function checkedAnew(
  row: Pick<StoredRow, 'person' | 'problems'>,
  person: StoredPerson,
  keeps: (problem: PersonProblem) => boolean,
): Pick<StoredRow, 'person' | 'address' | 'problems'> {
  const own = row.problems.length === 0 ? [] : check(row.person).map((problem) => JSON.stringify(problem));
  const kept = row.problems.filter((problem) => !own.includes(JSON.stringify(problem)) && keeps(problem));
  return { person, address: addressOf(person), problems: [...kept, ...check(person)] };
}

/** All that is wrong with a person whose password is not known here. */
export function check(person: StoredPerson): PersonProblem[] {
  return checkPerson({ ...person, password: '' });
}

function isChange(person: StoredPerson, patch: Partial<StoredPerson>, field: PersonField): boolean {
  if (field === 'password' || patch[field] === undefined) return false;
  return JSON.stringify(person[field]) !== JSON.stringify(patch[field]);
}
