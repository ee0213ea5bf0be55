/**
 * How D1 says that it is not the statement's fault; the messages come with and without the prefix `D1_ERROR`. It has no
 * other words than `internal error` for a disk that is full when it reads.
 */
const busyDatabase =
  /database is locked|SQLITE_BUSY|disk is full|SQLITE_FULL|connection lost|object to be reset|overloaded|timed? ?out|storage operation exceeded|reset because|D1 DB|internal error; reference/i;

/** Whether it was the database, and not what was asked of it. */
export function isBusyDatabase(error: Error): boolean {
  return busyDatabase.test(error.message);
}
