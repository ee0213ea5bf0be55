import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { isStorageFull } from '../../../extension/ui/parts/storage-full.ts';

const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError');

test('a full disk is known, however deep the database has wrapped it', () => {
  expect(isStorageFull(full)).toBe(true);
  expect(isStorageFull(new Dexie.AbortError('Transaction aborted', full))).toBe(true);
  expect(isStorageFull(new Error('A slice could not be stored', { cause: full }))).toBe(true);
});

test('a disk that is really full is known by what Chromium says of it', () => {
  const aborted = new DOMException('The transaction was aborted, so the request cannot be fulfilled.', 'AbortError');
  expect(isStorageFull(new Dexie.AbortError(aborted.message, aborted))).toBe(true);
  const unwritten = 'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE';
  expect(isStorageFull(new DOMException(unwritten, 'UnknownError'))).toBe(true);
  const unopened = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  expect(isStorageFull(new Dexie.DatabaseClosedError('UnknownError', unopened))).toBe(true);
});

test('other failures are not taken for it', () => {
  expect(isStorageFull(new DOMException('Wrong state', 'InvalidStateError'))).toBe(false);
  expect(isStorageFull(new Dexie.AbortError('Transaction aborted'))).toBe(false);
  expect(isStorageFull('QuotaExceededError')).toBe(false);
});
