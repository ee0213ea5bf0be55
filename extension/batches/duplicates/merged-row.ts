import { type FieldConflict, mergePerson } from '../../../shared/people/merge-people.ts';
import { emptyPerson, type PersonField } from '../../../shared/people/person.ts';
import { problem } from '../../../shared/people/person-problem.ts';
import { check, checkedAnew, withoutPasswordProblems } from '../edited-row.ts';
import { withoutPassword } from '../new-batch.ts';
import type { StoredRow } from '../stored-row.ts';

/** A field in which a row that is merged says something else than the one that stays, which wins. */
interface RowConflict extends FieldConflict {
  /** The row that says `other`. */
  rowId: string;
}

/** One row for several of the same person, and all in which they differ. */
interface MergedRow {
  row: StoredRow;
  conflicts: RowConflict[];
}

/**
 * Merges rows into the first: it wins, its empty fields are filled from the others in their order. Passwords cannot be
 * looked at, so it is not told whether they differ.
 */
export function mergedRow(first: StoredRow, others: readonly StoredRow[]): MergedRow {
  const person = { ...emptyPerson(), ...structuredClone(first.person) };
  const conflicts: RowConflict[] = [];
  for (const other of others) {
    const found = mergePerson(person, { ...emptyPerson(), ...other.person });
    conflicts.push(...found.map((conflict) => ({ ...conflict, rowId: other.id })));
  }
  const stored = withoutPassword(person);
  const filled = fieldsThatDiffer(first.person, stored);
  const checked = checkedAnew(first, stored, () => true);
  const giver = first.password ? null : others.find(({ password }) => password !== null);
  const remarks = [
    ...others.flatMap((other) => (other === giver ? remarksOf(other) : withoutPasswordProblems(remarksOf(other)))),
    ...conflicts.map(({ field, other }) => problem('duplicate-conflict', 'warning', field, other)),
    problem('duplicate-merged', 'note', null, others[0]?.person.email ?? ''),
  ];
  const known = new Set(checked.problems.map((own) => JSON.stringify(own)));
  const merged = first.problems.some(({ code }) => code === 'duplicate-merged');
  const problems = [
    ...checked.problems,
    ...remarks.filter(
      (remark) => !known.has(JSON.stringify(remark)) && !(merged && remark.code === 'duplicate-merged'),
    ),
  ];
  return {
    row: {
      ...first,
      ...checked,
      problems,
      edited: [...new Set([...first.edited, ...filled, ...(giver ? ['password' as const] : [])])],
      password: giver ? giver.password : first.password,
      alsoAt: [...first.alsoAt, ...others.flatMap((other) => placesOf(other, first.source))],
      hadPassword: first.hadPassword || others.some(({ hadPassword }) => hadPassword),
    },
    conflicts,
  };
}

/** What the reader had to say about a row, beyond what its values show. */
function remarksOf(row: StoredRow): StoredRow['problems'] {
  if (row.problems.length === 0) return [];
  const own = new Set(check(row.person).map((found) => JSON.stringify(found)));
  return row.problems.filter((found) => !own.has(JSON.stringify(found)) && found.code !== 'duplicate-merged');
}

/** The places of a row as seen from a row of a source. */
function placesOf({ place, alsoAt, source }: StoredRow, from: number | null): StoredRow['alsoAt'] {
  const own: StoredRow['alsoAt'] = place ? [place] : [];
  return [...own, ...alsoAt].map((at) => {
    const of = at.source ?? source;
    return { line: at.line, column: at.column, ...(of !== null && of !== from && { source: of }) };
  });
}

function fieldsThatDiffer(one: StoredRow['person'], other: StoredRow['person']): PersonField[] {
  // Object.keys gives exactly the fields of a record that came through its schema.
  const fields = Object.keys(one) as (keyof StoredRow['person'])[];
  return fields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}
