import type { Context } from 'hono';
import type { ApiProblem } from '../shared/contract/api-problem.ts';
import { protocolHeader, protocolVersion } from '../shared/contract/protocol.ts';
import type { AppEnv } from './app-env.ts';
import { isBusyDatabase } from './busy-database.ts';
import { log } from './log/log.ts';
import { errorPage } from './pages/error-page.ts';
import { Refusal, statusOf } from './refusal.ts';

/** Seconds after which a client may try again when the database could not answer. */
const busyRetrySeconds = 5;

/** The app's one error handler: a refusal as the problem that it is, everything else as `busy` or `unexpected`. */
export async function answerError(error: Error, c: Context<AppEnv>): Promise<Response> {
  if (error instanceof Refusal) return answerProblem(error.problem, c);
  logFailure(error, c);
  if (isBusyDatabase(error)) {
    return answerProblem({ code: 'busy', retryAfterSeconds: busyRetrySeconds }, c);
  }
  return answerProblem({ code: 'unexpected' }, c);
}

/** Answers a problem: JSON below `/api`, else a page in the reader's language. */
export async function answerProblem(problem: ApiProblem, c: Context<AppEnv>): Promise<Response> {
  const status = statusOf[problem.code];
  if ('retryAfterSeconds' in problem) c.header('Retry-After', String(problem.retryAfterSeconds));
  if (problem.code === 'not-signed-in') c.header('WWW-Authenticate', 'Bearer');
  if (!/^\/api(\/|$)/.test(c.req.path)) return errorPage(problem, status, c);
  c.header('Cache-Control', 'no-store');
  c.header(protocolHeader, String(protocolVersion));
  return c.json({ problem, requestId: c.get('requestId') }, status);
}

/**
 * One line of JSON for the operator. It holds the route's pattern instead of the address (a link's token is in that),
 * and no message of an error, which may quote a person's data; D1's messages name tables and columns only.
 */
export function logFailure(error: Error, c: Context): void {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  log({
    event: 'request-failed',
    requestId: c.get('requestId'),
    method: c.req.method,
    route: c.req.routePath,
    error: error.name,
    ...(error.message.startsWith('D1_ERROR') && { database: error.message }),
    at: frames.slice(0, 6).map((line) => line.trim()),
  });
}
