import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { Person } from '../../shared/people/person.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import type { Place, Reading, ReadRow } from '../../shared/reading/reading.ts';
import type { StoredBatch } from './stored-batch.ts';
import type { StoredPerson, StoredRow } from './stored-row.ts';

/** Where a capture comes from. */
export type CaptureSource = StoredBatch['source'];

/** What a new import is made of. */
export interface NewImport {
  reading: Reading;
  source: CaptureSource;
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Makes a random id. */
  newId: () => string;
}

/** Batches of at most `maxRowsPerBatch` rows, in the order of the list, at least one; every id is made here. */
export function newBatches({ reading, source, name, now, newId }: NewImport): {
  batches: StoredBatch[];
  rows: StoredRow[];
} {
  const hide = hidePasswords(reading.rows);
  const importId = newId();
  const batches: StoredBatch[] = [];
  const rows: StoredRow[] = [];
  for (let start = 0; start === 0 || start < reading.rows.length; start += maxRowsPerBatch) {
    const id = start === 0 ? importId : newId();
    batches.push({
      ...emptyBatch({ id, importId, part: batches.length, name, source, now }),
      columns: reading.columns,
      leftovers: start === 0 ? reading.leftovers.map(({ place, text }) => ({ place, text: hide(text) })) : [],
    });
    reading.rows.slice(start, start + maxRowsPerBatch).forEach((row, position) => {
      rows.push(newRow({ id: newId(), batchId: id, position, row, hide }));
    });
  }
  return { batches, rows };
}

/** A batch in review that has no rows yet. */
export function emptyBatch(given: {
  id: string;
  importId: string;
  part: number;
  name: string;
  source: CaptureSource;
  now: number;
}): StoredBatch {
  const { now, ...rest } = given;
  return {
    ...rest,
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

function newRow(given: {
  id: string;
  batchId: string;
  position: number;
  row: ReadRow;
  hide: (text: string) => string;
}): StoredRow {
  const { person, place, alsoAt, problems } = given.row;
  return {
    id: given.id,
    batchId: given.batchId,
    position: given.position,
    place,
    alsoAt,
    person: withoutPassword(person),
    hadPassword: person.password !== '',
    problems: problems
      .filter((problem) => problem.field !== 'password')
      .map((problem): PersonProblem => ({ ...problem, evidence: given.hide(problem.evidence) })),
    excluded: false,
    planned: null,
    receipt: null,
  };
}

/** Blots out the capture's passwords where a piece of it is quoted: they must not lie in IndexedDB by that way either. */
function hidePasswords(rows: readonly ReadRow[]): (text: string) => string {
  const passwords = [...new Set(rows.map((row) => row.person.password))].filter((password) => password !== '');
  // Longest first, so that a password that contains another one goes as a whole.
  passwords.sort((a, b) => b.length - a.length);
  if (passwords.length === 0) return (text) => text;
  return (text) => passwords.reduce((rest, password) => rest.replaceAll(password, '•••'), text);
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
  return { ...given, alsoAt: [], hadPassword: false, excluded: false, planned: null, receipt: null };
}
