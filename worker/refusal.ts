import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiProblem } from '../shared/contract/api-problem.ts';

/** Thrown by a handler to answer with a problem; `answerError` turns it into a response. */
export class Refusal extends Error {
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The one map from problems to HTTP statuses. */
export const statusOf: Record<ApiProblem['code'], ContentfulStatusCode> = {
  'invalid-request': 400,
  'unsupported-media': 415,
  'too-large': 413,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-many-requests': 429,
  'batch-id-reused': 422,
  'plan-changed': 409,
  'undo-too-late': 409,
  'too-many-groups': 422,
  'name-taken': 409,
  'address-taken': 409,
  'value-refused': 422,
  'protocol-unknown': 426,
  'authorization-pending': 400,
  'slow-down': 400,
  'access-denied': 400,
  'expired-token': 400,
  busy: 503,
  unexpected: 500,
};
