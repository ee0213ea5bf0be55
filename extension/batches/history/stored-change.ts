import * as v from 'valibot';
import { ClientId } from '../../../shared/contract/protocol.ts';

/** What the admin did, for the words "Undo: …". */
const changeKinds = [
  'edit',
  'paste',
  'fill',
  'clear',
  'suggestion',
  'names',
  'exclude',
  'include',
  'add',
  'remove',
  'merge',
  'leftover',
  'remap',
  'mend',
  'append',
  'options',
  'way',
  'password',
  'group',
] as const;
/** See `changeKinds`. */
export type ChangeKind = (typeof changeKinds)[number];

/** One change of an import that can be undone or done again; what it takes for that is in its images. */
export const StoredChange = v.object({
  /** Goes up with time. */
  id: v.number(),
  importId: ClientId,
  kind: v.picklist(changeKinds),
  /** Rows that it touched. */
  rows: v.number(),
  /** The first row that it touched and that is, or was, in the list; null when it touched none. */
  rowId: v.nullable(ClientId),
  isUndone: v.boolean(),
});
/** See the schema of the same name. */
export type StoredChange = v.InferOutput<typeof StoredChange>;

const Image = v.object({ id: ClientId, was: v.nullable(v.record(v.string(), v.unknown())) });
/**
 * A record as it is to be when the change is undone (or done again, once it was undone): its fields that differ, the
 * whole record when it is not there now, or null when it is to go. What restoring it makes is checked as a record.
 */
export type Image = v.InferOutput<typeof Image>;

/** Some images of a change. */
export const StoredImages = v.object({
  id: v.number(),
  changeId: v.number(),
  /** Where its rows were before the change and after it: they are read fastest by their batches. */
  batchIds: v.array(ClientId),
  rows: v.array(Image),
  batches: v.array(Image),
});
/** See the schema of the same name. */
export type StoredImages = v.InferOutput<typeof StoredImages>;
