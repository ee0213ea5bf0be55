import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { CapturedList, Find } from '../../extension/capture/captured-list.ts';
import type { PageProblem } from '../../extension/capture/page/page-problem.ts';
import { readPeople } from '../../shared/reading/read-people.ts';

const folder = join(import.meta.dirname, '../fixtures/pages');

/** The kinds of pages that were written by hand. */
export const pageKinds: string[] = readdirSync(folder).sort();

/** A file of one kind of page. */
export function pageFixture(kind: string, file: string): string {
  return readFileSync(join(folder, kind, file), 'utf8');
}

const ExpectedPage = v.strictObject({
  people: v.array(
    v.strictObject({
      address: v.string(),
      name: v.string(),
      where: v.exactOptional(v.string()),
      sure: v.exactOptional(v.boolean(), true),
    }),
  ),
  notes: v.exactOptional(v.array(v.object({ kind: v.string(), count: v.number() })), []),
  problem: v.exactOptional(v.string()),
});

/** Whom a person finds on a page of that kind, and what has to be said of it. */
function expectedOf(kind: string): v.InferOutput<typeof ExpectedPage> {
  const { people, ...rest } = v.parse(ExpectedPage, JSON.parse(pageFixture(kind, 'expected.json')));
  return { people: people.toSorted(byAddress), ...rest };
}

/** Somebody who was captured, read as the intake reads it. */
interface CapturedPerson {
  address: string;
  name: string;
  find: Find | undefined;
}

/** The people of a captured list, in the order of their addresses; rows of tables that name nobody's address are left out. */
export function peopleOf({ parts }: CapturedList): CapturedPerson[] {
  return parts
    .flatMap(({ cells, finds }) => {
      const findOfRow = new Map(finds.map((find) => [find.row, find]));
      return readPeople({ kind: 'grid', cells }).rows.map(({ person, place }) => ({
        address: person.email,
        name: `${person.firstName} ${person.lastName}`.trim(),
        find: findOfRow.get(place.line - 1),
      }));
    })
    .filter(({ address }) => address !== '')
    .sort(byAddress);
}

function byAddress(one: { address: string }, other: { address: string }): number {
  return one.address < other.address ? -1 : 1;
}

/** How well the people of several pages were found. */
export class FoundTally {
  readonly #lines: { kind: string; expected: number; found: number; right: number; named: number }[] = [];

  /** Counts one page, and fails unless its capture says what is expected: everybody, nobody else, and what to know. */
  expectFound(kind: string, answer: { list: CapturedList } | { problem: PageProblem }): void {
    const { people, notes, problem } = expectedOf(kind);
    const found = 'problem' in answer ? [] : peopleOf(answer.list);
    const right = people.filter(({ address }) => found.some((one) => one.address === address));
    const named = right.filter(({ address, name }) =>
      found.some((one) => one.address === address && one.name === name),
    );
    this.#lines.push({
      kind,
      expected: people.length,
      found: found.length,
      right: right.length,
      named: named.length,
    });
    expect('problem' in answer ? answer.problem.code : undefined).toBe(problem);
    expect('problem' in answer ? [] : answer.list.notes).toEqual(notes);
    // Not each page says where its people stand.
    const placed = new Set(people.filter(({ where }) => where !== undefined).map(({ address }) => address));
    expect(
      found.map(({ address, name, find }) => ({
        address,
        name,
        sure: find && find.doubt === null,
        where: placed.has(address) ? find?.where : undefined,
      })),
    ).toEqual(people.map(({ address, name, sure, where }) => ({ address, name, sure, where })));
  }

  /** A line for each page and one for all of them: recall, precision, and the share of right names. */
  toString(): string {
    const total = { kind: 'all pages', expected: 0, found: 0, right: 0, named: 0 };
    for (const line of this.#lines) {
      for (const key of ['expected', 'found', 'right', 'named'] as const) total[key] += line[key];
    }
    const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(2);
    return [...this.#lines, total]
      .map(
        ({ kind, expected, found, right, named }) =>
          `${kind.padEnd(22)} ${String(expected).padStart(3)} people  recall ${share(right, expected)}  ` +
          `precision ${share(right, found)}  names ${share(named, expected)}`,
      )
      .join('\n');
  }
}
