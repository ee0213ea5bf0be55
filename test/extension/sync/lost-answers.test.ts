import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeBack } from '../../../extension/batches/approval.ts';
import { batch, rows } from '../../../extension/batches/batch-store.ts';
import { claim } from '../../../extension/sync/claim.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { settleProblem } from '../../../extension/sync/settle.ts';
import { type BrowserLife, connectTo, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { approvedBatch, people } from '../people.ts';
import { rewriteRow } from '../rewritten-row.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
  await connectTo(life, space);
});
afterEach(() => space.close());

test('an answer that comes too late to be seen is asked for again and gives the same receipt', async () => {
  const batchId = await approvedBatch(life, space, people(2));
  const { fetch } = life;
  life.fetch = async (input, init) => {
    await fetch(input, init);
    throw new DOMException('The operation timed out.', 'TimeoutError');
  };
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved', lastProblem: { code: 'timed-out' } });
  expect(await takeBack(life.database, batchId)).toBe('too-late');
  life.fetch = fetch;
  life.pass(60_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
  expect([...space.mails.values()]).toEqual([1, 1]);
});

test('a batch cannot be taken back while its request is under way: whoever kills the browser now has sent it', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  const { fetch } = life;
  const answers: string[] = [];
  life.fetch = async (input, init) => {
    answers.push(await takeBack(life.database, batchId));
    return fetch(input, init);
  };
  await syncPass(life);
  expect(answers).toEqual(['too-late']);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('the failure of an attempt that another one has overtaken changes nothing', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  const first = await claim(life.database, batchId, life.now() + 20_000);
  await claim(life.database, batchId, life.now() + 40_000);
  const before = await batch(life.database, batchId);
  if (first) await settleProblem(life.database, first, { code: 'invalid-request', at: '' }, { now: 0, random: 0 });
  expect(await batch(life.database, batchId)).toEqual(before);
});

test.each([
  [{ code: 'busy', retryAfterSeconds: 1 }, 503, true],
  [{ code: 'unexpected' }, 500, true],
  [{ code: 'too-many-requests', retryAfterSeconds: 1 }, 429, false],
] as const)('a batch is taken back only if it cannot have been applied: %o', async (refuse, status, mayHaveArrived) => {
  const batchId = await approvedBatch(life, space, people(1));
  space.faults.push({ refuse, status });
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved' });
  expect(await takeBack(life.database, batchId)).toBe(mayHaveArrived ? 'too-late' : 'done');
});

test('if an attempt that was given up counts after all, its receipt is taken', async () => {
  const batchId = await approvedBatch(life, space, people(2));
  await syncPass(life);
  // As if the first answer had been lost and the batch sent again with other content.
  await life.database.batches.update(batchId, { stage: 'approved', source: { kind: 'paste', title: 'Another title' } });
  for (const { id } of await rows(life.database, batchId)) await rewriteRow(life.database, id, { receipt: null });
  await syncPass(life);
  expect(space.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(2);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
  expect((await rows(life.database, batchId)).map((row) => row.receipt?.outcome)).toEqual(['invited', 'invited']);
});
