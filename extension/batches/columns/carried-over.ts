import type { PersonField } from '../../../shared/people/person.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import { isPageDoubt } from '../../capture/found-doubts.ts';
import { checkedAnew, type RowPatch } from '../edited-row.ts';
import type { StoredRow } from '../stored-row.ts';

/**
 * The rows of a list that was read anew, with what the admin did to the old ones by hand, found again by the line that
 * they stand in: a row keeps its id, its edited fields, its being left out and the doubts of its page. Rows added by
 * hand come at the end, and so do edited ones whose line holds nobody any more. All are of one source.
 */
export function carriedOver(old: readonly StoredRow[], fresh: readonly StoredRow[]): StoredRow[] {
  const byLine = new Map<number, StoredRow>();
  for (const row of fresh) for (const line of linesOf(row).slice(1)) byLine.set(line, row);
  for (const row of fresh) if (row.place) byLine.set(row.place.line, row);
  const carried = new Map<StoredRow, HandMade>();
  const rest: StoredRow[] = [];
  for (const row of old) {
    if (row.source === null) {
      rest.push(row);
      continue;
    }
    const line = linesOf(row).find((at) => byLine.has(at));
    const target = line === undefined ? undefined : byLine.get(line);
    if (!target) {
      if (row.edited.length > 0) rest.push(row);
      continue;
    }
    const known = carried.get(target) ?? { id: row.id, patch: {}, edited: new Set(), doubts: [] };
    carried.set(target, known);
    if (row.excluded) known.patch.excluded = true;
    if (row.person.email === target.person.email) known.doubts.push(...row.problems.filter(isPageDoubt));
    for (const field of row.edited) {
      if (known.edited.has(field)) continue;
      known.edited.add(field);
      if (field === 'password') known.patch.password = passwordOf(row);
      else Object.assign(known.patch, { [field]: row.person[field] });
    }
  }
  return [...fresh.map((row) => withHandMade(row, carried.get(row))), ...rest];
}

/** What was done by hand to the row, or rows, that one row of the new list stands for. */
interface HandMade {
  id: string;
  patch: RowPatch;
  edited: Set<PersonField>;
  /** What the page of the list made doubtful, and nobody has mended. */
  doubts: PersonProblem[];
}

function withHandMade(row: StoredRow, made: HandMade | undefined): StoredRow {
  if (!made) return row;
  const { excluded = false, password, ...patch } = made.patch;
  const person = { ...row.person, ...patch };
  const checked = made.edited.size === 0 ? row : checkedAnew(row, person, ({ field }) => !isIn(field, made.edited));
  const doubts = made.doubts.filter(({ code }, at) => made.doubts.findIndex((other) => other.code === code) === at);
  const problems = [...checked.problems, ...doubts, ...(password?.problems ?? [])];
  const sealed = password ? password.sealed : row.password;
  return { ...row, ...checked, password: sealed, problems, id: made.id, excluded, edited: [...made.edited] };
}

function passwordOf({ password, problems }: StoredRow): NonNullable<RowPatch['password']> {
  return { sealed: password, problems: problems.filter(({ field }) => field === 'password') };
}

function isIn(field: PersonField | null, fields: ReadonlySet<PersonField>): boolean {
  return field !== null && fields.has(field);
}

/** The lines of a row in its own source. */
function linesOf({ place, alsoAt }: StoredRow): number[] {
  const others = alsoAt.filter(({ source }) => source === undefined).map(({ line }) => line);
  return place ? [place.line, ...others] : others;
}
