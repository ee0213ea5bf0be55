import * as v from 'valibot';
import { PersonProblem } from '../people/person-problem.ts';
import { Seconds } from './protocol.ts';

/** How the API refuses: one tag per reason, with the evidence that the reader of the answer needs. */
export const ApiProblem = v.variant('code', [
  v.object({
    code: v.literal('invalid-request'),
    /** Where in the body, as `rows.3.email`. */ at: v.string(),
  }),
  v.object({ code: v.literal('unsupported-media'), expected: v.string() }),
  v.object({ code: v.literal('too-large'), limit: v.number() }),
  v.object({ code: v.literal('not-signed-in') }),
  v.object({ code: v.literal('not-allowed') }),
  v.object({ code: v.literal('not-found') }),
  v.object({ code: v.literal('method-not-allowed') }),
  v.object({
    code: v.literal('too-many-requests'),
    retryAfterSeconds: Seconds,
  }),
  v.object({ code: v.literal('batch-id-reused') }),
  v.object({ code: v.literal('plan-changed') }),
  v.object({ code: v.literal('undo-too-late') }),
  v.object({
    code: v.literal('too-many-groups'),
    /** Groups that one batch may create. */ most: v.number(),
  }),
  v.object({ code: v.literal('name-taken') }),
  v.object({ code: v.literal('address-taken') }),
  v.object({
    code: v.literal('value-refused'),
    /** The field of the body, as `email`. */ at: v.string(),
    /** Why, as `checkPerson` says it for that field. */ problem: v.nullable(PersonProblem),
  }),
  v.object({
    code: v.literal('protocol-unknown'),
    /** The version that this server speaks. */ speaks: v.number(),
  }),
  // The device grant's answers, RFC 8628, 3.5.
  v.object({ code: v.literal('authorization-pending') }),
  v.object({
    code: v.literal('slow-down'),
    /** Seconds to wait from now on. */ interval: Seconds,
  }),
  v.object({ code: v.literal('access-denied') }),
  v.object({ code: v.literal('expired-token') }),
  v.object({ code: v.literal('busy'), retryAfterSeconds: Seconds }),
  v.object({ code: v.literal('unexpected') }),
]);
/** See the schema of the same name. */
export type ApiProblem = v.InferOutput<typeof ApiProblem>;

/** The body of every answer that is not a success; the request id is what an operator looks for in the log. */
export const ApiProblemBody = v.object({
  problem: ApiProblem,
  requestId: v.string(),
});
