import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { Person } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import type { Place, Reading, ReadRow } from '../../shared/reading/reading.ts';
import { hiddenPasswords } from './hidden-passwords.ts';
import type { StoredBatch } from './stored-batch.ts';
import { addressOf, type StoredPerson, type StoredRow } from './stored-row.ts';

/** Where a capture comes from. */
export type CaptureSource = StoredBatch['source'];

/** What a new import, or a further source of one, is made of. */
export interface NewSource {
  reading: Reading;
  source: CaptureSource;
  capture: StoredBatch['capture'];
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Makes a random id. */
  newId: () => string;
  /** The import that it is added to, as its `sourceIndex` and from this `part` on. */
  into?: { importId: string; part: number; sourceIndex: number };
}

/** Batches of at most `maxRowsPerBatch` rows, in the order of the list, at least one; every id is made here. */
export function newBatches(given: NewSource): { batches: StoredBatch[]; rows: StoredRow[] } {
  const { reading, source, capture, name, now, newId } = given;
  const id = newId();
  const { importId, part, sourceIndex } = given.into ?? { importId: id, part: 0, sourceIndex: 0 };
  const { rows, leftovers } = storableReading(reading, { sourceIndex, newId });
  const batches: StoredBatch[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += maxRowsPerBatch) {
    const made = emptyBatch({
      id: start === 0 ? id : newId(),
      importId,
      part: part + batches.length,
      sourceIndex,
      name,
      source,
      now,
    });
    batches.push({ ...made, capture, columns: reading.columns, leftovers: start === 0 ? leftovers : [] });
    rows.slice(start, start + maxRowsPerBatch).forEach((row, position) => {
      Object.assign(row, { batchId: made.id, position });
    });
  }
  return { batches, rows };
}

/** What a reading found, as it may be stored: without passwords, wherever they were quoted. Rows have no batch yet. */
export function storableReading(
  { rows, leftovers }: Reading,
  { sourceIndex, newId }: { sourceIndex: number; newId: () => string },
): { rows: StoredRow[]; leftovers: StoredBatch['leftovers'] } {
  const hide = hiddenPasswords(rows.map(({ person }) => person.password));
  return {
    rows: rows.map((row) => newRow({ id: newId(), source: sourceIndex, row, hide })),
    leftovers: leftovers.map(({ place, text }) => ({ place, text: hide(text) })),
  };
}

/** A batch in review that has no rows yet. */
export function emptyBatch(given: {
  id: string;
  importId: string;
  part: number;
  sourceIndex: number;
  name: string;
  source: CaptureSource;
  now: number;
}): StoredBatch {
  const { now, ...rest } = given;
  return {
    ...rest,
    capture: 'none',
    way: 'invite',
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

/** The part of a person that is stored. */
export function withoutPassword({ password: _, ...person }: Person): StoredPerson {
  return person;
}

function newRow(given: { id: string; source: number; row: ReadRow; hide: (text: string) => string }): StoredRow {
  const { person, place, alsoAt, problems } = given.row;
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
    problems: problems
      .filter((problem) => problem.field !== 'password')
      .map((problem): PersonProblem => ({ ...problem, evidence: given.hide(problem.evidence) })),
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
}): StoredRow {
  return {
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
