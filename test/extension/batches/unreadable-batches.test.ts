import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allBatches, batch, listBatches, removeBatch, rows } from '../../../extension/batches/batch-store.ts';
import { pauseImport } from '../../../extension/batches/import-progress.ts';
import { purgeUnsent } from '../../../extension/batches/purge.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { type BrowserLife, connectTo, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { editRow } from '../one-row.ts';
import { approvedBatch, batchOf, people } from '../people.ts';
import { rewriteRow } from '../rewritten-row.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  space = await startContractSpace();
  life = startLife();
  await connectTo(life, space);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await space.close();
});

/** What a version to come may store, of which this one knows nothing. */
const unknownShape = { way: 'carrier-pigeon' };

/** Changes a stored batch without the types' consent, as another version of the extension does. */
async function rewrite(id: string, change: object): Promise<void> {
  const stored: object | undefined = await life.database.table('batches').get(id);
  await life.database.table('batches').put({ ...stored, ...change });
}

test('a batch that cannot be read is told apart, and the others are listed', async () => {
  const strange = await batchOf(life, people(1));
  const good = await batchOf(life, people(1));
  await rewrite(strange, unknownShape);
  expect((await listBatches(life.database)).map(({ id }) => id)).toEqual([good]);
  expect((await allBatches(life.database)).unreadable).toEqual([
    { id: strange, importId: strange, name: 'New people' },
  ]);
});

test('a record of which nothing but its id is known can still be shown and removed', async () => {
  await life.database.table('batches').put({ id: 'strange' });
  expect((await allBatches(life.database)).unreadable).toEqual([{ id: 'strange', importId: null, name: null }]);
  await removeBatch(life.database, 'strange');
  expect(await life.database.batches.count()).toBe(0);
});

test('a batch that cannot be read is removed with its rows and its history, whatever they look like', async () => {
  const id = await batchOf(life, people(2));
  const [row] = await rows(life.database, id);
  await editRow(life.database, row?.id ?? '', { firstName: 'Ada' });
  await rewrite(id, unknownShape);
  await rewriteRow(life.database, row?.id ?? '', { person: null });
  await life.database.changes.toCollection().modify((change) => {
    Object.assign(change, { kind: 'unheard-of' });
  });
  await removeBatch(life.database, id);
  const { batches, batchRows, changes, images } = life.database;
  expect(await Promise.all([batches, batchRows, changes, images].map((table) => table.count()))).toEqual([0, 0, 0, 0]);
});

test('an approved batch that cannot be read does not keep the others from being sent', async () => {
  const strange = await approvedBatch(life, space, people(1));
  const good = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  await rewrite(strange, unknownShape);
  await syncPass(life);
  expect(await batch(life.database, good)).toMatchObject({ stage: 'applied' });
  expect(await life.database.batches.get(strange)).toMatchObject({ stage: 'approved', attempts: 0 });
});

test('a batch whose rows cannot be read waits, and the others are sent', async () => {
  const strange = await approvedBatch(life, space, people(1));
  life.pass(1);
  const good = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  const [row] = await rows(life.database, strange);
  await rewriteRow(life.database, row?.id ?? '', { person: null });
  await syncPass(life);
  expect(await batch(life.database, good)).toMatchObject({ stage: 'applied' });
  const waiting = await batch(life.database, strange);
  expect(waiting).toMatchObject({ stage: 'approved', sendingUntil: 0, mayHaveArrived: false });
  expect(waiting?.nextAttemptAt).toBeGreaterThan(life.now());
  expect(space.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
});

test('an import goes on and pauses although one of its batches cannot be read, and is not purged', async () => {
  const id = await approvedBatch(life, space, people(1));
  await life.database.table('batches').put({ id: 'strange', importId: id });
  expect(await pauseImport(life.database, id)).toBe(1);
  await life.database.batches.update(id, { stage: 'review' });
  expect(await purgeUnsent(life.database, { age: 0, now: life.now() + 1 })).toBe(0);
});
