import * as v from 'valibot';
import { personFields } from '../../../shared/people/person.ts';
import type { Reading, ReadRow } from '../../../shared/reading/reading.ts';
import { hiddenPasswords } from '../hidden-passwords.ts';
import { withoutPassword } from '../new-batch.ts';
import { quickCheck } from '../quick-check.ts';
import { StoredBatch } from '../stored-batch.ts';
import { addressOf, StoredPerson } from '../stored-row.ts';

const RememberedPerson = v.object({
  /** See `keyOf`. */
  key: v.string(),
  person: StoredPerson,
  /** Where the sheet has the person several times and disagrees with itself: the values that did not win. */
  others: v.array(v.object({ field: v.picklist(personFields), value: v.string() })),
});
/** One person of a sheet as it was read. */
export type RememberedPerson = v.InferOutput<typeof RememberedPerson>;

/** What was read from a sheet, to see later what has changed in it; without passwords. */
export const RememberedReading = v.object({
  columns: StoredBatch.entries.columns,
  people: v.array(RememberedPerson),
  /** The pieces that no person could be read from. */
  leftovers: v.array(v.string()),
});
/** See the schema of the same name. */
export type RememberedReading = v.InferOutput<typeof RememberedReading>;

const isRemembered = quickCheck(RememberedReading);

/** A remembered reading as it came out of its seal; throws when it is none. */
export function parseRemembered(value: unknown): RememberedReading {
  return isRemembered(value) ? value : v.parse(RememberedReading, value);
}

/**
 * By what a person is found again in the sheet: the canonical address or, where that is unusable, all that was read.
 */
export function keyOf(person: StoredPerson): string {
  return addressOf(person) ?? JSON.stringify([person.lastName, person.firstName, person.email]);
}

/** Whether a key of `keyOf` is an address. */
export function isAddressKey(key: string): boolean {
  return !key.startsWith('[');
}

/** What is remembered of a reading. */
export function remembered({ columns, rows, leftovers }: Reading): RememberedReading {
  const hide = hiddenPasswords(rows.map(({ person }) => person.password));
  return { columns, people: rows.map(rememberedPerson), leftovers: leftovers.map(({ text }) => hide(text)) };
}

/** What is remembered of one row. */
function rememberedPerson({ person: read, problems }: ReadRow): RememberedPerson {
  const person = withoutPassword(read);
  const others = problems.flatMap(({ code, field, evidence }) =>
    code === 'duplicate-conflict' && field !== null && field !== 'password' ? [{ field, value: evidence }] : [],
  );
  return { key: keyOf(person), person, others };
}
