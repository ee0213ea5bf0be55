import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { Person } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import type { Place, Reading, ReadRow } from '../../shared/reading/reading.ts';
import type { CaptureSource } from '../capture/capture-source.ts';
import { withoutPasswordProblems } from './edited-row.ts';
import { hiddenPasswords } from './hidden-passwords.ts';
import type { SealedPassword } from './passwords/sealed-password.ts';
import type { ImportChoices, StoredBatch } from './stored-batch.ts';
import { addressOf, type StoredPerson, type StoredRow } from './stored-row.ts';

/** What a reading found, as it may be stored: without passwords in clear, wherever they were quoted. */
export interface StorableReading {
  columns: StoredBatch['columns'];
  leftovers: StoredBatch['leftovers'];
  /** The rows, not yet in a batch, by `maxRowsPerBatch`; at least one slice. */
  slices: () => Generator<StoredRow[], void>;
}

/**
 * Makes a reading storable; it is of this source of its import (from 0). `passwords` are those of its rows, sealed;
 * null drops them, and what was wrong with them.
 */
export function storableReading(
  { columns, rows, leftovers }: Reading,
  { sourceIndex, newId, passwords }: StoringReading,
): StorableReading {
  const hide = hiddenPasswords(rows.map(({ person }) => person.password));
  const source = sourceIndex > 0 ? { source: sourceIndex } : {};
  return {
    columns,
    leftovers: leftovers.map(({ place, text }) => ({ place, text: hide(text), ...source })),
    *slices() {
      for (let start = 0; start === 0 || start < rows.length; start += maxRowsPerBatch) {
        const some = rows.slice(start, start + maxRowsPerBatch);
        yield some.map((row, index) => {
          const problems = passwords ? row.problems : withoutPasswordProblems(row.problems);
          const password = passwords?.[start + index] ?? null;
          return newRow({ id: newId(), source: sourceIndex, row, problems, password, hide });
        });
      }
    },
  };
}

/** How a reading becomes storable. */
interface StoringReading {
  sourceIndex: number;
  newId: () => string;
  passwords: readonly (SealedPassword | null)[] | null;
}

/** What the batches of one source have in common, and the place of the one to be made. */
type BatchFrame = Pick<StoredBatch, 'importId' | 'part' | 'sourceIndex' | 'source' | 'capture' | 'columns' | 'name'> & {
  choices: ImportChoices;
  /** Milliseconds since 1970. */
  now: number;
  /** Makes a random id. */
  newId: () => string;
};

/** A new batch of a source. */
export function newBatch({ capture, columns, newId, ...frame }: BatchFrame): StoredBatch {
  return { ...emptyBatch({ ...frame, id: newId() }), capture, columns };
}

/** Puts rows that were just made into a batch, in this order; at most `maxRowsPerBatch`. */
export function rowsOfBatch({ id }: StoredBatch, rows: StoredRow[]): StoredRow[] {
  for (const [position, row] of rows.entries()) {
    row.batchId = id;
    row.position = position;
  }
  return rows;
}

/** A batch in review that has no rows yet. */
export function emptyBatch(given: {
  id: string;
  importId: string;
  part: number;
  sourceIndex: number;
  name: string;
  source: CaptureSource;
  choices: ImportChoices;
  now: number;
}): StoredBatch {
  const { now, choices, ...rest } = given;
  return {
    ...rest,
    ...choices,
    mergedSources: [],
    capture: 'none',
    createdAt: now,
    revision: 0,
    columns: [],
    leftovers: [],
    stage: 'review',
    spaceAddress: null,
    approvedAt: null,
    attempts: 0,
    nextAttemptAt: 0,
    sendingUntil: 0,
    mayHaveArrived: false,
    paused: false,
    lastProblem: null,
    appliedAt: null,
    followedAt: null,
    followAt: null,
  };
}

/** The part of a person that is stored in clear. */
export function withoutPassword({ password: _, ...person }: Person): StoredPerson {
  return person;
}

function newRow(given: {
  id: string;
  source: number;
  row: ReadRow;
  problems: readonly PersonProblem[];
  password: SealedPassword | null;
  hide: (text: string) => string;
}): StoredRow {
  const { person, place, alsoAt } = given.row;
  return {
    id: given.id,
    batchId: '',
    position: 0,
    source: given.source,
    place,
    alsoAt,
    person: withoutPassword(person),
    address: addressOf(person),
    edited: [],
    hadPassword: person.password !== '',
    password: given.password,
    problems: given.problems.map((problem): PersonProblem => ({ ...problem, evidence: given.hide(problem.evidence) })),
    excluded: false,
    planned: null,
    receipt: null,
  };
}

/** A row that the admin adds by hand, or from a leftover that stands at `place`. */
export function addedRow(given: {
  id: string;
  batchId: string;
  position: number;
  person: StoredPerson;
  problems: PersonProblem[];
  place: Place | null;
  password?: SealedPassword | null;
}): StoredRow {
  return {
    password: null,
    ...given,
    source: null,
    alsoAt: [],
    address: addressOf(given.person),
    edited: [],
    hadPassword: false,
    excluded: false,
    planned: null,
    receipt: null,
  };
}
