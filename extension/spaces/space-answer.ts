import * as v from 'valibot';
import { ApiProblemBody } from '../../shared/contract/api-problem.ts';
import { protocolHeader } from '../../shared/contract/protocol.ts';
import type { SyncProblem } from '../sync/sync-problem.ts';

/** What came of a question to a space. */
export type Answer<T> = { value: T } | { problem: SyncProblem };

/** What an answer has to be: of a media type, and of a schema of the contract; an empty answer reads as null. */
export interface AnswerForm<T> {
  schema: v.GenericSchema<unknown, T>;
  media: 'application/json' | 'text/csv';
}

/** Seconds of a Retry-After that are honoured at most: a wrong header must not silence a space for ever. */
export const maxRetryAfterSeconds = 3600;

/** Octets of an answer, at most: a list of a hundred thousand members as CSV has twenty million. */
const maxAnswerBytes = 64_000_000;

/**
 * Reads a response as the contract's answer. A success must be of the right media type and shape, and only a problem in
 * the contract's own words counts as the space's: a 200 or a 401 may as well come from a captive portal or a proxy.
 */
export async function readAnswer<T>(
  response: Response,
  { schema, media }: AnswerForm<T>,
  now: number,
): Promise<Answer<T>> {
  const { status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { problem: { code: 'not-a-space', evidence: 'redirect', status } };
  }
  // Done, and nothing to say: without a body, only the contract's header tells it from somebody else's answer.
  const isEmptyAnswer = status === 204 && response.headers.has(protocolHeader);
  const body = isEmptyAnswer ? null : await readBody(response, response.ok ? media : 'application/json');
  if (response.ok) {
    if (body === undefined) return { problem: { code: 'not-a-space', evidence: 'not-json', status } };
    const value = v.safeParse(schema, body);
    return value.success
      ? { value: value.output }
      : { problem: { code: 'not-a-space', evidence: 'other-shape', status } };
  }
  const retryAfterSeconds = readRetryAfter(response.headers.get('retry-after'), now);
  const refusal = v.safeParse(ApiProblemBody, body);
  if (refusal.success) return { problem: withRetryAfter(refusal.output.problem, retryAfterSeconds) };
  // A space of another version may word even this refusal in another way; the status and its version are for ever.
  const speaks = response.headers.get(protocolHeader) ?? '';
  if (status === 426 && /^\d{1,9}$/.test(speaks))
    return { problem: { code: 'protocol-unknown', speaks: Number(speaks) } };
  if (status === 429) return { problem: { code: 'too-many-requests', retryAfterSeconds: retryAfterSeconds ?? 0 } };
  if (status === 503 && retryAfterSeconds !== null) return { problem: { code: 'busy', retryAfterSeconds } };
  // 511 is a captive portal's own status (RFC 6585, 6).
  if (status >= 500 && status !== 511) return { problem: { code: 'server-error', status } };
  return { problem: { code: 'not-a-space', evidence: body === undefined ? 'not-json' : 'other-shape', status } };
}

/** Seconds of a Retry-After header, which is a number or a date (RFC 9110, 10.2.3), or null without a usable one. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), maxRetryAfterSeconds);
}

function withRetryAfter(problem: SyncProblem, header: number | null): SyncProblem {
  if (problem.code !== 'busy' && problem.code !== 'too-many-requests') return problem;
  const wanted = Math.max(problem.retryAfterSeconds, header ?? 0);
  return { ...problem, retryAfterSeconds: Math.min(Math.max(wanted, 0), maxRetryAfterSeconds) };
}

/** The body, or undefined when it is of another media type: valid JSON never gives undefined. */
async function readBody(response: Response, media: AnswerForm<unknown>['media']): Promise<unknown> {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== media) return undefined;
  const text = await boundedText(response);
  if (text === null) return undefined;
  if (media === 'text/csv') return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The body as text, or null once it is longer than any answer: whoever sends it is no space. */
async function boundedText(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    // Leaving the loop hangs up.
    if (bytes > maxAnswerBytes) return null;
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}
