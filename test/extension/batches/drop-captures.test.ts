import { expect, test } from 'vitest';
import { batch } from '../../../extension/batches/batch-store.ts';
import { dropCaptures } from '../../../extension/batches/capture-store.ts';
import type { RollcallDatabase } from '../../../extension/batches/database.ts';
import type { StoredBatch } from '../../../extension/batches/stored-batch.ts';
import { startLife } from '../browser-life.ts';
import { batchOf, people } from '../people.ts';

/** Makes a batch, whose capture is kept, of an import; of one of its own, when none is given. */
async function part(database: RollcallDatabase, id: string, importId = id): Promise<string> {
  await database.batches.update(id, { importId, capture: 'kept' });
  return id;
}

function stateOf(database: RollcallDatabase, id: string): Promise<StoredBatch['capture'] | undefined> {
  return batch(database, id).then((found) => found?.capture);
}

test('all captures of one import are dropped, its other batches are told, and no other import loses its own', async () => {
  const life = startLife();
  const { database } = life;
  const first = await part(database, await batchOf(life, people(1)));
  const second = await part(database, await batchOf(life, people(1)), first);
  const other = await part(database, await batchOf(life, people(1)));
  const content = { iv: new Uint8Array(12), octets: new Uint8Array(1) };
  for (const [importId, sourceIndex] of [
    [first, 0],
    [first, 7],
    [other, 0],
  ] as const) {
    await database.captures.put(Object.assign({ importId, sourceIndex, content }));
  }
  const { batches, captures } = database;
  await database.transaction('rw', batches, captures, () => dropCaptures(database, first, first));
  expect(await captures.toCollection().primaryKeys()).toEqual([[other, 0]]);
  // The first is written by whoever drops them.
  expect(await Promise.all([first, second, other].map((id) => stateOf(database, id)))).toEqual([
    'kept',
    'none',
    'kept',
  ]);
});
