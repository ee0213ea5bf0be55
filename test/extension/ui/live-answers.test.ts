import { Dexie } from 'dexie';
import { indexedDB } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { listSpaces } from '../../../extension/spaces/space-store.ts';
import { liveAnswers } from '../../../extension/ui/live-answers.ts';
import { isStorageFull } from '../../../extension/ui/parts/storage-full.ts';
import { until } from '../../stage/until.ts';
import { connectTo, startLife } from '../browser-life.ts';

afterEach(() => vi.restoreAllMocks());

/** Opening fails from now on, as in Chromium when the disk is full. */
function fillDisk(): void {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    const error = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    // The assertion: of a request that fails, nothing else is looked at.
    const request = Object.assign(new EventTarget(), { error }) as unknown as IDBOpenDBRequest;
    setTimeout(() => request.onerror?.(Object.defineProperty(new Event('error'), 'target', { value: request })));
    return request;
  });
}

/** What a page hears, in order. */
function heard(ask: () => Promise<unknown[]>) {
  const values: unknown[][] = [];
  const reasons: unknown[] = [];
  const end = liveAnswers(ask, { next: (value) => values.push(value), error: (reason) => reasons.push(reason) });
  return { values, reasons, end };
}

test('a database that cannot be opened is neither empty nor awaited for ever: the full disk is named', async () => {
  const { database } = startLife();
  fillDisk();
  const { values, reasons, end } = heard(() => listSpaces(database));
  await until('the reason', async () => reasons[0] ?? null);
  end();
  expect(values).toEqual([]);
  expect(reasons.map(isStorageFull)).toEqual([true]);
});

test('once there is room again, what was stored is there', async () => {
  const before = startLife();
  await connectTo(before, { address: 'https://academy.example' });
  const { name } = before.database;
  before.database.close();
  fillDisk();
  const { database } = startLife({ storage: name });
  await expect(listSpaces(database)).rejects.toThrow();
  vi.restoreAllMocks();
  const again = startLife({ storage: name });
  expect(await listSpaces(again.database)).toMatchObject([{ address: 'https://academy.example', state: 'connected' }]);
});

test('what was shown stays while the disk is full, and a reading that fails otherwise is told', async () => {
  const life = startLife();
  await connectTo(life, { address: 'https://academy.example' });
  let refusal: Error | null = null;
  const { values, reasons, end } = heard(async () => {
    const spaces = await listSpaces(life.database);
    if (refusal) throw refusal;
    return spaces;
  });
  await until('the first answer', async () => values[0] ?? null);
  refusal = new Dexie.DatabaseClosedError('the disk is full');
  await life.database.spaces.update('https://academy.example', { name: 'Second' });
  refusal = null;
  await life.database.spaces.update('https://academy.example', { name: 'Third' });
  await until('the second answer', async () => values[1] ?? null);
  expect(reasons).toEqual([]);
  refusal = new TypeError('of another version');
  await life.database.spaces.update('https://academy.example', { name: 'Fourth' });
  await until('the reason', async () => reasons[0] ?? null);
  end();
  // A reading that the change before had begun may have met it, too.
  expect(new Set(reasons)).toEqual(new Set([refusal]));
});
