import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { approve, reviewKept, type SeenPlan, takeBack } from '../../../extension/batches/approval.ts';
import { batch, importBatches, listBatches, removeBatch, rows } from '../../../extension/batches/batch-store.ts';
import { createImport } from '../../../extension/batches/create-import.ts';
import { sampleImportId } from '../../../extension/batches/sample-import.ts';
import type { PlannedRow } from '../../../extension/batches/stored-row.ts';
import type { Outcome, RowReceipt } from '../../../shared/contract/batch.ts';
import type { BrowserLife } from '../browser-life.ts';
import { startLife } from '../browser-life.ts';
import { editRow, setExcluded } from '../one-row.ts';
import { batchOf, pasted, people, readingOf } from '../people.ts';
import { rewriteRow } from '../rewritten-row.ts';

const space = 'https://academy.example';
const invited: PlannedRow = { outcome: 'invited', changes: [] };

/** A plan in which every row is invited, as the admin saw it now. */
async function seen({ database }: BrowserLife, batchId: string) {
  const planned = new Map((await rows(database, batchId)).map((row) => [row.id, invited]));
  return { revision: (await batch(database, batchId))?.revision ?? 0, planned };
}

test('approving freezes what was seen; rows that are not sent carry no plan', async () => {
  const life = startLife();
  const id = await batchOf(life, [...people(2), { email: 'nobody' }]);
  await setExcluded(life.database, (await rows(life.database, id))[1]?.id ?? '', true);
  const plan = await seen(life, id);
  expect(await approve(life.database, new Map([[id, plan]]), space, { now: 5 })).toBe('done');
  expect(await batch(life.database, id)).toMatchObject({ stage: 'approved', spaceAddress: space, approvedAt: 5 });
  expect((await rows(life.database, id)).map((row) => row.planned)).toEqual([invited, null, null]);
  expect(await approve(life.database, new Map([[id, plan]]), space, { now: 6 })).toBe('locked');
});

test('the sample list is never approved, so nothing of it can be sent', async () => {
  const { database } = startLife();
  const list = { reading: readingOf(people(1)), source: pasted };
  const id = await createImport(database, [list], { importId: sampleImportId, name: 'Sample', now: 0 });
  const planned = new Map((await rows(database, id)).map((row) => [row.id, invited]));
  const plan = { revision: 0, planned };
  expect(await approve(database, new Map([[id, plan]]), space, { now: 0 })).toBe('locked');
  expect(await batch(database, id)).toMatchObject({ id: sampleImportId, stage: 'review' });
});

test('a row that was changed after the plan is not approved unseen', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const plan = await seen(life, id);
  await editRow(life.database, (await rows(life.database, id))[0]?.id ?? '', { email: 'other@school.example.com' });
  expect(await approve(life.database, new Map([[id, plan]]), space, { now: 0 })).toBe('changed');
  expect(await batch(life.database, id)).toMatchObject({ stage: 'review' });
});

test('a row that the plan does not name is not approved unseen', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  const plan = { revision: 0, planned: new Map() };
  expect(await approve(life.database, new Map([[id, plan]]), space, { now: 0 })).toBe('changed');
});

test('a batch without a row that can be sent is not approved', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ email: 'nobody' }]);
  expect(await approve(life.database, new Map([[id, await seen(life, id)]]), space, { now: 0 })).toBe(
    'nothing-to-send',
  );
});

test('a waiting batch can be taken back and approved again', async () => {
  const life = startLife();
  const id = await batchOf(life, people(1));
  await approve(life.database, new Map([[id, await seen(life, id)]]), space, { now: 0 });
  expect(await takeBack(life.database, id)).toBe('done');
  expect(await takeBack(life.database, id)).toBe('locked');
  expect(await batch(life.database, id)).toMatchObject({ stage: 'review' });
  expect(await approve(life.database, new Map([[id, await seen(life, id)]]), space, { now: 0 })).toBe('done');
  expect(await takeBack(life.database, crypto.randomUUID())).toBe('gone');
});

test('kept rows of an applied batch go on in a new batch of the same import, under their own ids', async () => {
  const life = startLife();
  const id = await batchOf(life, [...people(1), { email: 'nobody' }]);
  expect(await reviewKept(life.database, id, 0)).toBe('locked');
  const [sent, kept] = await rows(life.database, id);
  await life.database.batches.update(id, { stage: 'applied' });
  await rewriteRow(life.database, sent?.id ?? '', { receipt: receiptOf(sent?.id ?? '', 'invited') });
  const result = await reviewKept(life.database, id, 9);
  const made = (await listBatches(life.database)).find((stored) => stored.id !== id);
  expect(result).toEqual({ batchId: made?.id });
  expect(made).toMatchObject({ importId: id, part: 1, stage: 'review' });
  expect((await rows(life.database, made?.id ?? '')).map((row) => row.id)).toEqual([kept?.id]);
  expect((await rows(life.database, id)).map((row) => row.id)).toEqual([sent?.id]);
  expect(await reviewKept(life.database, id, 9)).toBe('locked');
});

test('rows that the space refused can be repaired and sent, too, under ids that it has not answered to', async () => {
  const life = startLife();
  const id = await batchOf(life, people(2));
  const [invited, refused] = await rows(life.database, id);
  await life.database.batches.update(id, { stage: 'applied' });
  for (const [row, outcome] of [[invited, 'invited'] as const, [refused, 'refused'] as const]) {
    const rowId = row?.id ?? '';
    await rewriteRow(life.database, rowId, { receipt: receiptOf(rowId, outcome), planned: { outcome, changes: [] } });
  }
  const made = await reviewKept(life.database, id, 9);
  if (typeof made === 'string') throw new Error(made);
  const again = await rows(life.database, made.batchId);
  expect(again).toMatchObject([{ person: refused?.person, place: refused?.place, receipt: null, planned: null }]);
  expect(again[0]?.id).not.toBe(refused?.id);
  expect((await rows(life.database, id)).map((row) => row.id)).toEqual([invited?.id]);
});

function receiptOf(id: string, outcome: Outcome): RowReceipt {
  return {
    id,
    outcome,
    changes: [],
    problems: [],
    memberId: null,
    mail: 'none',
    bounce: null,
    mailedAt: null,
    invitation: 'none',
    acceptedAt: null,
    undone: null,
  };
}

/** An import of two batches with what was seen of each, in their order. */
async function twoParts(life: BrowserLife) {
  const importId = await batchOf(life, people(1001));
  const parts = await importBatches(life.database, importId);
  const plans = new Map<string, SeenPlan>();
  for (const { id } of parts) plans.set(id, await seen(life, id));
  return { importId, plans, last: parts.at(-1)?.id ?? '' };
}

async function stages({ database }: BrowserLife, importId: string): Promise<string[]> {
  return (await importBatches(database, importId)).map(({ stage }) => stage);
}

test('the batches of an import are approved together, and nothing is stored before the last one', async () => {
  const life = startLife();
  const { importId, plans } = await twoParts(life);
  const other = startLife({ storage: life.database.name });
  const progress: [number, number][] = [];
  let seenOutside: Promise<string[]> | undefined;
  const onProgress = (done: number, of: number) => {
    progress.push([done, of]);
    // Asked between the two: answered from before the approval, or once all of it is there.
    seenOutside ??= Dexie.ignoreTransaction(() => stages(other, importId));
  };
  expect(await approve(life.database, plans, space, { now: 5, onProgress })).toBe('done');
  expect(progress).toEqual([
    [1000, 1001],
    [1001, 1001],
  ]);
  expect(new Set(await seenOutside).size).toBe(1);
  expect(await stages(life, importId)).toEqual(['approved', 'approved']);
}, 30_000);

test('a page that ends while the approval is stored leaves every batch of the import in review', async () => {
  const life = startLife();
  const { importId, plans } = await twoParts(life);
  const onProgress = () => {
    throw new Error('The page is gone.');
  };
  await expect(approve(life.database, plans, space, { now: 5, onProgress })).rejects.toThrow('The page is gone.');
  const next = startLife({ storage: life.database.name });
  expect(await stages(next, importId)).toEqual(['review', 'review']);
  expect((await rows(next.database, importId)).every(({ planned }) => planned === null)).toBe(true);
}, 30_000);

test('one batch that was changed, sent or removed elsewhere keeps all of its import in review', async () => {
  const life = startLife();
  const { importId, plans, last } = await twoParts(life);
  const [row] = await rows(life.database, last);
  await editRow(life.database, row?.id ?? '', { firstName: 'Ada' });
  expect(await approve(life.database, plans, space, { now: 5 })).toBe('changed');
  expect(await stages(life, importId)).toEqual(['review', 'review']);
  await life.database.batches.update(last, { stage: 'approved' });
  expect(await approve(life.database, plans, space, { now: 5 })).toBe('locked');
  expect(await stages(life, importId)).toEqual(['review', 'approved']);
  await removeBatch(life.database, last);
  expect(await approve(life.database, plans, space, { now: 5 })).toBe('gone');
  expect(await stages(life, importId)).toEqual(['review']);
}, 30_000);
