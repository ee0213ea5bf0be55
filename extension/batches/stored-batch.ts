import * as v from 'valibot';
import { BatchTarget, existingRules, ways } from '../../shared/contract/batch.ts';
import { MailPause } from '../../shared/contract/health.ts';
import { ClientId, Moment } from '../../shared/contract/protocol.ts';
import { personFields } from '../../shared/people/person.ts';
import { CaptureSource } from '../capture/capture-source.ts';
import { SyncProblem } from '../sync/sync-problem.ts';

/**
 * Whose credentials are mailed in a batch of accounts; `listed`: as the row says, and nobody's where it says nothing.
 */
const credentialChoices = ['listed', 'everyone', 'nobody'] as const;

const Place = v.object({ line: v.number(), column: v.number() });
const [group, session] = BatchTarget.options;
const Target = v.variant('kind', [
  v.object({ ...group.entries, name: v.string() }),
  v.object({ ...session.entries, name: v.string() }),
]);

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
  source: CaptureSource,
  /** Which of the import's sources it is, from 0; a batch has rows of one source only, and rows added by hand. */
  sourceIndex: v.number(),
  /** Sources whose people all stood in earlier ones, so that no batch is theirs; their rows name them by their index. */
  mergedSources: v.optional(v.array(v.object({ sourceIndex: v.number(), title: v.string() })), []),
  /** Whether the captured content is kept, so that its columns can be read anew; the rows are kept in any case. */
  capture: v.picklist(['kept', 'too-large', 'none']),
  way: v.picklist(ways),
  /** What becomes of the fields of people who exist already. */
  existing: v.picklist(existingRules),
  credentials: v.picklist(credentialChoices),
  /** Whether groups that do not exist are made. */
  createGroups: v.boolean(),
  /** What everybody of the batch joins, with its name as it was when it was chosen. */
  target: v.nullable(Target),
  createdAt: Moment,
  /**
   * When the admin said last that it stays although it waits in review; the time until it is forgotten counts from
   * then.
   */
  keptAt: v.exactOptional(Moment),
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
  /** When the space took it back, by its clock; absent: it stands. */
  undoneAt: v.exactOptional(Moment),
  /** For what the space's mail waited when it was asked last, its own mails among it; null or absent: for nothing. */
  mailPause: v.exactOptional(v.nullable(MailPause)),
  /** When mail and invitation states were asked for last, and when they will be next; null when all are final. */
  followedAt: v.nullable(Moment),
  followAt: v.nullable(Moment),
  /** When its people were forgotten, since they were sent so long ago; absent: they were not. */
  forgottenAt: v.exactOptional(Moment),
});
/** See the schema of the same name. */
export type StoredBatch = v.InferOutput<typeof StoredBatch>;

/** What an admin chooses for a whole import, beside its way. */
export type BatchOptions = Pick<StoredBatch, 'existing' | 'credentials' | 'createGroups' | 'target'>;

/** What is chosen for a whole import; each of its batches carries it. */
export type ImportChoices = BatchOptions & Pick<StoredBatch, 'way'>;

/** What an import starts with when the admin has chosen nothing. */
export const defaultChoices: ImportChoices = {
  way: 'invite',
  existing: 'initialise',
  credentials: 'listed',
  createGroups: false,
  target: null,
};

/** The choices of a batch, for another one of its import. */
export function choicesOf({ way, existing, credentials, createGroups, target }: StoredBatch): ImportChoices {
  return { way, existing, credentials, createGroups, target };
}
