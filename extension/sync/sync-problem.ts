import * as v from 'valibot';
import { ApiProblem } from '../../shared/contract/api-problem.ts';

/**
 * What can go wrong between this extension and a space: the space's own refusals (`ApiProblem`), and everything that
 * happens before an answer of the space is seen. Tagged by `code`, with evidence.
 */
export const SyncProblem = v.variant('code', [
  ...ApiProblem.options,
  /** The request failed and the browser says that it has no network. */
  v.object({ code: v.literal('offline') }),
  /** No connection, or it broke off. A server that forbids us to read (CORS) looks the same to a browser. */
  v.object({ code: v.literal('unreachable') }),
  /** No whole answer in time; what was asked may have been done all the same. */
  v.object({ code: v.literal('timed-out') }),
  /** Something answered that does not speak our contract: a captive portal, a website, a proxy's error page. */
  v.object({
    code: v.literal('not-a-space'),
    /** `hidden`: it answers, but forbids us to read what (CORS). */
    evidence: v.picklist(['redirect', 'not-json', 'other-shape', 'hidden']),
    /** HTTP status; 0 for what a browser does not let us look into. */
    status: v.number(),
  }),
  /** The batch's passwords are gone with the browser that held them; `locked`: a passphrase brings them back. */
  v.object({ code: v.literal('passwords-missing'), locked: v.boolean() }),
  /** The server failed without saying why. */
  v.object({ code: v.literal('server-error'), status: v.number() }),
]);
/** See the schema of the same name. */
export type SyncProblem = v.InferOutput<typeof SyncProblem>;

/** An answer of the contract's shape that answers something else than what was asked. */
export const answersSomethingElse: SyncProblem = { code: 'not-a-space', evidence: 'other-shape', status: 200 };

/**
 * What a problem means for the work that met it: `retry` it later; `rest` the whole space as well, since every request
 * to it would end the same; `sign-in` or `passwords` first; `replan`, since the space changed; or `stop` until the
 * admin decides.
 */
type Consequence = 'retry' | 'rest' | 'sign-in' | 'passwords' | 'replan' | 'stop';

/** The one place that says what is retried and what stops. */
export function consequenceOf(problem: SyncProblem): Consequence {
  switch (problem.code) {
    case 'offline':
    case 'unreachable':
    case 'timed-out':
    case 'not-a-space':
    case 'busy':
    case 'too-many-requests':
    // An update of either side ends it, and then everything goes on by itself.
    case 'protocol-unknown':
      return 'rest';
    case 'server-error':
    case 'unexpected':
      return 'retry';
    case 'not-signed-in':
      return 'sign-in';
    case 'passwords-missing':
      return 'passwords';
    case 'plan-changed':
      return 'replan';
    case 'invalid-request':
    case 'unsupported-media':
    case 'too-large':
    case 'too-many-groups':
    case 'not-allowed':
    case 'not-found':
    case 'method-not-allowed':
    case 'batch-id-reused':
    case 'undo-too-late':
    case 'name-taken':
    case 'address-taken':
    case 'value-refused':
    case 'authorization-pending':
    case 'slow-down':
    case 'access-denied':
    case 'expired-token':
      return 'stop';
  }
}

/**
 * Whether the space may have done what was asked although we did not see it: then the batch must not be taken back.
 * A refusal in the contract's words is certain, the API applies a batch as a whole or not at all.
 */
export function mayHaveArrived(problem: SyncProblem): boolean {
  switch (problem.code) {
    case 'offline':
    case 'unreachable':
    case 'timed-out':
    case 'not-a-space':
    case 'server-error':
    case 'unexpected':
    case 'busy':
      return true;
    default:
      return false;
  }
}
