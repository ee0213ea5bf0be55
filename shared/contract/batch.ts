import * as v from 'valibot';
import { maxListedPerRow, maxRowsPerBatch } from '../people/limits.ts';
import type { personFields } from '../people/person.ts';
import { PersonProblem } from '../people/person-problem.ts';
import { endpoint } from './endpoint.ts';
import { Bounce, invitationStates, mailStates } from './follow-up.ts';
import { MailPause } from './health.ts';
import { ClientId, Moment, ServerId } from './protocol.ts';

/** `invite`: people accept by mail and choose their password. `accounts`: accounts exist at once, with passwords. */
export const ways = ['invite', 'accounts'] as const;
/** See `ways`. */
export type Way = (typeof ways)[number];

/**
 * What becomes of the labels, groups and additional information of people who exist already: left as they are, set
 * where the person has none yet, or replaced by what the row gives; a row that gives nothing changes nothing.
 */
export const existingRules = ['leave', 'initialise', 'replace'] as const;
/** See `existingRules`. */
export type ExistingRule = (typeof existingRules)[number];

/**
 * What applying a row does, or did: `invited` (a person or a fresh invitation was made), `created` (an account was
 * made), `activated` (an account was set up for somebody who was only invited; their open invitation ended),
 * `already-invited` (an invitation is open, nothing is sent twice), `already-member`, `duplicate` (an earlier row of
 * the batch names the same address), `refused` (see the row's problems; `row-id-reused` means that another batch
 * applied this row id to somebody else).
 */
export const outcomes = [
  'invited',
  'created',
  'activated',
  'already-invited',
  'already-member',
  'duplicate',
  'refused',
] as const;
/** See `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/**
 * What a row changes about somebody who exists already, always in this order; `target` is joining the batch's target.
 */
export const changes = [
  'lastName',
  'firstName',
  'language',
  'labels',
  'additionalInformation',
  'groups',
  'target',
] as const satisfies readonly ((typeof personFields)[number] | 'target')[];
/** See `changes`. */
export type Change = (typeof changes)[number];
const Changes = v.array(v.picklist(changes));

/**
 * What taking a batch back makes of a row: `removed` (the person whom it made is gone), `uninvited` (the invitation
 * that it opened is revoked, the person stays as they were), `account-removed` (the person is only invited again),
 * `restored` (changes about somebody who existed are taken back), `kept` (somebody counts on it, see `keptReasons`),
 * `nothing` (the row did nothing, or its person is gone).
 */
export const fates = ['removed', 'uninvited', 'account-removed', 'restored', 'kept', 'nothing'] as const;
/** See `fates`. */
export type Fate = (typeof fates)[number];

/**
 * Why a row is kept: the person was in the space, manages it, or is suspended; another batch that stands names them
 * since; or somebody has changed since what the row changed.
 */
export const keptReasons = ['in-use', 'manages', 'suspended', 'other-batch', 'changed-since'] as const;
/** See `keptReasons`. */
export type KeptReason = (typeof keptReasons)[number];

/** What became of a row when its batch was taken back. */
export const RowUndone = v.object({
  fate: v.picklist(fates),
  /** Null unless it is kept. */ why: v.nullable(v.picklist(keptReasons)),
  /** What is as it was before. */ changes: Changes,
});
/** See the schema of the same name. */
export type RowUndone = v.InferOutput<typeof RowUndone>;

const shortText = v.pipe(v.string(), v.maxLength(1000));
const shortTexts = v.pipe(v.array(shortText), v.maxLength(maxListedPerRow));

/**
 * One person of a batch as the client sends it; the caps here only bound the size, `checkPerson` says what is right.
 */
export const BatchRow = v.strictObject({
  id: ClientId,
  email: shortText,
  lastName: shortText,
  firstName: shortText,
  language: v.pipe(v.string(), v.maxLength(100)),
  labels: shortTexts,
  /** Ids (24 hex digits in any case) or names, compared by `nameKey`; what can be an id is tried as one first. */
  groups: shortTexts,
  additionalInformation: v.pipe(v.string(), v.maxLength(10_000)),
  /** Empty in a batch that invites, else `invalid-request`: those people choose their own. */
  password: shortText,
  /** Whether an account's credentials are mailed; false in a batch that invites, else `invalid-request`. */
  sendCredentials: v.boolean(),
  /** What the admin saw in the plan; anything else refuses the batch with `plan-changed`. Null: not shown. */
  planned: v.nullable(v.strictObject({ outcome: v.picklist(outcomes), changes: Changes })),
});
/** See the schema of the same name. */
export type BatchRow = v.InferOutput<typeof BatchRow>;

/** Characters of a source's title, at most. */
export const maxTitleLength = 200;

/** Where the rows come from, kept so that a mail and the audit can say it. */
export const BatchSource = v.strictObject({
  kind: v.picklist(['paste', 'page', 'sheet', 'file', 'form']),
  title: v.pipe(v.string(), v.maxLength(maxTitleLength)),
});
/** See the schema of the same name. */
export type BatchSource = v.InferOutput<typeof BatchSource>;

/**
 * What everybody of a batch joins or is enrolled in, whatever becomes of their own fields; an unknown one refuses it
 * with `not-found`.
 */
export const BatchTarget = v.variant('kind', [
  v.strictObject({ kind: v.literal('group'), id: ServerId }),
  v.strictObject({ kind: v.literal('session'), id: ServerId }),
]);
/** See the schema of the same name. */
export type BatchTarget = v.InferOutput<typeof BatchTarget>;

/** A validated batch; its id is in the path. The same id with the same content answers the same receipt for ever. */
export const Batch = v.strictObject({
  way: v.picklist(ways),
  source: BatchSource,
  existing: v.picklist(existingRules),
  /** Whether group names that no group has are created; else their rows are refused with `group-unknown`. */
  createGroups: v.boolean(),
  target: v.nullable(BatchTarget),
  rows: v.pipe(
    v.array(BatchRow),
    v.minLength(1),
    v.maxLength(maxRowsPerBatch),
    v.check((rows) => new Set(rows.map((row) => row.id)).size === rows.length, 'Row ids differ within a batch.'),
  ),
});
/** See the schema of the same name. */
export type Batch = v.InferOutput<typeof Batch>;

/** An invitation to the path of a session that applying a row would cause. */
export const PlannedInvitation = v.object({
  sessionId: ServerId,
  /** When it would leave as dates and enrolments stand now; null: at once. */
  at: v.nullable(Moment),
  /** Whether it is told in the mail about joining the space, the row's own or one that waits; else it is a mail. */
  told: v.boolean(),
});
/** See the schema of the same name. */
export type PlannedInvitation = v.InferOutput<typeof PlannedInvitation>;

/** A session to whose path rows would invite. */
export const PlannedSession = v.object({ id: ServerId, path: v.string(), name: v.string() });
/** See the schema of the same name. */
export type PlannedSession = v.InferOutput<typeof PlannedSession>;

/** What would happen to one row. */
export const RowPlan = v.object({
  id: ClientId,
  outcome: v.picklist(outcomes),
  changes: Changes,
  /** The mail that would leave for it at once, or null; to paths there may be several, see `pathInvitations`. */
  mail: v.nullable(v.picklist(['invitation', 'credentials', 'path-invitation'])),
  /** The language that its mails would be written in; empty without any. */
  mailLanguage: v.string(),
  /** In the order of leaving. */
  pathInvitations: v.optional(v.array(PlannedInvitation), []),
  problems: v.array(PersonProblem),
});
/** See the schema of the same name. */
export type RowPlan = v.InferOutput<typeof RowPlan>;

/** What a group of the rows, as it is written there, stands for. */
export const ResolvedGroup = v.object({
  given: v.string(),
  /** `to-create`: applying a row that names it makes a group of this name; `unknown`: its rows are refused. */
  state: v.picklist(['known', 'to-create', 'unknown']),
  id: v.nullable(ServerId),
  name: v.string(),
  /** The name of a group that may be meant by an unknown or a new name. */
  suggestion: v.nullable(v.string()),
});
/** See the schema of the same name. */
export type ResolvedGroup = v.InferOutput<typeof ResolvedGroup>;

/** What a batch would do, row by row in the batch's order; computed by the same code that applies it. */
export const Plan = v.object({
  rows: v.array(RowPlan),
  /** Mails that would leave at once. */ mails: v.number(),
  /** Every group that the rows name, once for each spelling. */ groups: v.array(ResolvedGroup),
  /** The sessions of the rows' `pathInvitations`. */ sessions: v.optional(v.array(PlannedSession), []),
});
/** See the schema of the same name. */
export type Plan = v.InferOutput<typeof Plan>;

/** An invitation to the path of a session that was made when a row was applied. */
export const RowInvitation = v.object({
  path: v.string(),
  session: v.string(),
  /** `none`: told in the mail about joining the space. */ mail: v.picklist(mailStates),
  bounce: Bounce,
  mailedAt: v.nullable(Moment),
});
/** See the schema of the same name. */
export type RowInvitation = v.InferOutput<typeof RowInvitation>;

/** What happened to one row (fixed once applied) and how it has gone on since (changes with time). */
export const RowReceipt = v.object({
  id: ClientId,
  outcome: v.picklist(outcomes),
  changes: Changes,
  problems: v.array(PersonProblem),
  memberId: v.nullable(ServerId),
  /** The mail of the invitation, or of the credentials of an account. */
  mail: v.picklist(mailStates),
  bounce: Bounce,
  mailedAt: v.nullable(Moment),
  invitation: v.picklist(invitationStates),
  acceptedAt: v.nullable(Moment),
  /** To the paths of sessions that were open; absent in receipts from before they were told. */
  pathInvitations: v.optional(v.array(RowInvitation)),
  /** Null while the batch stands. */ undone: v.optional(v.nullable(RowUndone), null),
});
/** See the schema of the same name. */
export type RowReceipt = v.InferOutput<typeof RowReceipt>;

/** What a batch did, row by row in the batch's order. */
export const Receipt = v.object({
  batchId: ClientId,
  appliedAt: Moment,
  /** When it was taken back; null while it stands. */ undoneAt: v.optional(v.nullable(Moment), null),
  /** The pause of the space's mail for which mails of its rows wait; null if none do. Absent from older spaces. */
  mailPause: v.optional(v.nullable(MailPause)),
  rows: v.array(RowReceipt),
});
/** See the schema of the same name. */
export type Receipt = v.InferOutput<typeof Receipt>;

const id = v.strictObject({ id: ClientId });

/** Planning and applying batches, and what became of them. */
export const batchEndpoints = {
  planBatch: endpoint({
    method: 'POST',
    path: '/plan',
    summary: 'Says what applying a batch would do; changes nothing.',
    writes: false,
    body: Batch,
    answer: Plan,
  }),
  applyBatch: endpoint({
    method: 'PUT',
    path: '/batches/{id}',
    summary: 'Applies a batch exactly once; repeating the request answers the same receipt.',
    params: id,
    body: Batch,
    answer: Receipt,
  }),
  readReceipt: endpoint({
    method: 'GET',
    path: '/batches/{id}',
    summary: 'The receipt of a batch as it stands now.',
    params: id,
    answer: Receipt,
  }),
};
