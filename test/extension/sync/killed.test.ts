import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeBack } from '../../../extension/batches/approval.ts';
import { batch, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { letPeopleChoose } from '../../../extension/batches/import-progress.ts';
import { isSendable } from '../../../extension/batches/stored-row.ts';
import { approveAndSend } from '../../../extension/sync/approve-and-send.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { planBatch } from '../../../extension/sync/plan-batch.ts';
import type { Way } from '../../../shared/contract/batch.ts';
import { type BrowserLife, connectTo, dump, newMemory, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { createBatch, pasted, people, planAndApprove, readingOf } from '../people.ts';

let space: ContractSpace;

beforeEach(async () => {
  space = await startContractSpace();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await space.close();
});

const password = 'correct-horse-7';
const list = [...people(3), { email: 'PERSON1@school.example.com' }, { email: 'unreadable' }].map((person) => ({
  ...person,
  password,
}));

/** Paste, plan, approve, send and look after: what an admin, the page and the background do for one list. */
async function wholeJob(life: BrowserLife, way: Way = 'invite'): Promise<void> {
  const batchId = await createBatch(life.database, readingOf(list), pasted, { name: 'List', now: life.now(), way });
  const planned = await planBatch(life, batchId, space.address);
  if (typeof planned === 'string' || 'problem' in planned) throw new Error(JSON.stringify(planned));
  await approveAndSend(life, new Map([[batchId, planned.seen]]), space.address, () => {});
  await syncPass(life);
  life.pass(60_000);
  await syncPass(life);
}

/**
 * Lets a life die at its n-th step: a step is a transaction that is begun, a word with the browser's memory, a request
 * that leaves, or an answer that arrives. Nothing works any more afterwards, as in a process that was killed. To be
 * called before the database opens.
 */
function killAtStep(life: BrowserLife, fatal: number): { steps: () => number; end: () => void } {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= fatal) throw new Error('killed');
  };
  const { fetch } = life;
  life.fetch = async (input, init) => {
    step();
    const response = await fetch(input, init);
    step();
    return response;
  };
  const { memory } = life.database;
  const { get, set, remove } = memory;
  memory.get = (keys) => {
    step();
    return get(keys);
  };
  memory.set = (items) => {
    step();
    return set(items);
  };
  memory.remove = (keys) => {
    step();
    return remove(keys);
  };
  const { transaction } = IDBDatabase.prototype;
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: never, ...given) {
    step();
    return transaction.apply(this, given);
  });
  const end = () => {
    spy.mockRestore();
    Object.assign(memory, { get, set, remove });
  };
  return { steps: () => steps, end };
}

async function expectNothingLostOrDoubled(life: BrowserLife, wasStored: boolean): Promise<void> {
  const [stored, ...others] = await listBatches(life.database);
  expect(others).toEqual([]);
  if (wasStored) expect(stored).toBeDefined();
  const kept = stored ? await rows(life.database, stored.id) : [];
  expect(kept).toHaveLength(stored ? list.length : 0);
  if (stored?.stage === 'applied') {
    expect(kept.map((row) => row.receipt?.outcome ?? null)).toEqual([
      'invited',
      'invited',
      'invited',
      'duplicate',
      null,
    ]);
    expect(space.mails.size).toBe(3);
  } else {
    // Killed before the approval was stored: the batch is in review, and nothing has left.
    expect(stored?.stage ?? 'review').toBe('review');
    expect(kept.every((row) => row.receipt === null)).toBe(true);
    expect(space.receipts.size).toBe(0);
  }
  expect([...space.mails.values()].every((mails) => mails === 1)).toBe(true);
  expect([...space.receipts.keys()].every((id) => id === stored?.id)).toBe(true);
}

test('killed at any step, the next life loses nothing and doubles nothing', async () => {
  const stages = new Set<string>();
  for (let fatal = 1; ; fatal += 1) {
    await space.close();
    space = await startContractSpace();
    const storage = crypto.randomUUID();
    const setUp = startLife({ storage });
    await connectTo(setUp, space);
    setUp.database.close();
    const first = startLife({ storage });
    const { steps, end } = killAtStep(first, fatal);
    const died = await wholeJob(first).then(
      () => false,
      () => true,
    );
    end();
    first.database.close();
    const next = startLife({ storage, startAt: first.now() + 60_000 });
    const before = await listBatches(next.database);
    for (const { stage } of before) stages.add(stage);
    await syncPass(next, { eager: true });
    await expectNothingLostOrDoubled(next, before.length > 0);
    next.database.close();
    if (died) continue;
    expect(steps()).toBeGreaterThan(15);
    break;
  }
  // The sweep has met each stage that a kill can leave behind.
  expect([...stages].sort()).toEqual(['applied', 'approved', 'review']);
}, 60_000);

/**
 * Kills the job of accounts at each step in turn; `look` gets the life after, and whether the memory outlived the kill.
 */
async function killedAccounts(isBrowserKilled: boolean, look: (next: BrowserLife) => Promise<void>): Promise<number> {
  for (let fatal = 1; ; fatal += 1) {
    await space.close();
    space = await startContractSpace();
    const storage = crypto.randomUUID();
    const memory = newMemory();
    const setUp = startLife({ storage, memory });
    await connectTo(setUp, space);
    setUp.database.close();
    const first = startLife({ storage, memory });
    const { end } = killAtStep(first, fatal);
    const died = await wholeJob(first, 'accounts').then(
      () => false,
      () => true,
    );
    end();
    first.database.close();
    const startAt = first.now() + 60_000;
    const next = startLife({ storage, startAt, ...(!isBrowserKilled && { memory }) });
    await syncPass(next, { eager: true });
    await look(next);
    next.database.close();
    if (!died) return fatal;
  }
}

test('accounts lose no password when only the background is killed, at whatever step', async () => {
  const steps = await killedAccounts(false, async (next) => {
    const [stored] = await listBatches(next.database);
    if (stored?.stage === 'review') {
      await planAndApprove(next, space, stored.id);
      await syncPass(next);
    }
    if (stored) expect(await batch(next.database, stored.id)).toMatchObject({ stage: 'applied' });
    expect([...space.passwords.values()]).toEqual(stored ? [password, password, password] : []);
    expect(await dump(next.database)).not.toContain(password);
    if (stored) expect((await rows(next.database, stored.id)).filter((row) => row.receipt && row.password)).toEqual([]);
  });
  expect(steps).toBeGreaterThan(20);
}, 60_000);

test('accounts are made with their own passwords or not at all when the whole browser is killed, at whatever step', async () => {
  const problems = new Set<string>();
  await killedAccounts(true, async (next) => {
    const [stored] = await listBatches(next.database);
    if (stored?.lastProblem) problems.add(stored.lastProblem.code);
    expect([...space.passwords.values()]).toEqual(space.receipts.size > 0 ? [password, password, password] : []);
    expect(stored?.stage === 'applied').toBe(space.receipts.size > 0);
    if (stored?.stage !== 'approved') return;
    expect(stored).toMatchObject({ mayHaveArrived: false, lastProblem: { code: 'passwords-missing' } });
    await letPeopleChoose(next.database, stored.id);
    await planAndApprove(next, space, stored.id);
    await syncPass(next);
    expect((await rows(next.database, stored.id))[0]?.receipt).toMatchObject({ outcome: 'invited' });
  });
  expect([...problems]).toEqual(['passwords-missing']);
}, 60_000);

test('a batch whose sender was killed in mid-request is not shown as being sent for ever', async () => {
  const life = startLife();
  await connectTo(life, space);
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method === 'PUT') throw new Error('killed');
    return response;
  };
  await expect(wholeJob(life)).rejects.toThrow('killed');
  const [left] = await listBatches(life.database);
  expect(left?.sendingUntil).toBeGreaterThan(life.now());
  life.pass(20_000);
  expect((await batch(life.database, left?.id ?? ''))?.sendingUntil).toBeLessThanOrEqual(life.now());
  // The request had left: nobody knows here whether the space has it.
  expect(await takeBack(life.database, left?.id ?? '')).toBe('too-late');
});

test('what can be sent is decided by the row alone, so that a repetition has the same content', async () => {
  const life = startLife();
  await connectTo(life, space);
  await wholeJob(life);
  const [stored] = await listBatches(life.database);
  const sent = (await rows(life.database, stored?.id ?? '')).filter(isSendable).map((row) => row.id);
  expect(space.receipts.get(stored?.id ?? '')?.rows.map((row) => row.id)).toEqual(sent);
});
