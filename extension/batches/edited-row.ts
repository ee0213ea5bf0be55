import { checkPerson } from '../../shared/people/check-person.ts';
import { type PersonField, personFields } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import type { SealedPassword } from './passwords/sealed-password.ts';
import { addressOf, type StoredPerson, type StoredRow } from './stored-row.ts';

/** What an edit sets of a row: fields of the person, the password (null: none), and whether it is left out. */
export type RowPatch = Partial<StoredPerson> & {
  excluded?: boolean;
  /** With what is wrong with it, since it cannot be looked at later. */
  password?: { sealed: SealedPassword | null; problems: readonly PersonProblem[] } | undefined;
};

/** A row after an edit, checked again; the same object when the edit changes nothing. */
export function editedRow(row: StoredRow, { excluded = row.excluded, password, ...patch }: RowPatch): StoredRow {
  const changed = personFields.filter((field) => isChange(row.person, patch, field));
  const included = excluded === row.excluded ? row : { ...row, excluded };
  const edited = password ? withPassword(included, password) : included;
  if (changed.length === 0) return edited;
  const person = { ...row.person, ...patch };
  return {
    ...edited,
    ...checkedAnew(edited, person, (problem) => !isAbout(problem, changed)),
    edited: [...new Set([...edited.edited, ...changed])],
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

/** All that is wrong with a person beside the password, which is checked when it is set. */
export function check(person: StoredPerson): PersonProblem[] {
  return checkPerson({ ...person, password: '' });
}

/** Problems without those of the password. */
export function withoutPasswordProblems(problems: readonly PersonProblem[]): PersonProblem[] {
  return problems.filter(({ field }) => field !== 'password');
}

function withPassword(row: StoredRow, { sealed, problems }: NonNullable<RowPatch['password']>): StoredRow {
  if (sealed === null && row.password === null) return row;
  return {
    ...row,
    password: sealed,
    problems: [...withoutPasswordProblems(row.problems), ...problems],
    edited: [...new Set([...row.edited, 'password' as const])],
  };
}

/** A password that is the address is none any more under another address; the space looks at it again in any case. */
function isAbout({ code, field }: PersonProblem, changed: readonly PersonField[]): boolean {
  return field !== null && (changed.includes(field) || (code === 'password-is-address' && changed.includes('email')));
}

function isChange(person: StoredPerson, patch: Partial<StoredPerson>, field: PersonField): boolean {
  if (field === 'password' || patch[field] === undefined) return false;
  return JSON.stringify(person[field]) !== JSON.stringify(patch[field]);
}
