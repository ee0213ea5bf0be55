import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batch, rows, summary } from '../../extension/batches/batch-store.ts';
import { pollConnection, startConnection } from '../../extension/spaces/connect.ts';
import { disconnect } from '../../extension/spaces/disconnect.ts';
import { listSpaces } from '../../extension/spaces/space-store.ts';
import { syncPass } from '../../extension/sync/pass.ts';
import { type LocalSpace, startLocalSpace } from '../../worker/local/local-space.ts';
import { approve, signedIn } from '../stage/connected-device.ts';
import { type Owner, ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { type BrowserLife, startLife } from './browser-life.ts';
import { approvedBatch, people } from './people.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let owner: Owner;
let life: BrowserLife;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startLocalSpace({ stateFolder: folder.path, ports: null, cronSeconds: null });
  owner = await ownerOf(space, folder.path);
  life = startLife({ startAt: Date.now() });
  await connect();
}, 60_000);
afterAll(async () => {
  await space?.stop();
  await folder?.remove();
});

/** Connects as an admin does: the code is confirmed in the space's own page. */
async function connect(): Promise<void> {
  const started = await startConnection(life, { typed: space.origin, label: 'Test browser' });
  if (!('pending' in started)) throw new Error(JSON.stringify(started));
  await approve(await signedIn(space.origin, owner), started.pending.userCode);
  // The space counts the seconds between two questions by its own clock.
  await sleep(started.pending.interval);
  life.pass(started.pending.interval);
  expect(await pollConnection(life)).toEqual({ kind: 'connected', address: space.origin });
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
  const firstReceipt = async () => {
    life.pass(30_000);
    await syncPass(life);
    return (await rows(life.database, batchId))[0]?.receipt;
  };
  await expect.poll(firstReceipt, { timeout: 30_000 }).toMatchObject({ mail: 'sent', invitation: 'pending' });
}, 60_000);

test('a space that is killed, and an answer that is lost, cost nothing but time', async () => {
  const batchId = await approvedBatch(life, { address: space.origin }, [{ email: 'late@school.example.com' }]);
  process.kill(space.workerdPid(), 'SIGKILL');
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ stage: 'approved' });
  const { fetch } = life;
  life.fetch = async (input, init) => {
    await fetch(input, init);
    throw new DOMException('The operation timed out.', 'TimeoutError');
  };
  await expect
    .poll(() =>
      fetch(new URL('/setup', space.origin)).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true);
  life.pass(60_000);
  await syncPass(life);
  expect(await batch(life.database, batchId)).toMatchObject({ lastProblem: { code: 'timed-out' } });
  life.fetch = fetch;
  life.pass(60_000);
  await syncPass(life);
  expect((await rows(life.database, batchId))[0]?.receipt).toMatchObject({ outcome: 'invited' });
}, 30_000);

test('disconnecting ends the sign-in in the space, and what waits then waits for the admin', async () => {
  await disconnect(life, space.origin);
  expect(await listSpaces(life.database)).toEqual([]);
  expect(await (await signedIn(space.origin, owner)).read('/devices')).not.toContain('Test browser');
});
