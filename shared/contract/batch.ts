import * as v from 'valibot';
import { maxRowsPerBatch } from '../people/limits.ts';
import { PersonProblem } from '../people/person-problem.ts';
import { ClientId, Moment, ServerId } from './protocol.ts';

/**
 * What applying a row does, or did: `invited` (a person or a fresh invitation was made), `already-invited` (an
 * invitation is open, nothing is sent twice), `already-member`, `duplicate` (an earlier row of the batch names the same
 * address), `refused` (see the row's problems; `row-id-reused` means that another batch applied this row id to somebody
 * else).
 */
export const outcomes = ['invited', 'already-invited', 'already-member', 'duplicate', 'refused'] as const;
/** See `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/** One person of a batch as the client sends it; the caps here only bound the size, `checkPerson` says what is right. */
export const BatchRow = v.strictObject({
  id: ClientId,
  email: v.pipe(v.string(), v.maxLength(1000)),
  lastName: v.pipe(v.string(), v.maxLength(1000)),
  firstName: v.pipe(v.string(), v.maxLength(1000)),
  language: v.pipe(v.string(), v.maxLength(100)),
  /** The outcome that the admin saw in the plan; another one refuses the batch with `plan-changed`. Null: not shown. */
  planned: v.nullable(v.picklist(outcomes)),
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

/** A validated batch; its id is in the path. The same id with the same content answers the same receipt for ever. */
export const Batch = v.strictObject({
  way: v.literal('invite'),
  source: BatchSource,
  rows: v.pipe(
    v.array(BatchRow),
    v.minLength(1),
    v.maxLength(maxRowsPerBatch),
    v.check((rows) => new Set(rows.map((row) => row.id)).size === rows.length, 'Row ids differ within a batch.'),
  ),
});
/** See the schema of the same name. */
export type Batch = v.InferOutput<typeof Batch>;

/** What would happen to one row. */
export const RowPlan = v.object({
  id: ClientId,
  outcome: v.picklist(outcomes),
  problems: v.array(PersonProblem),
});

/** What a batch would do, row by row in the batch's order; computed by the same code that applies it. */
export const Plan = v.object({
  rows: v.array(RowPlan),
  /** Mails that would leave. */ mails: v.number(),
});
/** See the schema of the same name. */
export type Plan = v.InferOutput<typeof Plan>;

/** How far the mail of a row is: `unsettled` means that a sending's result got lost and it will be sent again. */
const mailStates = ['none', 'queued', 'sending', 'unsettled', 'sent', 'deferred', 'failed', 'cancelled'] as const;
/** How far the invitation of a row is. */
const invitationStates = ['none', 'pending', 'accepted', 'expired', 'revoked'] as const;

/** What happened to one row (fixed once applied) and how it has gone on since (changes with time). */
export const RowReceipt = v.object({
  id: ClientId,
  outcome: v.picklist(outcomes),
  problems: v.array(PersonProblem),
  memberId: v.nullable(ServerId),
  mail: v.picklist(mailStates),
  mailedAt: v.nullable(Moment),
  invitation: v.picklist(invitationStates),
  acceptedAt: v.nullable(Moment),
});
/** See the schema of the same name. */
export type RowReceipt = v.InferOutput<typeof RowReceipt>;

/** What a batch did, row by row in the batch's order. */
export const Receipt = v.object({
  batchId: ClientId,
  appliedAt: Moment,
  rows: v.array(RowReceipt),
});
/** See the schema of the same name. */
export type Receipt = v.InferOutput<typeof Receipt>;
