/**
 * What a browser says that can store no more, by the error's name: Chromium knows its quota; of a disk that is really
 * full it says that a transaction was aborted, or that the database cannot be opened.
 */
const sayings: readonly [name: string, message: RegExp][] = [
  ['QuotaExceededError', /^/],
  ['AbortError', /QuotaExceeded|The transaction was aborted, so the request cannot be fulfilled/],
  ['UnknownError', /FILE_ERROR_NO_SPACE|backing store|Internal error (committing|opening|writing)/],
];

/** Whether something failed because the browser may or can store no more; the database wraps the browser's own error. */
export function isStorageFull(reason: unknown): boolean {
  for (let error = reason; error instanceof Error; error = 'inner' in error ? error.inner : error.cause) {
    const { name, message } = error;
    if (sayings.some(([said, words]) => name === said && words.test(message))) return true;
  }
  return false;
}
