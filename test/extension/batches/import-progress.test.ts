import { afterEach, beforeEach, expect, test } from 'vitest';
import { importBatches, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { pauseImport, resumeImport, takeBackImport } from '../../../extension/batches/import-progress.ts';
import { purgeUnsent } from '../../../extension/batches/purge.ts';
import { claim } from '../../../extension/sync/claim.ts';
import { waitingWork } from '../../../extension/sync/due-work.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { type BrowserLife, connectTo, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { editRow } from '../one-row.ts';
import { batchOf, createBatch, pasted, people, planAndApprove, readingOf } from '../people.ts';
import { storedRowsOf } from '../rewritten-row.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
  await connectTo(life, space);
});
afterEach(() => space.close());

/** An import of three batches that are approved. */
async function approvedImport(): Promise<string> {
  const importId = await batchOf(life, people(2001));
  for (const { id } of await importBatches(life.database, importId)) await planAndApprove(life, space, id);
  return importId;
}

async function stages(importId: string): Promise<string[]> {
  return (await importBatches(life.database, importId)).map(({ stage }) => stage);
}

test('a paused import is finished up to the batch under way, and goes on where it was', async () => {
  const importId = await approvedImport();
  // The admin pauses while the first batch is on its way.
  const plain = life.fetch;
  life.fetch = async (input, init) => {
    await pauseImport(life.database, importId);
    life.fetch = plain;
    return plain(input, init);
  };
  await syncPass(life);
  expect(await stages(importId)).toEqual(['applied', 'approved', 'approved']);
  expect(await waitingWork(life.database, { eager: true, now: life.now() })).toMatchObject([{ kind: 'follow' }]);
  await syncPass(life, { eager: true });
  expect(await stages(importId)).toEqual(['applied', 'approved', 'approved']);
  expect(await resumeImport(life.database, importId)).toBe(2);
  await syncPass(life);
  expect(await stages(importId)).toEqual(['applied', 'applied', 'applied']);
  expect(space.mails.size).toBe(2001);
}, 60_000);

test('a batch that was paused between being found due and being sent is not sent', async () => {
  const importId = await batchOf(life, people(1));
  await planAndApprove(life, space, importId);
  expect(await pauseImport(life.database, importId)).toBe(1);
  expect(await pauseImport(life.database, importId)).toBe(0);
  expect(await claim(life.database, importId, 1)).toBeNull();
});

test('an import is taken back as far as the space cannot have it', async () => {
  const importId = await approvedImport();
  const [first, second] = await importBatches(life.database, importId);
  await life.database.batches.update(first?.id ?? '', { mayHaveArrived: true });
  await life.database.batches.update(second?.id ?? '', { paused: true });
  expect(await takeBackImport(life.database, importId)).toEqual({ takenBack: 2, late: 1 });
  expect(await stages(importId)).toEqual(['approved', 'review', 'review']);
  expect((await importBatches(life.database, importId))[1]?.paused).toBe(false);
}, 60_000);

test('the capture of an import is forgotten with its first receipt', async () => {
  const content = { kind: 'text', text: 'ada@school.example.com, correct-horse-7' } as const;
  const importId = await createBatch(life.database, readingOf(people(1)), pasted, { name: 'List', now: 0, content });
  await planAndApprove(life, space, importId);
  expect(await life.database.captures.count()).toBe(1);
  await syncPass(life);
  expect(await life.database.captures.count()).toBe(0);
  expect((await importBatches(life.database, importId))[0]?.capture).toBe('none');
});

test('imports that were never approved are forgotten after some time, with all that was kept of them', async () => {
  const old = await createBatch(life.database, readingOf(people(2)), pasted, {
    name: 'Old',
    now: life.now(),
    content: { kind: 'text', text: 'x' },
  });
  await editRow(life.database, (await rows(life.database, old))[0]?.id ?? '', { firstName: 'Ada' });
  const sent = await batchOf(life, people(1));
  await planAndApprove(life, space, sent);
  life.pass(1_000);
  const young = await batchOf(life, people(1));
  expect(await purgeUnsent(life.database, { age: 1_001, now: life.now() })).toBe(0);
  expect(await purgeUnsent(life.database, { age: 1_000, now: life.now() })).toBe(1);
  expect((await listBatches(life.database)).map(({ id }) => id).sort()).toEqual([sent, young].sort());
  expect(await storedRowsOf(life.database)).toHaveLength(2);
  for (const table of [life.database.captures, life.database.changes, life.database.images])
    expect(await table.count()).toBe(0);
});
