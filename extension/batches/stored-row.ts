import * as v from 'valibot';
import { BatchRow, RowReceipt } from '../../shared/contract/batch.ts';
import { ClientId } from '../../shared/contract/protocol.ts';
import { checkAddress } from '../../shared/people/email-address.ts';
import { Person, personFields } from '../../shared/people/person.ts';
import { PersonProblem } from '../../shared/people/person-problem.ts';
import { SealedPassword } from './passwords/sealed-password.ts';
import { quickCheck } from './quick-check.ts';

const Place = v.object({ line: v.number(), column: v.number() });

/** What a plan says of a row: exactly this is approved, or the plan has changed. */
export const PlannedRow = v.object(v.unwrap(BatchRow.entries.planned).entries);
/** See the schema of the same name. */
export type PlannedRow = v.InferOutput<typeof PlannedRow>;

/** A person without the password, which is never written to IndexedDB in clear. */
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
  /** Which of the import's sources it was read from, as in `sourceIndex` of a batch; null: added by hand. */
  source: v.nullable(v.number()),
  /** Where it stands in the capture, or null for a row that was added by hand and not from a leftover. */
  place: v.nullable(Place),
  /** Other places of the same person; `source` where it is another than the row's. */
  alsoAt: v.array(v.object({ ...Place.entries, source: v.exactOptional(v.number()) })),
  person: StoredPerson,
  /** The canonical address, by which duplicates are found; null when the person has none that could be used. */
  address: v.nullable(v.string()),
  /** The fields that the admin changed by hand. */
  edited: v.array(v.picklist(personFields)),
  /** The capture gave an initial password; in a batch that invites it was dropped, and this says so. */
  hadPassword: v.boolean(),
  /** The initial password, in a batch of accounts. */
  password: v.nullable(SealedPassword),
  problems: v.array(PersonProblem),
  /** Left out by the admin. */
  excluded: v.boolean(),
  /** What the admin saw in the plan when approving last, or null for a row that was not sent. */
  planned: v.nullable(PlannedRow),
  receipt: v.nullable(RowReceipt),
});
/** See the schema of the same name. */
export type StoredRow = v.InferOutput<typeof StoredRow>;

/** Whether the row goes to the space with its batch; the others are kept for later. */
export function isSendable(row: StoredRow): boolean {
  return !row.excluded && row.problems.every((problem) => problem.severity !== 'error');
}

const isStoredRow = quickCheck(StoredRow);

/** Rows as they were read from the database, each looked at; throws on a record that is none. */
export function storedRows(records: readonly unknown[]): StoredRow[] {
  return records.map((record) => (isStoredRow(record) ? record : v.parse(StoredRow, record)));
}

/** The address that a row is found by; see `StoredRow.address`. */
export function addressOf({ email }: Pick<StoredPerson, 'email'>): string | null {
  const checked = checkAddress(email);
  return 'fault' in checked ? null : checked.canonical;
}
