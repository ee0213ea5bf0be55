import { afterEach, beforeEach, expect, test } from 'vitest';
import { batch, removeBatch, rows } from '../../../extension/batches/batch-store.ts';
import { summarise } from '../../../extension/batches/row-summary.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { phaseOf } from '../../../extension/sync/phase.ts';
import { followSoon, settleReceipt } from '../../../extension/sync/settle.ts';
import type { MailPause } from '../../../shared/contract/health.ts';
import { type BrowserLife, connectTo, noLocks, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { approvedBatch, people } from '../people.ts';

let space: ContractSpace;
let life: BrowserLife;

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
  await connectTo(life, space);
});
afterEach(() => space.close());

/** An applied batch; answers its id. */
async function applied(): Promise<string> {
  const batchId = await approvedBatch(life, space, people(2));
  await syncPass(life);
  return batchId;
}

/** What the space reports of every row from now on. */
function progress(
  batchId: string,
  change: { mail: 'queued' | 'sent' | 'failed'; invitation: 'pending' | 'accepted' | 'expired' },
) {
  const receipt = space.receipts.get(batchId);
  for (const row of receipt?.rows ?? []) Object.assign(row, change);
}

/** How often the batch was read. */
function looks(): number {
  return space.requests.filter((request) => request.startsWith('GET')).length;
}

test('mail and acceptance appear beside the row by themselves', async () => {
  const batchId = await applied();
  progress(batchId, { mail: 'sent', invitation: 'accepted' });
  life.pass(30_000);
  await syncPass(life);
  expect((await rows(life.database, batchId)).map((row) => row.receipt)).toMatchObject([
    { mail: 'sent', invitation: 'accepted' },
    { mail: 'sent', invitation: 'accepted' },
  ]);
});

test('that the mail waits is known with the receipt', async () => {
  const mailPause: MailPause = { reason: 'rate', until: life.now() + 900_000 };
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method !== 'PUT') return answer;
    return new Response(JSON.stringify({ ...(await answer.json()), mailPause }), answer);
  };
  expect(await batch(life.database, await applied())).toMatchObject({ stage: 'applied', mailPause });
});

test('that the mail waits is said as long as it does', async () => {
  const batchId = await applied();
  progress(batchId, { mail: 'queued', invitation: 'pending' });
  const receipt = space.receipts.get(batchId);
  const look = async (mailPause: MailPause | null) => {
    if (receipt) receipt.mailPause = mailPause;
    life.pass(30_000);
    await followSoon(life.database, batchId, life.now());
    await syncPass(life);
    const stored = await batch(life.database, batchId);
    if (!stored) throw new Error('the batch is gone');
    const circumstances = { space: null, isOnline: true, now: life.now() };
    return phaseOf(stored, summarise(await rows(life.database, batchId)), circumstances);
  };
  const mailPause = { reason: 'quota' as const, until: life.now() + 900_000 };
  expect(await look(mailPause)).toMatchObject({ kind: 'done', mailPause });
  expect(await look({ ...mailPause, until: life.now() })).not.toHaveProperty('mailPause');
  expect(await look(null)).not.toHaveProperty('mailPause');
});

test('nothing is asked any more once every row is final', async () => {
  const batchId = await applied();
  progress(batchId, { mail: 'sent', invitation: 'accepted' });
  life.pass(30_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ followAt: null });
  life.pass(86_400_000);
  await syncPass(life, { eager: true });
  expect(looks()).toBe(1);
});

test('the older a batch, the rarer the looks: from half a minute to six hours', async () => {
  const batchId = await applied();
  const waits: number[] = [];
  for (const age of [60_000, 3_600_000, 7 * 86_400_000]) {
    life.pass(age);
    await syncPass(life);
    waits.push(((await batch(life.database, batchId))?.followAt ?? 0) - life.now());
  }
  expect(waits).toEqual([30_000, (60_000 + 3_600_000) / 4, 6 * 3_600_000]);
});

test('a look that finds nothing new leaves the stored rows alone', async () => {
  const batchId = await applied();
  let writes = 0;
  life.database.batchRows.hook('updating', () => {
    writes += 1;
  });
  life.pass(30_000);
  await syncPass(life);
  expect(looks()).toBe(1);
  expect(writes).toBe(0);
  progress(batchId, { mail: 'sent', invitation: 'accepted' });
  life.pass(30_000);
  await syncPass(life);
  expect(writes).toBe(1);
});

test('what is to be sent goes before a look at what was sent', async () => {
  await applied();
  life.pass(29_000);
  await approvedBatch(life, space, [{ email: 'late@school.example.com' }]);
  space.faults.push('status-500');
  await syncPass(life);
  // Now the look has been due for longer than the second attempt to send.
  life.pass(10_000);
  const before = space.requests.length;
  await syncPass(life);
  expect(space.requests.slice(before).map((request) => request.split(' ')[0])).toEqual(['PUT', 'GET']);
});

test('a batch can be read again whatever age it was looked at', async () => {
  const batchId = await applied();
  for (const age of [200_001, 200_002, 200_003]) {
    life.pass(age);
    await syncPass(life);
    expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', followedAt: life.now() });
  }
});

test('the admin who watches gets a look soon, but not at every blink', async () => {
  const batchId = await applied();
  life.pass(1_000);
  await followSoon(life.database, batchId, life.now());
  await syncPass(life);
  expect(looks()).toBe(0);
  life.pass(2_000);
  await syncPass(life);
  expect(looks()).toBe(1);
});

test('a failed look is repeated and leaves what is known', async () => {
  const batchId = await applied();
  life.pass(30_000);
  space.faults.push('html');
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', lastProblem: { code: 'not-a-space' } });
  expect((await rows(life.database, batchId)).map((row) => row.receipt?.outcome)).toEqual(['invited', 'invited']);
  progress(batchId, { mail: 'failed', invitation: 'expired' });
  life.pass(60_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ lastProblem: null, followAt: null });
});

test('a space that does not know the batch (any more) is not asked again', async () => {
  const batchId = await applied();
  space.receipts.clear();
  life.pass(30_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ lastProblem: { code: 'not-found' }, followAt: null });
});

test('an older answer that arrives after a newer one changes nothing', async () => {
  const batchId = await applied();
  life.pass(30_000);
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const older = await fetch(input, init);
    progress(batchId, { mail: 'sent', invitation: 'accepted' });
    life.fetch = fetch;
    life.pass(1_000);
    await syncPass({ ...life, locks: noLocks });
    return older;
  };
  await syncPass(life);
  expect((await rows(life.database, batchId)).map((row) => row.receipt?.invitation)).toEqual(['accepted', 'accepted']);
});

test.each(['an answer', 'a failure'])(
  '%s from before a batch was taken back does not put off the look that tells what became of its rows',
  async (late) => {
    const batchId = await applied();
    progress(batchId, { mail: 'sent', invitation: 'accepted' });
    life.pass(30_000);
    if (late === 'a failure') space.faults.push('html');
    const { fetch } = life;
    life.fetch = async (input, init) => {
      const older = await fetch(input, init);
      // As `undoPlanned` notes it.
      await life.database.batches.update(batchId, { undoneAt: life.now(), followAt: life.now() });
      Object.assign(space.receipts.get(batchId) ?? {}, { undoneAt: life.now() });
      for (const row of space.receipts.get(batchId)?.rows ?? []) {
        row.undone = { fate: 'removed', why: null, changes: [] };
      }
      life.fetch = fetch;
      return older;
    };
    await syncPass(life);
    await syncPass(life);
    expect((await rows(life.database, batchId)).map((row) => row.receipt?.undone?.fate)).toEqual([
      'removed',
      'removed',
    ]);
  },
);

test('a receipt that a slower sender stores late does not undo what was seen since', async () => {
  const batchId = await applied();
  const first = structuredClone(space.receipts.get(batchId));
  progress(batchId, { mail: 'sent', invitation: 'accepted' });
  life.pass(30_000);
  await syncPass(life);
  if (first) await settleReceipt(life.database, first, life.now());
  expect((await rows(life.database, batchId)).map((row) => row.receipt?.invitation)).toEqual(['accepted', 'accepted']);
});

test('a batch that is removed is not looked after', async () => {
  const batchId = await applied();
  await removeBatch(life.database, batchId);
  life.pass(60_000);
  await syncPass(life);
  expect(looks()).toBe(0);
});
