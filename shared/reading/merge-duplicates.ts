import { checkPerson } from '../people/check-person.ts';
import { addressNumber, canonicalAddress } from '../people/email-address.ts';
import { mergeLists, mergeValues } from '../people/merge-people.ts';
import { type PersonProblem, problem } from '../people/person-problem.ts';
import type { ReadingProgress, ReadRow } from './reading.ts';

/** Rows looked at, and mentions merged, in one step of work. */
const rowsPerStep = 1000;
const numbersPerStep = 50_000;
const mentionsPerStep = 250;
/** Conflicts that one row tells of; the places of all its mentions are listed in any case. */
const conflictsTold = 50;
/** Numbers that addresses can have, for each row, at least: few addresses then share one. Each takes a bit. */
const numbersPerRow = 32;
const fewestNumbers = 2 ** 10;
const mostNumbers = 2 ** 26;
/** All that numbers keep of what an address gives: 30 bits are a plain number in every browser. */
const numberBits = 0x3fffffff;
/** The number of a row without a usable address. */
const noNumber = -1;

/** Rows in the order of their first mention, one for each address; rows without a usable address all stay. */
export class PeopleByAddress {
  readonly #rows: ReadRow[] = [];
  /** A number made of each row's address: equal addresses have equal numbers. */
  readonly #numbers: number[] = [];
  /**
   * A bit for each ending of a number that was met. They stay near the processor, while a Map of 100,000 addresses would
   * look at one far away in memory for each row.
   */
  readonly #met: Uint8Array;
  /** Endings that were met again: only rows with these can be somebody who was named before. */
  readonly #metAgain = new Set<number>();

  /** For about so many rows: it is slower with more. */
  constructor(expectedRows: number) {
    const numbers = Math.min(mostNumbers, Math.max(fewestNumbers, expectedRows * numbersPerRow));
    this.#met = new Uint8Array(2 ** Math.ceil(Math.log2(numbers)) / 8);
  }

  /** Adds a row. */
  add(row: ReadRow): void {
    this.#rows.push(row);
    if (isUnusable(row.problems)) {
      this.#numbers.push(noNumber);
      return;
    }
    const whole = addressNumber(row.person.email);
    const number = (whole ^ (whole >>> 15)) & numberBits;
    this.#numbers.push(number);
    const ending = this.#endingOf(number);
    const bits = this.#met[ending >> 3] ?? 0;
    const bit = 1 << (ending & 7);
    if ((bits & bit) === 0) this.#met[ending >> 3] = bits | bit;
    else this.#metAgain.add(ending);
  }

  /** The first rows of `merged` as far as they are known, into which nothing is merged: copies, at most so many. */
  first(count: number): ReadRow[] {
    const firsts: ReadRow[] = [];
    const byAddress = new Map<string, ReadRow>();
    for (const [at, row] of this.#rows.entries()) {
      if (firsts.length === count) break;
      const number = this.#numbers[at] ?? noNumber;
      const isFirst = !this.#mayBeMetAgain(number) || firstMention(row, byAddress) === row;
      if (isFirst) firsts.push(structuredClone(row));
    }
    return firsts;
  }

  /** Merges what was added and gives the rows. Yields as it goes. */
  *merged(): Generator<ReadingProgress, ReadRow[]> {
    const times = yield* this.#timesMet();
    if (times === null) return this.#rows;
    const firsts: ReadRow[] = [];
    const byAddress = new Map<string, ReadRow>();
    // Merged after all are known: one by one, a person named 100,000 times would cost the square of it.
    const mentions = new Map<ReadRow, ReadRow[]>();
    let done = 0;
    for (const row of this.#rows) {
      if (done % rowsPerStep === 0) yield { done, total: this.#rows.length };
      const first = (times.get(this.#numbers[done++] ?? noNumber) ?? 0) > 1 ? firstMention(row, byAddress) : row;
      if (first === row) firsts.push(row);
      else if (mentions.get(first)?.push(row) === undefined) mentions.set(first, [row]);
    }
    yield* mergeMentions(mentions);
    return firsts;
  }

  /** How often each number was met whose ending was met again; null when none of them was met twice. */
  *#timesMet(): Generator<ReadingProgress, Map<number, number> | null> {
    const times = new Map<number, number>();
    let isAnyTwice = false;
    for (let at = 0; at < this.#numbers.length; at++) {
      if (at % numbersPerStep === 0) yield { done: 0, total: this.#rows.length };
      const number = this.#numbers[at] ?? noNumber;
      if (!this.#mayBeMetAgain(number)) continue;
      const before = times.get(number) ?? 0;
      isAnyTwice ||= before > 0;
      times.set(number, before + 1);
    }
    return isAnyTwice ? times : null;
  }

  #mayBeMetAgain(number: number): boolean {
    return number !== noNumber && this.#metAgain.has(this.#endingOf(number));
  }

  /** As many last bits of a number as there are bits for. */
  #endingOf(number: number): number {
    return number & (this.#met.length * 8 - 1);
  }
}

/** The row that first had this row's address: itself, if none had. */
function firstMention(row: ReadRow, byAddress: Map<string, ReadRow>): ReadRow {
  const key = canonicalAddress(row.person.email);
  const first = byAddress.get(key);
  if (first === undefined) byAddress.set(key, row);
  return first ?? row;
}

function* mergeMentions(mentions: ReadonlyMap<ReadRow, readonly ReadRow[]>): Generator<ReadingProgress, void> {
  let done = 0;
  for (const [first, others] of mentions) {
    const merge = new Merge(first);
    for (const other of others) {
      merge.take(other);
      if (++done % mentionsPerStep === 0) yield { done, total: done };
    }
    merge.end(others);
  }
}

function isUnusable(problems: readonly PersonProblem[]): boolean {
  const code = problems[0]?.code;
  return code === 'address-missing' || code === 'address-invalid';
}

/** The first mention wins; what it leaves open is filled from the later ones, and what differs is shown. */
class Merge {
  readonly #row: ReadRow;
  readonly #told: PersonProblem[];
  readonly #known: Set<string>;
  #conflicts = 0;

  constructor(row: ReadRow) {
    this.#row = row;
    this.#told = row.problems.filter(({ code }) => isOfReading(code));
    this.#known = new Set(this.#told.map(keyOf));
  }

  take(other: ReadRow): void {
    const ownCodes = new Set(checkPerson(other.person).map(({ code }) => code));
    for (const one of other.problems) if (isOfReading(one.code) && !ownCodes.has(one.code)) this.#tell(one);
    for (const { field, other: value } of mergeValues(this.#row.person, other.person)) {
      if (this.#conflicts++ >= conflictsTold) continue;
      this.#told.push(problem('duplicate-conflict', 'warning', field, field === 'password' ? '' : value));
    }
    if (this.#row.alsoAt.length === 0) this.#told.push(problem('duplicate-merged', 'note', null, other.person.email));
    this.#row.alsoAt.push(other.place);
  }

  end(others: readonly ReadRow[]): void {
    mergeLists(
      this.#row.person,
      others.map(({ person }) => person),
    );
    this.#row.problems = [...checkPerson(this.#row.person), ...this.#told];
  }

  #tell(one: PersonProblem): void {
    const key = keyOf(one);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#told.push(one);
  }
}

function keyOf({ code, evidence }: PersonProblem): string {
  return `${code} ${evidence}`;
}

/** Problems that the values alone do not show: they come from where and how the row stood. */
function isOfReading(code: PersonProblem['code']): boolean {
  return (
    code.startsWith('duplicate-') ||
    code === 'address-repaired' ||
    code === 'address-other' ||
    code === 'text-repaired' ||
    code === 'row-ragged' ||
    code === 'formula-failed' ||
    code === 'send-credentials-unclear'
  );
}
