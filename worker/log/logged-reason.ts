import * as v from 'valibot';

/**
 * Why something failed, for the log: the error's message if it is ours or D1's, which names tables and columns only. Of
 * data that has not the expected shape only the places, and of any other kind of error only the name: those messages
 * quote what they could not read.
 */
export function loggedReason(error: unknown): string {
  if (v.isValiError(error)) return `unexpected shape at ${error.issues.map((issue) => v.getDotPath(issue)).join(', ')}`;
  if (!(error instanceof Error)) return 'unknown';
  return error.name === 'Error' ? error.message : error.name;
}
