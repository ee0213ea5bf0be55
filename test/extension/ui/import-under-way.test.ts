import { expect, test, vi } from 'vitest';
import { listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { createImport } from '../../../extension/batches/create-import.ts';
import type { RollcallDatabase } from '../../../extension/batches/database.ts';
import { draft, saveDraft } from '../../../extension/batches/draft-store.ts';
import type { MadePart } from '../../../extension/batches/made-import.ts';
import {
  importUnderWay,
  storeInSight,
  whenAllStored,
  whenStored,
} from '../../../extension/ui/batches/import-under-way.ts';
import { startLife } from '../browser-life.ts';
import { editRow } from '../one-row.ts';
import { pasted, people, readingOf } from '../people.ts';

const list = { reading: readingOf(people(2)), source: pasted };
const noSignal = new AbortController().signal;

/** What a page is told of an import's storing. */
type Watch = Parameters<Parameters<typeof storeInSight>[1]>[0];

function storingOf(database: RollcallDatabase, importId: string, watch: Watch) {
  return createImport(database, [list], { ...watch, importId, name: 'New people', now: 1, drafts: ['popup'] });
}

test('rows are shown before they are stored, and the very same rows are stored', async () => {
  const { database } = startLife();
  const importId = crypto.randomUUID();
  const shown: MadePart[] = [];
  const store = (watch: Watch) => {
    const onMade = (parts: readonly MadePart[], of: number) => {
      shown.push(...parts);
      return watch.onMade(parts, of);
    };
    return storingOf(database, importId, { ...watch, onMade });
  };
  const onShown = async () => expect(await listBatches(database)).toEqual([]);
  expect(await storeInSight(importId, store, { signal: noSignal, onShown })).toBe(importId);
  expect(await listBatches(database)).toEqual(shown.map(({ batch }) => batch));
  expect(await rows(database, importId)).toEqual(shown[0]?.rows);
  expect(importUnderWay(importId)).toBeNull();
});

test('a row that is corrected before it is stored keeps its correction', async () => {
  const { database } = startLife();
  const importId = crypto.randomUUID();
  const edits: Promise<unknown>[] = [];
  const store = (watch: Watch) => {
    const onMade = (parts: readonly MadePart[], of: number) => {
      const made = watch.onMade(parts, of);
      const rowId = parts[0]?.rows[0]?.id ?? '';
      edits.push(whenStored(importId).then(() => editRow(database, rowId, { firstName: 'Zoé' })));
      return made;
    };
    return storingOf(database, importId, { ...watch, onMade });
  };
  await storeInSight(importId, store, { signal: noSignal, onShown: async () => {} });
  expect(await Promise.all(edits)).toEqual(['done']);
  const [row] = await rows(database, importId);
  expect(row?.person.firstName).toBe('Zoé');
});

test('a draft that is asked for while its list is being stored is gone with it, and does not come back', async () => {
  const { database } = startLife();
  await saveDraft(database, 'ann@example.org');
  const importId = crypto.randomUUID();
  const seen: Promise<string>[] = [];
  await storeInSight(importId, (watch) => storingOf(database, importId, watch), {
    signal: noSignal,
    onShown: async () => void seen.push(whenAllStored().then(() => draft(database))),
  });
  expect(await Promise.all(seen)).toEqual(['']);
});

test('what is stopped while it is shown leaves nothing stored but the draft', async () => {
  const { database } = startLife();
  await saveDraft(database, 'the list');
  const importId = crypto.randomUUID();
  const stop = new AbortController();
  const answer = await storeInSight(importId, (watch) => storingOf(database, importId, watch), {
    signal: stop.signal,
    onShown: async () => stop.abort(),
  });
  expect(answer).toBe('stopped');
  await whenStored(importId);
  expect(await listBatches(database)).toEqual([]);
  expect(await draft(database)).toBe('the list');
});

test('a disk that was full for a moment keeps nobody from storing the rows that are shown', async () => {
  const { database } = startLife();
  const importId = crypto.randomUUID();
  let attempts = 0;
  const onShown = vi.fn(async () => {});
  const store = async (watch: Watch) => {
    attempts += 1;
    if (attempts > 1) return storingOf(database, importId, watch);
    await watch.onMade([], 0);
    throw new DOMException('No room.', 'QuotaExceededError');
  };
  const storing = storeInSight(importId, store, { signal: noSignal, onShown });
  await expect.poll(() => importUnderWay(importId)?.state).toBe('full');
  importUnderWay(importId)?.again();
  expect(await storing).toBe(importId);
  expect(onShown).toHaveBeenCalledTimes(1);
  expect(await rows(database, importId)).toHaveLength(2);
});
