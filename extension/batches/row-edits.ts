import * as v from 'valibot';
import { checkPerson } from '../../shared/people/check-person.ts';
import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { PersonProblem } from '../../shared/people/person-problem.ts';
import type { Place } from '../../shared/reading/reading.ts';
import { batch, type Change, rowsOf } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { addedRow, emptyBatch } from './new-batch.ts';
import type { StoredBatch } from './stored-batch.ts';
import { type StoredPerson, StoredRow } from './stored-row.ts';

/** Changes fields of a row in review and checks the person again. */
export function editRow(database: RollcallDatabase, rowId: string, patch: Partial<StoredPerson>): Promise<Change> {
  return changeRow(database, rowId, (row) => {
    const person = { ...row.person, ...patch };
    const found = check(row.person).map((problem) => JSON.stringify(problem));
    // What the reader had to say (a duplicate, a repair) stays, unless it was about a field that is now another.
    const kept = row.problems.filter(
      (problem) => !found.includes(JSON.stringify(problem)) && (problem.field === null || !(problem.field in patch)),
    );
    return { ...row, person, problems: [...kept, ...check(person)] };
  });
}

/** Leaves a row in review out, or takes it in again. */
export function setExcluded(database: RollcallDatabase, rowId: string, excluded: boolean): Promise<Change> {
  return changeRow(database, rowId, (row) => ({ ...row, excluded }));
}

/**
 * Adds a row at the end of a batch in review. If the batch is full, a new batch of the same import takes it. Answers
 * where the row went.
 */
export async function addRow(
  database: RollcallDatabase,
  batchId: string,
  person: StoredPerson,
  { place = null, now }: { place?: Place | null; now: number },
): Promise<{ batchId: string; rowId: string } | Exclude<Change, 'done'>> {
  return database.transaction('rw', database.batches, database.rows, async () => {
    const asked = await batch(database, batchId);
    if (!asked) return 'gone';
    if (asked.stage !== 'review') return 'locked';
    const target = (await hasRoom(database, asked)) ? asked : await nextBatch(database, asked, now);
    const last = await rowsOf(database, target.id).last();
    const row = addedRow({
      id: crypto.randomUUID(),
      batchId: target.id,
      position: last ? last.position + 1 : 0,
      person,
      problems: check(person),
      place,
    });
    await database.rows.add(row);
    await touch(database, target);
    return { batchId: target.id, rowId: row.id };
  });
}

/** Takes a leftover off the list of a batch in review, because it became a row or was looked at. */
export async function dismissLeftover(database: RollcallDatabase, batchId: string, index: number): Promise<Change> {
  return database.transaction('rw', database.batches, async () => {
    const found = await batch(database, batchId);
    if (!found) return 'gone';
    if (found.stage !== 'review') return 'locked';
    await database.batches.update(batchId, { leftovers: found.leftovers.filter((_, at) => at !== index) });
    return 'done';
  });
}

function check(person: StoredPerson): PersonProblem[] {
  return checkPerson({ ...person, password: '' });
}

async function changeRow(
  database: RollcallDatabase,
  rowId: string,
  change: (row: StoredRow) => StoredRow,
): Promise<Change> {
  return database.transaction('rw', database.batches, database.rows, async () => {
    const stored = await database.rows.get(rowId);
    if (!stored) return 'gone';
    const row = v.parse(StoredRow, stored);
    const owner = await batch(database, row.batchId);
    if (!owner) return 'gone';
    if (owner.stage !== 'review') return 'locked';
    await database.rows.put(change(row));
    await touch(database, owner);
    return 'done';
  });
}

/** Makes every plan that was computed before this change unfit for approval. */
async function touch(database: RollcallDatabase, { id, revision }: StoredBatch): Promise<void> {
  await database.batches.update(id, { revision: revision + 1 });
}

async function hasRoom(database: RollcallDatabase, { id }: StoredBatch): Promise<boolean> {
  return (await rowsOf(database, id).count()) < maxRowsPerBatch;
}

async function nextBatch(database: RollcallDatabase, full: StoredBatch, now: number): Promise<StoredBatch> {
  const siblings = await database.batches.where('importId').equals(full.importId).sortBy('part');
  const last = siblings.at(-1) ?? full;
  const stored = last.id === full.id ? null : await batch(database, last.id);
  if (stored?.stage === 'review' && (await hasRoom(database, stored))) return stored;
  const { importId, name, source } = full;
  const made = emptyBatch({ id: crypto.randomUUID(), importId, part: last.part + 1, name, source, now });
  await database.batches.add(made);
  return made;
}
