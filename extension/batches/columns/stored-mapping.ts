import * as v from 'valibot';
import { Moment } from '../../../shared/contract/protocol.ts';
import { personFields } from '../../../shared/people/person.ts';

/** What an admin once chose for the columns of lists with one header. */
export const StoredMapping = v.object({
  /** SHA-256 of the header's folded cells, in hex digits. */
  key: v.string(),
  /** Index of a column and its meaning, for the columns that were chosen by hand. */
  meanings: v.array(v.tuple([v.number(), v.nullable(v.picklist([...personFields, 'fullName']))])),
  usedAt: Moment,
});
/** See the schema of the same name. */
export type StoredMapping = v.InferOutput<typeof StoredMapping>;
