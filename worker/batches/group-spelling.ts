import { isGroupId } from '../../shared/people/group-id.ts';
import { nameKey, tidyName } from '../../shared/people/name-key.ts';
import { type PersonProblem, problem } from '../../shared/people/person-problem.ts';
import type { CheckedRow } from './checked-row.ts';

/** One way in which rows write a group, with the ids that are used only if the group is made. */
export interface GroupSpelling {
  /** By which rows name it; the first row's first group has the lowest. */
  place: number;
  given: string;
  /** The id that it may be, in lower case; null for what can only be a name. */
  idKey: string | null;
  nameKey: string;
  /** What a group of this name would be called. */
  name: string;
  groupId: string;
  auditId: string;
  /** The name of a group that may be meant, where none has this one. */
  suggestion: string | null;
  /** What is wrong with a row that names it in vain. */
  problem: PersonProblem;
}

/** Every spelling of a group in these rows, once. */
export function groupSpellings(rows: readonly CheckedRow[], newId: () => string): GroupSpelling[] {
  const given = new Set(rows.flatMap((row) => row.groups));
  return [...given].flatMap((text, place) => {
    const name = tidyName(text);
    if (name === '') return [];
    const idKey = isGroupId(name) ? name.toLowerCase() : null;
    const ids = { groupId: newId(), auditId: newId() };
    return { place, given: text, idKey, nameKey: nameKey(name), name, ...ids, suggestion: null, problem: inVain(text) };
  });
}

/** The same spelling with what may be meant by it. */
export function withSuggestion(spelling: GroupSpelling, suggestion: string | null): GroupSpelling {
  if (suggestion === null) return spelling;
  return { ...spelling, suggestion, problem: { ...spelling.problem, suggestion } };
}

function inVain(given: string): PersonProblem {
  return problem('group-unknown', 'error', 'groups', given);
}
