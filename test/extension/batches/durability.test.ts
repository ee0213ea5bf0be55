import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { batch } from '../../../extension/batches/batch-store.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { connectTo, startLife } from '../browser-life.ts';
import { startContractSpace } from '../contract-space.ts';
import { approvedBatch, people } from '../people.ts';

afterEach(() => vi.restoreAllMocks());

// A power cut cannot be had here; that the browser is asked to survive one can be seen.
test('whatever is stored, up to the receipt, is stored so that a power cut does not undo it', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const space = await startContractSpace();
  const life = startLife();
  await connectTo(life, space);
  const batchId = await approvedBatch(life, space, people(2));
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
  await space.close();
  const writing = begun.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writing.length).toBeGreaterThan(3);
  expect(new Set(writing.map(([, , options]) => options?.durability))).toEqual(new Set(['strict']));
});
