import { approve } from '../../extension/batches/approval.ts';
import { createImport, type Storing } from '../../extension/batches/create-import.ts';
import type { RollcallDatabase } from '../../extension/batches/database.ts';
import type { CaptureSource } from '../../extension/capture/capture-source.ts';
import { planBatch } from '../../extension/sync/plan-batch.ts';
import type { Way } from '../../shared/contract/batch.ts';
import { checkPerson } from '../../shared/people/check-person.ts';
import { emptyPerson, type Person } from '../../shared/people/person.ts';
import type { CapturedContent, Reading } from '../../shared/reading/reading.ts';
import type { BrowserLife } from './browser-life.ts';

/** Where the lists of these tests come from. */
export const pasted: CaptureSource = { kind: 'paste', title: 'Pasted list' };

/** A reading of these people, one a line. */
export function readingOf(people: readonly Partial<Person>[]): Reading {
  const rows = people.map((given, index) => {
    const person = { ...emptyPerson(), ...given };
    return { place: { line: index + 1, column: 1 }, alsoAt: [], person, problems: checkPerson(person) };
  });
  return { form: 'addresses', columns: [], headerLine: null, rows, leftovers: [] };
}

/** So many people who can be invited. */
export function people(count: number): Partial<Person>[] {
  return Array.from({ length: count }, (_, index) => ({
    email: `person${index + 1}@school.example.com`,
    language: 'en',
  }));
}

/** An import of one reading in review; answers its id. */
export function createBatch(
  database: RollcallDatabase,
  reading: Reading,
  source: CaptureSource,
  { content, ...storing }: Omit<Storing, 'onProgress' | 'signal' | 'drafts'> & { content?: CapturedContent },
): Promise<string> {
  return createImport(database, [{ reading, source, ...(content && { content }) }], storing);
}

/** A batch in review; answers its id. */
export function batchOf(
  { database, now }: BrowserLife,
  given: readonly Partial<Person>[],
  way: Way = 'invite',
): Promise<string> {
  return createBatch(database, readingOf(given), pasted, { name: 'New people', now: now(), way });
}

/** A batch that was planned and approved for the space; answers its id. */
export async function approvedBatch(
  life: BrowserLife,
  space: { address: string },
  given: readonly Partial<Person>[],
  way: Way = 'invite',
): Promise<string> {
  const batchId = await batchOf(life, given, way);
  await planAndApprove(life, space, batchId);
  return batchId;
}

/** Plans a batch in review at the space and approves what was seen. */
export async function planAndApprove(life: BrowserLife, space: { address: string }, batchId: string): Promise<void> {
  const planned = await planBatch(life, batchId, space.address);
  if (typeof planned === 'string' || 'problem' in planned) throw new Error(`no plan: ${JSON.stringify(planned)}`);
  const change = await approve(life.database, new Map([[batchId, planned.seen]]), space.address, { now: life.now() });
  if (change !== 'done') throw new Error(`not approved: ${change}`);
}
