/** Whether something failed because the browser may store no more; the database wraps the browser's own error. */
export function isStorageFull(reason: unknown): boolean {
  for (let error = reason; error instanceof Error; error = 'inner' in error ? error.inner : error.cause) {
    if (/QuotaExceeded/.test(`${error.name} ${error.message}`)) return true;
  }
  return false;
}
