import * as v from 'valibot';
import { BatchSource } from '../../shared/contract/batch.ts';
import { ClientId, Moment } from '../../shared/contract/protocol.ts';
import { personFields } from '../../shared/people/person.ts';
import { SyncProblem } from '../sync/sync-problem.ts';

const Place = v.object({ line: v.number(), column: v.number() });

/**
 * A batch as IndexedDB keeps it; nothing that can be derived is stored, `phaseOf` says what it means. Moments are of
 * this browser's clock except where noted.
 */
export const StoredBatch = v.object({
  /** Made here before the first request, so that a lost answer can be asked for again. */
  id: ClientId,
  /** The first batch of the same import; a list that is longer than one batch becomes several of one import. */
  importId: ClientId,
  /** Place within the import, from 0. */
  part: v.number(),
  name: v.string(),
  /** The URL stays in this browser. */
  source: v.object({ ...BatchSource.entries, url: v.exactOptional(v.string()) }),
  /** Which of the import's sources it is, from 0; a batch has rows of one source only, and rows added by hand. */
  sourceIndex: v.number(),
  /** Whether the captured content is kept, so that its columns can be read anew; the rows are kept in any case. */
  capture: v.picklist(['kept', 'too-large', 'none']),
  way: v.literal('invite'),
  createdAt: Moment,
  /** Goes up with every change of a row, so that only what was planned can be approved. */
  revision: v.number(),
  columns: v.array(
    v.object({
      index: v.number(),
      header: v.string(),
      meaning: v.nullable(v.picklist([...personFields, 'fullName'])),
      confidence: v.number(),
    }),
  ),
  /** What no person could be read from; `source` as in `sourceIndex`, absent for 0. */
  leftovers: v.array(v.object({ place: Place, text: v.string(), source: v.exactOptional(v.number()) })),

  /** `review`: may be edited; `approved`: to be sent as it stands; `applied` and `refused`: the space has answered. */
  stage: v.picklist(['review', 'approved', 'applied', 'refused']),
  /** The address of the space that it was approved for. */
  spaceAddress: v.nullable(v.string()),
  approvedAt: v.nullable(Moment),
  /** Requests that were begun since the approval. */
  attempts: v.number(),
  /** Not before this moment; 0 is at once. */
  nextAttemptAt: Moment,
  /** The end of the time that a request under way has, or 0: a killed browser leaves it behind, so it runs out. */
  sendingUntil: Moment,
  /** A request may have reached the space without its answer being seen: too late to take the batch back. */
  mayHaveArrived: v.boolean(),
  /** Approved, but not to be sent before the admin resumes the import. */
  paused: v.boolean(),
  lastProblem: v.nullable(SyncProblem),
  /** By the space's clock. */
  appliedAt: v.nullable(Moment),
  /** When mail and invitation states were asked for last, and when they will be next; null when all are final. */
  followedAt: v.nullable(Moment),
  followAt: v.nullable(Moment),
});
/** See the schema of the same name. */
export type StoredBatch = v.InferOutput<typeof StoredBatch>;
