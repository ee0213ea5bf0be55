import { afterEach, beforeEach, expect, test } from 'vitest';
import { batch, listBatches } from '../../../extension/batches/batch-store.ts';
import { startConnection } from '../../../extension/spaces/connect.ts';
import { listSpaces, space as storedSpace } from '../../../extension/spaces/space-store.ts';
import { syncSchedule, type Wakers } from '../../../extension/sync/schedule.ts';
import { syncAlarm } from '../../../extension/sync/sync-alarm.ts';
import { type BrowserLife, connectTo, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { approvedBatch, people } from '../people.ts';

let space: ContractSpace;
let life: BrowserLife;
/** Milliseconds from now of each alarm; a browser has no alarms in Node. */
let alarms: Map<string, number>;

/** The timers that are set. */
let timers: Set<{ run: () => void; time: number }>;

const wakers: Wakers = {
  alarms: {
    async create(name, { when }) {
      alarms.set(name, when - life.now());
    },
    async clear(name) {
      return alarms.delete(name);
    },
  },
  later(run, time) {
    const timer = { run, time };
    timers.add(timer);
    return () => timers.delete(timer);
  },
};

beforeEach(async () => {
  space = await startContractSpace();
  life = startLife();
  alarms = new Map();
  timers = new Set();
});
afterEach(() => space.close());

test('nothing to do leaves no alarm', async () => {
  await syncSchedule(life, wakers)({ eager: false });
  expect(alarms.size).toBe(0);
});

test('an alarm stands before the first request leaves, so that a kill cannot stop the work', async () => {
  await connectTo(life, space);
  await approvedBatch(life, space, people(1));
  const { fetch } = life;
  const during: (number | undefined)[] = [];
  life.fetch = (input, init) => {
    during.push(alarms.get(syncAlarm));
    return fetch(input, init);
  };
  await syncSchedule(life, wakers)({ eager: false });
  expect(during).toEqual([30_000]);
});

test('work that waits wakes us when it is due, never sooner than browsers allow', async () => {
  await connectTo(life, space);
  const batchId = await approvedBatch(life, space, people(1));
  const sync = syncSchedule(life, wakers);
  space.faults.push('html');
  await sync({ eager: false });
  expect(alarms.get(syncAlarm)).toBe(30_000);
  life.pass(30_000);
  space.faults.push({ refuse: { code: 'busy', retryAfterSeconds: 120 }, status: 503 });
  await sync({ eager: false });
  expect(alarms.get(syncAlarm)).toBe(120_000);
  life.pass(120_000);
  await sync({ eager: false });
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
  expect(alarms.get(syncAlarm)).toBe(30_000);
});

test('what is approved during a pass is sent without waiting for an alarm', async () => {
  await connectTo(life, space);
  await approvedBatch(life, space, people(1));
  const sync = syncSchedule(life, wakers);
  const running = sync({ eager: false });
  const second = approvedBatch(life, space, [{ email: 'later@school.example.com' }]).then(() => sync({ eager: false }));
  await Promise.all([running, second]);
  expect((await listBatches(life.database)).map(({ stage }) => stage)).toEqual(['applied', 'applied']);
});

test('work that is due before an alarm can be is done by a timer, one at a time', async () => {
  await connectTo(life, space);
  const batchId = await approvedBatch(life, space, people(1));
  const sync = syncSchedule(life, wakers);
  space.faults.push('html');
  await sync({ eager: false });
  await sync({ eager: false });
  expect([...timers].map(({ time }) => time)).toEqual([3_750]);
  life.pass(3_750);
  for (const { run } of timers) run();
  await expect.poll(() => batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('overdue work that cannot leave sets no timer, which would run in circles', async () => {
  await connectTo(life, space);
  const batchId = await approvedBatch(life, space, people(1));
  const connection = await storedSpace(life.database, space.address);
  if (!connection) throw new Error('the space is connected');
  await life.database.spaces.put({ ...connection, address: 'https://academy.example' });
  await life.database.batches.update(batchId, { spaceAddress: 'https://academy.example' });
  life.isConnected = false;
  await syncSchedule(life, wakers)({ eager: false });
  expect(timers.size).toBe(0);
  expect(alarms.get(syncAlarm)).toBe(30_000);
});

test('a connection that waits for consent is completed in the background', async () => {
  await startConnection(life, { typed: space.address, label: 'Chromium' });
  const sync = syncSchedule(life, wakers);
  await sync({ eager: false });
  expect(alarms.get(syncAlarm)).toBe(30_000);
  space.consent = 'approved';
  life.pass(30_000);
  await sync({ eager: false });
  expect(await listSpaces(life.database)).toMatchObject([{ name: 'The Academy', state: 'connected' }]);
  expect(alarms.size).toBe(0);
});

test('a pass that breaks leaves the alarm and does not block the next one', async () => {
  await connectTo(life, space);
  const batchId = await approvedBatch(life, space, people(1));
  const sync = syncSchedule(life, wakers);
  const { fetch } = life;
  life.fetch = () => Promise.reject(new Error('broken'));
  await expect(sync({ eager: false })).rejects.toThrow('broken');
  expect(alarms.get(syncAlarm)).toBe(30_000);
  life.fetch = fetch;
  await sync({ eager: false });
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'applied' });
});

test('a space that could not tell its name when it was connected tells it later', async () => {
  await connectTo(life, space);
  await life.database.spaces.update(space.address, { member: null });
  space.faults.push('status-500');
  const sync = syncSchedule(life, wakers);
  await sync({ eager: false });
  expect(await storedSpace(life.database, space.address)).toMatchObject({ member: null });
  await sync({ eager: false });
  expect(await storedSpace(life.database, space.address)).toMatchObject({ name: 'The Academy', state: 'connected' });
  await sync({ eager: false });
  expect(space.requests.filter((request) => request.endsWith('/me'))).toHaveLength(2);
});
