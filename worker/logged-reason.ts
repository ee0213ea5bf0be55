import * as v from 'valibot';

/**
 * Why something failed, for the log: the error's message, but of data that has not the expected shape only the places,
 * because the message would quote the data.
 */
export function loggedReason(error: unknown): string {
  if (v.isValiError(error)) return `unexpected shape at ${error.issues.map((issue) => v.getDotPath(issue)).join(', ')}`;
  return error instanceof Error ? error.message : 'unknown';
}
