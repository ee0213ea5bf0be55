import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve as approveParts } from '../../extension/batches/approval.ts';
import { batch, importBatches, rows, summary } from '../../extension/batches/batch-store.ts';
import { pauseImport, resumeImport } from '../../extension/batches/import-progress.ts';
import { setOptions } from '../../extension/batches/options.ts';
import { planDifference } from '../../extension/batches/plan-difference.ts';
import { renewImport } from '../../extension/batches/renewed-import.ts';
import { followErasures } from '../../extension/forgetting/follow-erasures.ts';
import { askSpaceAt } from '../../extension/spaces/ask-space.ts';
import { disconnect } from '../../extension/spaces/disconnect.ts';
import type { SpaceClient } from '../../extension/spaces/space-client.ts';
import { listSpaces } from '../../extension/spaces/space-store.ts';
import { syncPass } from '../../extension/sync/pass.ts';
import { phaseOf } from '../../extension/sync/phase.ts';
import { type PlannedBatch, planBatch } from '../../extension/sync/plan-batch.ts';
import { groupsOf } from '../../extension/sync/planned-groups.ts';
import { planUndoOf, undoable, undoPlanned } from '../../extension/undo/undo-import.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { signedIn } from '../stage/connected-device.ts';
import { type Owner, ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';
import { type BrowserLife, dump, startLife } from './browser-life.ts';
import { connectTo } from './connected-life.ts';
import { approvedBatch, batchOf, people } from './people.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let owner: Owner;
let life: BrowserLife;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  owner = await ownerOf(space, folder.path);
  life = startLife({ startAt: Date.now() });
  await connectTo(space, owner, life);
}, 120_000);
afterAll(async () => {
  await space?.stop();
  await folder?.remove();
});

async function planned(batchId: string): Promise<PlannedBatch> {
  const answer = await planBatch(life, batchId, space.origin);
  if (typeof answer === 'string' || 'problem' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

async function approveAll(plans: ReadonlyMap<string, PlannedBatch>): Promise<void> {
  const seen = new Map([...plans].map(([batchId, plan]) => [batchId, plan.seen]));
  expect(await approveParts(life.database, seen, space.origin, { now: life.now() })).toBe('done');
}

test('a connection knows the space and the member by name', async () => {
  expect(await listSpaces(life.database)).toMatchObject([
    { address: space.origin, name: 'Rollcall Academy', member: { email: owner.email, role: 'owner' } },
  ]);
});

test('a full batch is applied, and the mails that left are seen beside the rows', async () => {
  const batchId = await approvedBatch(life, { address: space.origin }, people(1000));
  await syncPass(life);
  expect(await summary(life.database, batchId)).toMatchObject({
    answered: 1000,
    outcomes: { invited: 1000 },
    open: 1000,
  });
  const sent = await until('the first mail to be seen as sent', async () => {
    life.pass(30_000);
    await syncPass(life);
    const receipt = (await rows(life.database, batchId))[0]?.receipt;
    return receipt?.mail === 'sent' ? receipt : null;
  });
  expect(sent).toMatchObject({ invitation: 'pending' });
}, 90_000);

test('accounts exist with their receipt: people sign in with the passwords of the list, which are gone here', async () => {
  const list = ['dupont', 'martin'].map((name) => ({
    email: `${name}@school.example.com`,
    password: `horse-of-${name}`,
    labels: ['France'],
  }));
  const batchId = await approvedBatch(life, { address: space.origin }, list, 'accounts');
  await syncPass(life);
  expect(await summary(life.database, batchId)).toMatchObject({ outcomes: { created: 2 } });
  for (const { email, password } of list) {
    const visitor = await signedIn(space.origin, { email, password });
    expect(await visitor.read('/profile')).toContain(email);
  }
  expect(await dump(life.database)).not.toContain('horse-of');
  expect((await rows(life.database, batchId)).map(({ password }) => password)).toEqual([null, null]);
}, 60_000);

test('several batches of one import that name the same new group make it once, and change nothing of their plan', async () => {
  const list = people(1001).map((person, index) => ({
    ...person,
    email: `g${index}@school.example.com`,
    groups: ['Nord'],
  }));
  const importId = await batchOf(life, list);
  await setOptions(life.database, importId, { createGroups: true });
  const plans = new Map<string, PlannedBatch>();
  for (const { id } of await importBatches(life.database, importId)) plans.set(id, await planned(id));
  expect(groupsOf([...plans.values()].map(({ plan }) => plan))).toMatchObject([{ given: 'Nord', state: 'to-create' }]);
  await approveAll(plans);
  await syncPass(life);
  expect((await importBatches(life.database, importId)).map(({ stage }) => stage)).toEqual(['applied', 'applied']);
  const next = await batchOf(life, [{ email: 'last@school.example.com', groups: ['nord'] }]);
  expect((await planned(next)).plan.groups).toMatchObject([{ given: 'nord', state: 'known', name: 'Nord' }]);
}, 90_000);

test('an import is taken back from its last batch on, its rows say so at once, and can be sent as a new one', async () => {
  const list = people(1001).map((_, index) => ({ email: `u${index}@school.example.com` }));
  // Somebody who is in the space stays as they were.
  list[0] = { email: owner.email };
  const importId = await batchOf(life, list);
  const plans = new Map<string, PlannedBatch>();
  for (const { id } of await importBatches(life.database, importId)) plans.set(id, await planned(id));
  await approveAll(plans);
  await syncPass(life);
  life.pass(60_000);
  const parts = await importBatches(life.database, importId);
  const ask: SpaceClient['ask'] = (endpoint, question) =>
    askSpaceAt(life, space.origin, (client) => client.ask(endpoint, question));
  const looked = await planUndoOf(ask, undoable(parts, life.now()).open);
  if ('problem' in looked) throw new Error(JSON.stringify(looked));
  expect(looked.value.map(({ batchId }) => batchId)).toEqual(parts.map(({ id }) => id).toReversed());
  const done: number[] = [];
  const undo = () =>
    undoPlanned(life.database, ask, looked.value, { now: life.now, onProgress: (count) => done.push(count) });
  expect(await undo()).toEqual({ value: 2 });
  expect(await undo()).toEqual({ value: 2 });
  expect(done).toEqual([1, 2, 1, 2]);
  expect(undoable(await importBatches(life.database, importId), life.now())).toEqual({ open: [], late: [] });
  const fatesNow = async () => (await rows(life.database, importId)).map(({ receipt }) => receipt?.undone?.fate);
  expect((await fatesNow()).slice(0, 2)).toEqual(['nothing', 'removed']);
  await syncPass(life);
  await followErasures(life, { eager: true });
  const first = await rows(life.database, importId);
  expect((await fatesNow()).slice(0, 2)).toEqual(['nothing', 'removed']);
  expect(first.map(({ person }) => person.email).slice(0, 2)).toEqual([owner.email, 'u1@school.example.com']);
  const circumstances = { space: null, isOnline: true, now: life.now() };
  for (const part of await importBatches(life.database, importId)) {
    expect(phaseOf(part, await summary(life.database, part.id), circumstances)).toEqual({ kind: 'undone' });
  }
  const renewedId = await renewImport(life.database, importId, life.now());
  const renewed = await importBatches(life.database, renewedId ?? '');
  expect(renewed.map(({ stage, part }) => [stage, part])).toEqual([
    ['review', 0],
    ['review', 1],
  ]);
  const again = await planned(renewedId ?? '');
  expect(again.plan.rows.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['already-member', 'invited']);
}, 90_000);

test('when the space has changed since the plan, nothing is sent, and the difference is known', async () => {
  const list = [
    { email: 'early@school.example.com', labels: ['France'], groups: [] },
    { email: 'other@school.example.com' },
  ];
  const batchId = await batchOf(life, list);
  await approveAll(new Map([[batchId, await planned(batchId)]]));
  await pauseImport(life.database, batchId);
  // Meanwhile another list invites one of them, without labels.
  await approvedBatch(life, { address: space.origin }, [{ email: 'early@school.example.com' }]);
  await syncPass(life);
  await resumeImport(life.database, batchId);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'review', lastProblem: { code: 'plan-changed' } });
  const after = await planned(batchId);
  expect(planDifference(await rows(life.database, batchId), after.seen.planned)).toMatchObject([
    {
      row: { person: { email: 'early@school.example.com' } },
      before: { outcome: 'invited', changes: [] },
      after: { outcome: 'already-invited', changes: ['labels'] },
    },
  ]);
}, 60_000);

test('a space that is killed before its answer is seen costs nothing but time', async () => {
  const batchId = await approvedBatch(life, { address: space.origin }, [{ email: 'late@school.example.com' }]);
  const { fetch } = life;
  life.fetch = async (input, init) => {
    await fetch(input, init);
    process.kill(space.workerdPid(), 'SIGKILL');
    throw new DOMException('The operation timed out.', 'TimeoutError');
  };
  await syncPass(life);
  life.fetch = fetch;
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved', lastProblem: { code: 'timed-out' } });
  await until('the space to be back', async () => {
    const answer = await fetch(new URL('/setup', space.origin)).catch(() => null);
    return answer?.ok ? answer : null;
  });
  life.pass(60_000);
  await syncPass(life);
  expect((await rows(life.database, batchId))[0]?.receipt).toMatchObject({ outcome: 'invited' });
}, 90_000);

test('disconnecting ends the sign-in in the space and forgets the token here', async () => {
  expect(await disconnect(life, space.origin)).toEqual({ kind: 'disconnected' });
  expect(await listSpaces(life.database)).toEqual([]);
  expect(await (await signedIn(space.origin, owner)).read('/devices')).not.toContain('Test browser');
}, 30_000);
