import * as v from 'valibot';
import { outcomes, RowReceipt } from '../../shared/contract/batch.ts';
import { ClientId } from '../../shared/contract/protocol.ts';
import { Person } from '../../shared/people/person.ts';
import { PersonProblem } from '../../shared/people/person-problem.ts';

const Place = v.object({ line: v.number(), column: v.number() });

/** A person without the password, which is never written to IndexedDB. */
export const StoredPerson = v.omit(Person, ['password']);
/** See the schema of the same name. */
export type StoredPerson = v.InferOutput<typeof StoredPerson>;

/** One row of a batch as IndexedDB keeps it. */
export const StoredRow = v.object({
  /** Made here before the first request. */
  id: ClientId,
  batchId: ClientId,
  /** Order within the batch, from 0, with gaps where a row was moved to another batch. */
  position: v.number(),
  /** Where it stands in the capture, or null for a row that was added by hand. */
  place: v.nullable(Place),
  alsoAt: v.array(Place),
  person: StoredPerson,
  /** The capture gave an initial password; it was dropped, and this says so. */
  hadPassword: v.boolean(),
  problems: v.array(PersonProblem),
  /** Left out by the admin. */
  excluded: v.boolean(),
  /** What the admin saw in the plan when approving, or null for a row that is not sent. */
  planned: v.nullable(v.picklist(outcomes)),
  receipt: v.nullable(RowReceipt),
});
/** See the schema of the same name. */
export type StoredRow = v.InferOutput<typeof StoredRow>;

/** Whether the row goes to the space with its batch; the others are kept for later. */
export function isSendable(row: StoredRow): boolean {
  return !row.excluded && row.problems.every((problem) => problem.severity !== 'error');
}
