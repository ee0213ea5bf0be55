import { expect, onTestFinished, test } from 'vitest';
import { type SeenPlan, takeBack } from '../../../extension/batches/approval.ts';
import { batch, rows } from '../../../extension/batches/batch-store.ts';
import { space as storedSpace } from '../../../extension/spaces/space-store.ts';
import { approveAndSend } from '../../../extension/sync/approve-and-send.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { planBatch } from '../../../extension/sync/plan-batch.ts';
import { type BrowserLife, connectTo, noLocks, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { editRow } from '../one-row.ts';
import { approvedBatch, batchOf, people } from '../people.ts';

/** A page of an extension, and the space that it is connected to. */
interface Connected {
  space: ContractSpace;
  life: BrowserLife;
}

async function connected(): Promise<Connected> {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const life = startLife();
  await connectTo(life, space);
  return { space, life };
}

/** The paths of the requests that put a batch. */
function puts({ requests }: ContractSpace): string[] {
  return requests.flatMap((request) => (request.startsWith('PUT') ? (request.split(' ')[1] ?? '') : []));
}

/** What the admin sees of batches before sending them. */
async function planned({ space, life }: Connected, ...ids: string[]): Promise<Map<string, SeenPlan>> {
  const plans = new Map<string, SeenPlan>();
  for (const id of ids) {
    const answer = await planBatch(life, id, space.address);
    if (typeof answer === 'string' || 'problem' in answer) throw new Error(JSON.stringify(answer));
    plans.set(id, answer.seen);
  }
  return plans;
}

/** Plans batches and sends them from this page. */
async function send(here: Connected, ...ids: string[]): Promise<string> {
  return approveAndSend(here.life, await planned(here, ...ids), here.space.address, () => {});
}

test('what a page approves it sends itself, and only the first of several batches', async () => {
  const here = await connected();
  const { space, life } = here;
  const first = await batchOf(life, people(2));
  await life.database.batches.update(first, { capture: 'kept' });
  const second = await batchOf(life, [{ email: 'later@school.example.com' }]);
  expect(await send(here, first, second)).toBe('sent');
  await expect
    .poll(() => batch(life.database, first))
    .toMatchObject({ stage: 'applied', attempts: 1, capture: 'none' });
  expect((await rows(life.database, first)).map((row) => row.receipt?.outcome)).toEqual(['invited', 'invited']);
  expect(await batch(life.database, second)).toMatchObject({ stage: 'approved', attempts: 0, mayHaveArrived: false });
  await syncPass(life);
  expect(puts(space)).toEqual([`/api/v1/batches/${first}`, `/api/v1/batches/${second}`]);
});

test('a receipt is stored although another version has written the connection meanwhile', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const plans = await planned(here, batchId);
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const stored = await life.database.spaces.get(space.address);
    await life.database.spaces.put(Object.assign({}, stored, { connectedAt: 'today' }));
    return answer;
  };
  await approveAndSend(life, plans, space.address, () => {});
  await expect.poll(() => batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('it answers when the request has left, and from then on the batch cannot be taken back', async () => {
  const here = await connected();
  const { life } = here;
  const batchId = await batchOf(life, people(1));
  const { fetch } = life;
  const answered = Promise.withResolvers<void>();
  life.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === 'PUT') await answered.promise;
    return answer;
  };
  expect(await send(here, batchId)).toBe('sent');
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved', attempts: 1, mayHaveArrived: true });
  expect(await takeBack(life.database, batchId)).toBe('too-late');
  answered.resolve();
  await expect.poll(() => batch(life.database, batchId)).toMatchObject({ stage: 'applied', sendingUntil: 0 });
});

test('page and background at once send a batch once, whoever is first', async () => {
  const here = await connected();
  const { space, life } = here;
  const sent = await batchOf(life, people(1));
  expect(await send(here, sent)).toBe('sent');
  await Promise.all([syncPass(life), syncPass(life)]);
  expect(await batch(life.database, sent)).toMatchObject({ stage: 'applied' });
  const waiting = await approvedBatch(life, space, [{ email: 'other@school.example.com' }]);
  const later = await batchOf(life, [{ email: 'later@school.example.com' }]);
  await Promise.all([syncPass(life), send(here, later)]);
  await syncPass(life);
  expect([...puts(space)].sort()).toEqual([sent, waiting, later].map((id) => `/api/v1/batches/${id}`).sort());
  expect([...space.mails.values()]).toEqual([1, 1, 1]);
});

test('a page that sends leaves no room for a pass in between', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const { fetch } = life;
  const passed: Promise<void>[] = [];
  life.fetch = async (input, init) => {
    if (init?.method === 'PUT') passed.push(syncPass(life));
    return fetch(input, init);
  };
  await send(here, batchId);
  await expect.poll(() => passed.length).toBe(1);
  await Promise.all(passed);
  expect(puts(space)).toHaveLength(1);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', attempts: 1 });
});

test('a page and a background that know nothing of each other apply a batch once and agree on the receipt', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(2));
  const plans = await planned(here, batchId);
  const alone = { ...life, locks: noLocks };
  await approveAndSend(alone, plans, space.address, () => {});
  await syncPass(alone);
  await expect.poll(() => batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
  expect([...space.mails.values()]).toEqual([1, 1]);
});

test('a page that ends between its approval and the request leaves the batch to the background', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const plans = await planned(here, batchId);
  const ended = { ...life, locks: noLocks, fetch: () => new Promise<never>(() => {}) };
  await approveAndSend(ended, plans, space.address, () => {});
  expect(puts(space)).toEqual([]);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved', attempts: 1 });
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', attempts: 2 });
  expect([...space.mails.values()]).toEqual([1]);
});

test('what was changed after the plan is neither approved nor sent', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const plans = await planned(here, batchId);
  await editRow(life.database, (await rows(life.database, batchId))[0]?.id ?? '', { email: 'new@school.example.com' });
  expect(await approveAndSend(life, plans, space.address, () => {})).toBe('changed');
  await syncPass(life);
  expect(puts(space)).toEqual([]);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'review', attempts: 0 });
});

test.each([
  ['asked for time', { rest: { until: 2_000_000, failures: 1, asked: true } }],
  ['does not know us any more', { state: 'signed-out' }],
] as const)('to a space that %s nothing is sent from the page: the batch waits', async (_, change) => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const plans = await planned(here, batchId);
  await life.database.spaces.update(space.address, change);
  expect(await approveAndSend(life, plans, space.address, () => {})).toBe('approved');
  await syncPass(life, { eager: true });
  expect(puts(space)).toEqual([]);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved', attempts: 0, sendingUntil: 0 });
  expect(await storedSpace(life.database, space.address)).toMatchObject(change);
});

test('a refusal is settled as that of a pass: a plan that changed brings the batch back to review', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const plans = await planned(here, batchId);
  space.mails.set('person1@school.example.com', 1);
  await approveAndSend(life, plans, space.address, () => {});
  await expect
    .poll(() => batch(life.database, batchId))
    .toMatchObject({
      stage: 'review',
      lastProblem: { code: 'plan-changed' },
      mayHaveArrived: false,
    });
});

test('what a page has sent in vain waits before it is sent again, although the background is told at once', async () => {
  const here = await connected();
  const { space, life } = here;
  const batchId = await batchOf(life, people(1));
  const plans = await planned(here, batchId);
  space.faults.push('status-500');
  const answer = await approveAndSend(life, plans, space.address, () => {});
  await syncPass(life, { eager: answer !== 'sent' });
  expect(puts(space)).toHaveLength(1);
  expect(await batch(life.database, batchId)).toMatchObject({ attempts: 1, lastProblem: { code: 'server-error' } });
  life.pass(10_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied', attempts: 2 });
});
