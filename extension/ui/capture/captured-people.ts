import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import type { Reading } from '../../../shared/reading/reading.ts';
import type { CapturedList, Find } from '../../capture/captured-list.ts';
import { withDoubts } from '../../capture/found-doubts.ts';

/** Somebody who was read from a captured list. */
export interface CapturedPerson {
  /** Unique in the list. */
  key: string;
  /** The part that names them, and all rows of its grid that do, from 0. */
  part: number;
  rows: readonly number[];
  name: string;
  address: string;
  /** Where and how they stood on the page; null for a sheet. */
  find: Find | null;
  /** The first thing that an admin should look at, which makes them doubtful; null when there is none. */
  problem: PersonProblem | null;
}

/** The people of a captured list, whatever is ticked; `readings` are those of its parts, null while they are read. */
export function capturedPeople(list: CapturedList, readings: readonly (Reading | null)[]): CapturedPerson[] {
  return list.parts.flatMap(({ finds }, part) => {
    const found = new Map(finds.map((find) => [find.row, find]));
    const reading = readings[part];
    const rows = reading ? withDoubts(reading, finds).rows : [];
    return rows.map(({ place, alsoAt, person, problems }): CapturedPerson => {
      const lines = [place, ...alsoAt].map(({ line }) => line - 1);
      const own = lines.flatMap((row) => found.get(row) ?? []);
      return {
        key: `${part}.${place.line}.${place.column}`,
        part,
        rows: lines,
        name: [person.firstName, person.lastName].filter((word) => word !== '').join(' '),
        address: person.email,
        find: own.find(({ doubt }) => doubt === null) ?? own[0] ?? null,
        problem: problems.find(({ severity }) => severity !== 'note') ?? null,
      };
    });
  });
}

/** Which rows of each part are left out. */
export type LeftOutParts = readonly ReadonlySet<number>[];

/** See `LeftOutParts`. */
export function leftOutParts(list: CapturedList): LeftOutParts {
  return list.parts.map(({ leftOut }) => new Set(leftOut));
}

/** Whether somebody is taken: somewhere where they stand. */
export function isTicked({ part, rows }: CapturedPerson, leftOut: LeftOutParts): boolean {
  return !rows.every((row) => leftOut[part]?.has(row));
}

/** The list with some of its people ticked or not. */
export function withTicks(list: CapturedList, people: readonly CapturedPerson[], isTicked: boolean): CapturedList {
  const changed = leftOutParts(list).map((rows) => new Set(rows));
  for (const { part, rows } of people) {
    for (const row of rows) {
      if (isTicked) changed[part]?.delete(row);
      else changed[part]?.add(row);
    }
  }
  return {
    ...list,
    parts: list.parts.map((part, index) => ({ ...part, leftOut: [...(changed[index] ?? [])].sort((a, b) => a - b) })),
  };
}

/** What the admin wants to see of a captured list. */
export interface PeopleFilter {
  query: string;
  /** Only those whom an admin should look at. */
  isDoubtful: boolean;
}

/** Shows everybody. */
export const everybody: PeopleFilter = { query: '', isDoubtful: false };

/** Whether a filter may hide somebody. */
export function isNarrow({ query, isDoubtful }: PeopleFilter): boolean {
  return query.trim() !== '' || isDoubtful;
}

/** The people whom a filter shows: each of its words stands in their name, address or where they were found. */
export function filteredPeople(people: readonly CapturedPerson[], filter: PeopleFilter): readonly CapturedPerson[] {
  const words = folded(filter.query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0 && !filter.isDoubtful) return people;
  return people.filter((person) => {
    if (filter.isDoubtful && !person.problem) return false;
    const text = folded(`${person.name} ${person.address} ${person.find?.where ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
