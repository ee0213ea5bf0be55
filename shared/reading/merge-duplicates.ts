import { checkPerson } from '../people/check-person.ts';
import { canonicalAddress } from '../people/email-address.ts';
import { mergeLists, mergeValues } from '../people/merge-people.ts';
import { type PersonProblem, problem } from '../people/person-problem.ts';
import type { ReadingProgress, ReadRow } from './reading.ts';

/** Mentions merged in one step of work. */
const mentionsPerStep = 250;
/** Conflicts that one row tells of; the places of all its mentions are listed in any case. */
const conflictsTold = 50;

/** Rows in the order of their first mention, one for each address; rows without a usable address all stay. */
export class PeopleByAddress {
  readonly #rows: ReadRow[] = [];
  /** By a number made of the address: a Map of texts would look at one far away in memory for each new address. */
  readonly #byNumber = new Map<number, ReadRow>();
  /** Those whose number another address has. */
  readonly #byAddress = new Map<string, ReadRow>();
  /** Later mentions of rows, merged at the end: one by one, a person named 100,000 times would cost the square of it. */
  readonly #mentions = new Map<ReadRow, ReadRow[]>();

  /** Adds a row, or keeps it for the row that has the same address. */
  add(row: ReadRow): void {
    if (isUnusable(row.problems)) {
      this.#rows.push(row);
      return;
    }
    const first = this.#firstMention(row);
    if (first === row) {
      this.#rows.push(row);
      return;
    }
    const known = this.#mentions.get(first);
    if (known) known.push(row);
    else this.#mentions.set(first, [row]);
  }

  /** The row that first had this row's address: itself, if none had. */
  #firstMention(row: ReadRow): ReadRow {
    const key = canonicalAddress(row.person.email);
    const number = numberOf(key);
    const first = this.#byNumber.get(number);
    if (first === undefined) {
      this.#byNumber.set(number, row);
      return row;
    }
    if (canonicalAddress(first.person.email) === key) return first;
    const other = this.#byAddress.get(key);
    if (other === undefined) this.#byAddress.set(key, row);
    return other ?? row;
  }

  /** Merges what was added and gives the rows. Yields as it goes. */
  *merged(): Generator<ReadingProgress, ReadRow[]> {
    let done = 0;
    for (const [first, others] of this.#mentions) {
      const merge = new Merge(first);
      for (const other of others) {
        merge.take(other);
        if (++done % mentionsPerStep === 0) yield { done, total: done };
      }
      merge.end(others);
    }
    return this.#rows;
  }
}

/**
 * A number of 26 bits for an address, by its local part. So few bits leave even a list that was made to meet in one bucket of
 * a Map some thousand steps a row; addresses with the same number are told apart by their texts.
 */
function numberOf(address: string): number {
  const end = address.indexOf('@');
  let number = 0;
  for (let index = 0; index < end; index++) number = Math.imul(number ^ address.charCodeAt(index), 0x01000193);
  return (number ^ (number >>> 15)) & 0x3ffffff;
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
    code === 'send-credentials-unclear'
  );
}
