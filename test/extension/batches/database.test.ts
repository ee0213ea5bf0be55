import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { batch, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { startLife } from '../browser-life.ts';
import { batchOf, people } from '../people.ts';
import { version1 } from './version-1.ts';

test('what version 1 stored is read by this version', async () => {
  const storage = crypto.randomUUID();
  const old = new Dexie(storage);
  old.version(1).stores(version1.stores);
  await old.table('batches').bulkAdd(version1.batches);
  await old.table('rows').bulkAdd(version1.rows);
  old.close();
  const { database } = startLife({ storage });
  expect(await listBatches(database)).toEqual(version1.batches);
  expect(await rows(database, version1.batches[0]?.id ?? '')).toEqual(version1.rows);
});

test('version 1 has the tables and indexes that are frozen here', async () => {
  const { database } = startLife();
  await database.open();
  const stores = database.tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map((index) => index.src).join(', '),
  ]);
  expect(Object.fromEntries(stores)).toEqual(version1.stores);
});

test('a record that is not what it should be is not taken for one', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  await life.database.table('batches').update(id, { stage: 'unheard-of' });
  expect(await listBatches(life.database)).toEqual([]);
  await expect(batch(life.database, id)).rejects.toThrow();
});
