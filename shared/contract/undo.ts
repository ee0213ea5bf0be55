import * as v from 'valibot';
import { maxRowsPerBatch } from '../people/limits.ts';
import { fates, RowUndone } from './batch.ts';
import { endpoint } from './endpoint.ts';
import { ClientId, Count, Moment } from './protocol.ts';

/**
 * Days for which a batch can be taken back: as long as the links of its invitations work, unless the space sets another
 * time for these. Later, what was changed before is forgotten.
 */
export const undoDays = 30;

/** What taking a batch back would do or, once it is taken back, did. */
export const Undo = v.object({
  batchId: ClientId,
  appliedAt: Moment,
  /** The last moment at which it can be taken back. */
  until: Moment,
  /** Null while it is not taken back. */
  undoneAt: v.nullable(Moment),
  /** In the batch's order. */
  rows: v.array(v.object({ id: ClientId, ...RowUndone.entries })),
  /** Mails to people whom it concerns that have left: nobody can call them back. */
  mailsLeft: Count,
  /** Mails to them that wait and will not leave. */
  mailsCancelled: Count,
  /** Groups that the batch made and that are empty without it: they are deleted. */
  groupsDeleted: Count,
});
/** See the schema of the same name. */
export type Undo = v.InferOutput<typeof Undo>;

const id = v.strictObject({ id: ClientId });

/** Taking an applied batch back. */
export const undoEndpoints = {
  planUndo: endpoint({
    method: 'GET',
    path: '/batches/{id}/undo',
    summary: 'Says what taking a batch back would do or, once it is taken back, did.',
    params: id,
    answer: Undo,
  }),
  undoBatch: endpoint({
    method: 'POST',
    path: '/batches/{id}/undo',
    summary: 'Takes a batch back; repeating the request answers the same.',
    params: id,
    body: v.strictObject({
      /** The fates of the rows as the admin saw them, in the batch's order; others refuse it with `plan-changed`. */
      seen: v.pipe(v.array(v.picklist(fates)), v.maxLength(maxRowsPerBatch)),
    }),
    answer: Undo,
  }),
};
