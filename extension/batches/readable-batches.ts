import * as v from 'valibot';
import { StoredBatch } from './stored-batch.ts';

/**
 * A stored batch that this version of the extension cannot read, since another one wrote it, and what can be said of
 * it.
 */
export interface UnreadableBatch {
  id: string;
  name: string | null;
  /** Null when not even this can be told. */
  importId: string | null;
}

/** What can be told of a record that is not a batch as this version knows it. */
const Traces = v.object({
  id: v.string(),
  name: v.fallback(v.nullable(v.string()), null),
  importId: v.fallback(v.nullable(v.string()), null),
});

/** Tells the batches that can be read from those that cannot: one that cannot must not stop the others. */
export function readableBatches(records: readonly unknown[]): {
  batches: StoredBatch[];
  unreadable: UnreadableBatch[];
} {
  const batches: StoredBatch[] = [];
  const unreadable: UnreadableBatch[] = [];
  for (const record of records) {
    const read = v.safeParse(StoredBatch, record);
    if (read.success) batches.push(read.output);
    else unreadable.push(v.parse(Traces, record));
  }
  return { batches, unreadable };
}
