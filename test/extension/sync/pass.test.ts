import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeBack } from '../../../extension/batches/approval.ts';
import { batch, removeBatch, rows } from '../../../extension/batches/batch-store.ts';
import { space as storedSpace } from '../../../extension/spaces/space-store.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { protocolVersion } from '../../../shared/contract/protocol.ts';
import { type BrowserLife, connectTo, noLocks, startLife } from '../browser-life.ts';
import { type ContractSpace, type Fault, startContractSpace } from '../contract-space.ts';
import { approvedBatch, people, planAndApprove } from '../people.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
  await connectTo(life, space);
});
afterEach(() => space.close());

/** Requests that put a batch. */
function puts(): string[] {
  return space.requests.filter((request) => request.startsWith('PUT'));
}

test('an approved batch is applied, with a receipt beside each row', async () => {
  const batchId = await approvedBatch(life, space, people(3));
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', appliedAt: 1_000, lastProblem: null });
  const receipts = (await rows(life.database, batchId)).map((row) => row.receipt?.outcome);
  expect(receipts).toEqual(['invited', 'invited', 'invited']);
  expect(space.mails.size).toBe(3);
});

test('rows with errors are kept and do not stop the others', async () => {
  const batchId = await approvedBatch(life, space, [...people(2), { email: 'nobody' }]);
  await syncPass(life);
  expect((await rows(life.database, batchId)).map((row) => row.receipt?.outcome ?? 'kept')).toEqual([
    'invited',
    'invited',
    'kept',
  ]);
});

test('batches go in the order of their approval', async () => {
  const first = await approvedBatch(life, space, people(1));
  life.pass(10);
  const second = await approvedBatch(life, space, [{ email: 'later@school.example.com' }]);
  await syncPass(life);
  expect(puts()).toEqual([`PUT /api/v1/batches/${first}`, `PUT /api/v1/batches/${second}`]);
});

const passing: [Fault, string][] = [
  ['drop-request', 'unreachable'],
  ['drop-answer', 'unreachable'],
  ['status-500', 'server-error'],
  ['html', 'not-a-space'],
  ['redirect', 'not-a-space'],
  ['truncated-json', 'not-a-space'],
  ['empty', 'not-a-space'],
  ['other-shape', 'not-a-space'],
  ['throttled-by-proxy', 'too-many-requests'],
  [{ refuse: { code: 'busy', retryAfterSeconds: 5 }, status: 503 }, 'busy'],
  [{ refuse: { code: 'too-many-requests', retryAfterSeconds: 5 }, status: 429 }, 'too-many-requests'],
  [{ refuse: { code: 'unexpected' }, status: 500 }, 'unexpected'],
  [{ refuse: { code: 'protocol-unknown', speaks: protocolVersion + 1 }, status: 426 }, 'protocol-unknown'],
  [{ refuse: { code: 'protocol-unknown', speaks: protocolVersion - 1 }, status: 426 }, 'protocol-unknown'],
];
test.each(passing)('after %j the batch waits, is sent again later and applied once', async (fault, code) => {
  const batchId = await approvedBatch(life, space, people(2));
  space.faults.push(fault);
  await syncPass(life);
  const waiting = await batch(life.database, batchId);
  expect(waiting).toMatchObject({ stage: 'approved', attempts: 1, sendingUntil: 0, lastProblem: { code } });
  expect(waiting?.nextAttemptAt).toBeGreaterThan(life.now());
  await syncPass(life);
  expect(puts()).toHaveLength(1);
  life.pass(200_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', lastProblem: null });
  expect([...space.mails.values()]).toEqual([1, 1]);
});

test('a space that was updated first is asked about no other batch, and what was sent is followed again afterwards', async () => {
  const sent = await approvedBatch(life, space, people(1));
  await syncPass(life);
  const waiting = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  const newer: Fault = { refuse: { code: 'protocol-unknown', speaks: protocolVersion + 1 }, status: 426 };
  life.pass(40_000);
  for (let hours = 0; hours < 48; hours += 1) {
    space.faults.push(newer);
    const before = space.requests.length;
    await syncPass(life);
    expect(space.requests.length - before).toBe(1);
    life.pass(3_600_000);
  }
  expect((await batch(life.database, sent))?.followAt).not.toBeNull();
  await syncPass(life);
  expect(await batch(life.database, waiting)).toMatchObject({ stage: 'applied' });
  life.pass(24 * 3_600_000);
  await syncPass(life);
  expect(await batch(life.database, sent)).toMatchObject({ lastProblem: null });
});

test('waits grow with each failure up to ten minutes, and no pass asks in between', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    space.faults.push('drop-request');
    await syncPass(life);
    await syncPass(life);
    expect(puts()).toHaveLength(attempt);
    const { nextAttemptAt = 0 } = (await batch(life.database, batchId)) ?? {};
    waits.push(nextAttemptAt - life.now());
    life.pass(nextAttemptAt - life.now());
  }
  expect(waits).toEqual([3750, 7500, 15_000, 30_000, 60_000, 120_000, 240_000, 450_000, 450_000]);
});

test('a space that asks for time is left alone, even when the admin insists, with all its batches', async () => {
  await approvedBatch(life, space, people(1));
  await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  space.faults.push({ refuse: { code: 'too-many-requests', retryAfterSeconds: 300 }, status: 429 });
  await syncPass(life, { eager: true });
  life.pass(299_000);
  await syncPass(life, { eager: true });
  expect(puts()).toHaveLength(1);
  life.pass(1_000);
  await syncPass(life);
  expect(puts()).toHaveLength(3);
});

test('the admin can cut a wait short that nobody asked for', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  space.faults.push('html');
  await syncPass(life);
  await syncPass(life, { eager: true });
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('a space that is away is asked once per pass, whatever waits for it', async () => {
  await approvedBatch(life, space, people(1));
  await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  space.faults.push('drop-request', 'drop-request');
  await syncPass(life, { eager: true });
  expect(puts()).toHaveLength(1);
});

test('a batch that the server stumbles over does not hold the others up', async () => {
  const bad = await approvedBatch(life, space, people(1));
  life.pass(1);
  const good = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  space.faults.push('status-500');
  await syncPass(life);
  expect(await batch(life.database, bad)).toMatchObject({ stage: 'approved' });
  expect(await batch(life.database, good)).toMatchObject({ stage: 'applied' });
});

test('a refused token signs the connection out once, and everything waits for the admin', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  life.pass(1);
  const second = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  space.tokens.clear();
  await syncPass(life);
  life.pass(3_600_000);
  await syncPass(life, { eager: true });
  expect(puts()).toHaveLength(1);
  expect([await batch(life.database, batchId), await batch(life.database, second)]).toMatchObject([
    { attempts: 1 },
    { attempts: 0 },
  ]);
  expect(await storedSpace(life.database, space.address)).toMatchObject({ state: 'signed-out' });
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved' });
});

test('after connecting again the waiting batches go on by themselves', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  const tokens = [...space.tokens];
  space.tokens.clear();
  await syncPass(life);
  for (const [token, signInId] of tokens) space.tokens.set(token, signInId);
  await connectTo(life, space);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('a plan that changed brings the batch back to review, and a new look sends it', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  space.mails.set('person1@school.example.com', 1);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({
    stage: 'review',
    lastProblem: { code: 'plan-changed' },
    mayHaveArrived: false,
  });
  await planAndApprove(life, space, batchId);
  await syncPass(life);
  expect((await rows(life.database, batchId))[0]?.receipt?.outcome).toBe('already-invited');
});

test('a batch that the space refuses stops, and can be taken back', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  space.faults.push({ refuse: { code: 'not-allowed' }, status: 403 });
  await syncPass(life);
  life.pass(3_600_000);
  await syncPass(life, { eager: true });
  expect(puts()).toHaveLength(1);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'refused', lastProblem: { code: 'not-allowed' } });
  expect(await takeBack(life.database, batchId)).toBe('done');
});

test('a receipt that leaves a row out is not taken for success', async () => {
  const batchId = await approvedBatch(life, space, people(2));
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const answer = await (await fetch(input, init)).json();
    return Response.json({ ...answer, rows: answer.rows.slice(1) });
  };
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({
    stage: 'approved',
    lastProblem: { code: 'not-a-space' },
  });
});

test('without a network nothing is asked and no attempt counts; a space on this machine is asked all the same', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  const far = 'https://academy.example';
  const connection = await storedSpace(life.database, space.address);
  if (!connection) throw new Error('the space is connected');
  await life.database.spaces.put({ ...connection, address: far });
  const farBatch = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  await life.database.batches.update(farBatch, { spaceAddress: far });
  life.isConnected = false;
  await syncPass(life, { eager: true });
  expect(await batch(life.database, farBatch)).toMatchObject({ stage: 'approved', attempts: 0, lastProblem: null });
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('popup, console and background together send each batch once', async () => {
  await approvedBatch(life, space, people(1));
  await Promise.all([syncPass(life), syncPass(life), syncPass(life)]);
  expect(puts()).toHaveLength(1);
});

test('two passes that know nothing of each other still apply a batch once and agree on the receipt', async () => {
  const batchId = await approvedBatch(life, space, people(2));
  const alone = { ...life, locks: noLocks };
  await Promise.all([syncPass(alone), syncPass(alone)]);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
  expect([...space.mails.values()]).toEqual([1, 1]);
});

test('a batch that is removed while it is being sent stays removed', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  const { fetch } = life;
  life.fetch = async (input, init) => {
    await removeBatch(life.database, batchId);
    return fetch(input, init);
  };
  await syncPass(life);
  expect(await batch(life.database, batchId)).toBeNull();
  expect(await life.database.batchRows.count()).toBe(0);
});

test('a clock that was set back by years does not hold a batch back', async () => {
  const batchId = await approvedBatch(life, space, people(1));
  space.faults.push('html');
  life.pass(20 * 365 * 86_400_000);
  await syncPass(life);
  life.pass(-20 * 365 * 86_400_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});
