import * as v from 'valibot';
import { BatchSource } from '../../shared/contract/batch.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';

/** A member as a letter names them. */
const LetterPerson = v.object({ email: v.string(), lastName: v.string(), firstName: v.string() });
/** See the schema of the same name. */
export type LetterPerson = v.InferOutput<typeof LetterPerson>;

/** A claimed mail of the outbox with all that its letter says; who and what it is about, as they are right now. */
export const OutboxMail = v.object({
  id: ServerId,
  kind: v.picklist(['invitation', 'password-reset']),
  /** The attempt that this claim is, from 1. */
  attempt: v.pipe(v.number(), v.minValue(1)),
  subjectId: ServerId,
  generation: v.number(),
  secretVersion: v.number(),
  expiresAt: Moment,
  to: v.object({ ...LetterPerson.entries, language: v.string() }),
  space: v.object({ name: v.string(), language: v.string() }),
  /** Who invited, or the owner when that person is gone. */
  inviter: v.nullable(LetterPerson),
  /** What the address was found in; null when it came by no batch. */
  source: v.nullable(BatchSource.entries.kind),
});
/** See the schema of the same name. */
export type OutboxMail = v.InferOutput<typeof OutboxMail>;
