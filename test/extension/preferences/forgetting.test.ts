import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { keepInBasket } from '../../../extension/batches/basket/basket-store.ts';
import { listBatches } from '../../../extension/batches/batch-store.ts';
import { draft, saveDraft } from '../../../extension/batches/draft-store.ts';
import { forgottenAt, keepImport, overdueImports, purgeUnsent } from '../../../extension/batches/purge.ts';
import { forgetEverything } from '../../../extension/preferences/forget-everything.ts';
import { day, forgetUnsent } from '../../../extension/preferences/forget-unsent.ts';
import { changePreferences, preferences } from '../../../extension/preferences/preference-store.ts';
import { listSpaces } from '../../../extension/spaces/space-store.ts';
import { type BrowserLife, connectTo, dump, startLife } from '../browser-life.ts';
import { startContractSpace } from '../contract-space.ts';
import { approvedBatch, batchOf, pasted, people } from '../people.ts';

let life: BrowserLife;
beforeEach(() => {
  life = startLife({ startAt: Date.now() });
});

const ids = async () => (await listBatches(life.database)).map(({ id }) => id);
const list = { source: pasted, parts: [], notes: [] };

test('what was never approved is forgotten after thirty days, or as many as the admin wants', async () => {
  const id = await batchOf(life, people(1));
  life.pass(29 * day);
  expect(await forgetUnsent(life)).toBe(0);
  life.pass(day);
  await changePreferences(life.database, { unsentDays: 365 });
  expect(await forgetUnsent(life)).toBe(0);
  expect(await ids()).toEqual([id]);
  await changePreferences(life.database, { unsentDays: 30 });
  expect(await forgetUnsent(life)).toBe(1);
  expect(await ids()).toEqual([]);
});

test('a preference that cannot be chosen is as at first', async () => {
  expect(await preferences(life.database)).toEqual({ unsentDays: 30 });
  for (const unsentDays of [0, 366, 1.5, '7', null]) {
    await life.database.table('preferences').put({ id: 'browser', unsentDays });
    expect(await preferences(life.database)).toEqual({ unsentDays: 30 });
  }
});

test('captures in the basket and drafts are forgotten as well, the younger ones stay', async () => {
  const keep = (id: string) => keepInBasket(life.database, { id, capturedAt: life.now(), list });
  const [old, young] = [crypto.randomUUID(), crypto.randomUUID()];
  await keep(old);
  await saveDraft(life.database, 'ada@school.example.com', 'popup');
  // Drafts carry the true clock.
  life.pass(10 * day);
  await keep(young);
  await purgeUnsent(life.database, { age: 9 * day, now: life.now() });
  expect(await draft(life.database, 'popup')).toBe('');
  expect(await life.database.basket.toCollection().primaryKeys()).toEqual([young]);
});

test('a batch that the admin keeps is forgotten so many days after that', async () => {
  const id = await batchOf(life, people(1));
  life.pass(29 * day);
  await keepImport(life.database, id, life.now());
  expect(forgottenAt(await listBatches(life.database), 30 * day)).toBe(life.now() + 30 * day);
  life.pass(29 * day);
  expect(await overdueImports(life.database, { age: 30 * day, now: life.now() })).toEqual([]);
  life.pass(day);
  expect(await overdueImports(life.database, { age: 30 * day, now: life.now() })).toEqual([id]);
});

test('nothing that was approved is forgotten by itself', async () => {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  await connectTo(life, space);
  const id = await approvedBatch(life, space, people(1));
  life.pass(400 * day);
  expect(forgottenAt(await listBatches(life.database), day)).toBeNull();
  expect(await forgetUnsent(life)).toBe(0);
  expect(await ids()).toEqual([id]);
});

test('a batch that is approved while old ones are being forgotten stays', async () => {
  const both = [await batchOf(life, people(1)), await batchOf(life, people(1))];
  life.pass(31 * day);
  // Both were found to be old when the first of them goes.
  life.database.batches.hook('deleting', (gone, _batch, transaction) => {
    const other = both.filter((id) => id !== gone);
    void transaction
      .table('batches')
      .bulkUpdate(other.map((key) => ({ key, changes: { stage: 'approved', approvedAt: life.now() } })));
  });
  expect(await forgetUnsent(life)).toBe(1);
  expect(await listBatches(life.database)).toMatchObject([{ stage: 'approved' }]);
});

test('forgetting everything leaves no record, no token at the space, and nothing in the memory', async () => {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  await connectTo(life, space);
  await batchOf(life, people(2), 'accounts');
  await saveDraft(life.database, 'ada@school.example.com');
  await keepInBasket(life.database, { id: crypto.randomUUID(), capturedAt: life.now(), list });
  await changePreferences(life.database, { unsentDays: 7 });
  let isCleared = false;
  const clear = async () => {
    isCleared = true;
  };
  expect(await forgetEverything(life, { clear })).toEqual([]);
  expect(JSON.parse(await dump(life.database)).flatMap(([, records]: [string, unknown[]]) => records)).toEqual([]);
  expect(isCleared).toBe(true);
});

test('a space that cannot be reached is forgotten all the same, and named', async () => {
  const space = await startContractSpace();
  await connectTo(life, space);
  await space.close();
  expect(await forgetEverything(life, { clear: async () => {} })).toEqual([new URL(space.address).host]);
  expect(await listSpaces(life.database)).toEqual([]);
});
