import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { batch, rows, summary } from '../../extension/batches/batch-store.ts';
import { askSpaceAt } from '../../extension/spaces/ask-space.ts';
import { listSpaces } from '../../extension/spaces/space-store.ts';
import { syncPass } from '../../extension/sync/pass.ts';
import { type Phase, phaseOf } from '../../extension/sync/phase.ts';
import { adminEndpoints } from '../../shared/contract/admin.ts';
import { signInEndpoints } from '../../shared/contract/sign-in.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { type Owner, ownerOf } from '../stage/owner.ts';
import { pageVisitor } from '../stage/page-visitor.ts';
import { portOf } from '../stage/smtp-sink.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';
import { type BrowserLife, startLife } from './browser-life.ts';
import { connectTo } from './connected-life.ts';
import { approvedBatch } from './people.ts';

const ada: Owner = { email: 'ada@example.org', password: 'walnut bicycle overture' };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let owner: Owner;
let ownersLife: BrowserLife;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  owner = await ownerOf(space, folder.path);
  ownersLife = startLife({ startAt: Date.now() });
  await connectTo(space, owner, ownersLife);
}, 120_000);
afterAll(async () => {
  await space?.stop();
  await folder?.remove();
});

/** Two approved batches of one person each; answers their ids in the order of sending. */
async function twoBatches(life: BrowserLife, name: string): Promise<[string, string]> {
  const first = await approvedBatch(life, { address: space.origin }, [{ email: `${name}-1@school.example.com` }]);
  life.pass(1);
  const second = await approvedBatch(life, { address: space.origin }, [{ email: `${name}-2@school.example.com` }]);
  return [first, second];
}

/** Has something happen between the answer to the next batch and the request after it. */
function afterNextBatch(life: BrowserLife, happen: () => Promise<unknown>): void {
  const { fetch } = life;
  life.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method !== 'PUT') return answer;
    life.fetch = fetch;
    await happen();
    return answer;
  };
}

async function phase(life: BrowserLife, id: string): Promise<Phase> {
  const found = await batch(life.database, id);
  if (!found) throw new Error('The batch is gone.');
  const [connected] = await listSpaces(life.database);
  const circumstances = { space: connected ?? null, isOnline: true, now: life.now() };
  return phaseOf(found, await summary(life.database, id), circumstances);
}

async function outcome(life: BrowserLife, id: string): Promise<unknown> {
  return (await rows(life.database, id)).map(({ receipt }) => receipt?.outcome ?? null);
}

async function setRole(id: string, role: 'member' | 'admin'): Promise<void> {
  const answer = await askSpaceAt(ownersLife, space.origin, (client) =>
    client.ask(adminEndpoints.changeRole, { params: { id }, body: { role } }),
  );
  if ('problem' in answer) throw new Error(answer.problem.code);
}

/** Makes Ada an admin, who joins by her mail; answers her id. */
async function inviteAda(): Promise<string> {
  const answer = await askSpaceAt(ownersLife, space.origin, (client) =>
    client.ask(adminEndpoints.inviteAdmin, { body: { email: ada.email } }),
  );
  if ('problem' in answer) throw new Error(answer.problem.code);
  const mail = await until(
    'the invitation',
    async () => (await space.inbox.mails()).find(({ to }) => to.includes(ada.email)) ?? null,
  );
  const link = /http\S+(\/accept\/\S+)/.exec(mail.text)?.[1] ?? '';
  const fields = { firstName: 'Ada', lastName: 'Lovelace', language: 'en', password: ada.password };
  await pageVisitor(space.origin).send(link, fields);
  return answer.value.admins.find(({ email }) => email === ada.email)?.id ?? '';
}

test('a device that is ended is refused at the next request; its rows wait and go on after a new sign-in', async () => {
  const life = startLife({ startAt: Date.now() });
  await connectTo(space, owner, life);
  const [first, second] = await twoBatches(life, 'device');
  afterNextBatch(life, async () => {
    const [connected] = await listSpaces(life.database);
    await askSpaceAt(life, space.origin, (client) =>
      client.ask(signInEndpoints.endSignIn, { params: { id: connected?.signInId ?? '' } }),
    );
  });
  await syncPass(life);
  expect(await outcome(life, first)).toEqual(['invited']);
  expect(await phase(life, second)).toEqual({ kind: 'needs-sign-in' });
  expect(await rows(life.database, second)).toMatchObject([{ person: { email: 'device-2@school.example.com' } }]);
  await connectTo(space, owner, life);
  await syncPass(life);
  expect(await outcome(life, second)).toEqual(['invited']);
}, 60_000);

test('an admin who is demoted sends nothing more; their rows wait, and go on once they are an admin again', async () => {
  const id = await inviteAda();
  const life = startLife({ startAt: Date.now() });
  await connectTo(space, ada, life);
  const [first, second] = await twoBatches(life, 'demoted');
  afterNextBatch(life, () => setRole(id, 'member'));
  await syncPass(life);
  expect(await outcome(life, first)).toEqual(['invited']);
  expect(await phase(life, second)).toEqual({ kind: 'needs-sign-in' });
  // Her password still opens her own page, and no device.
  await expect(connectTo(space, ada, life)).rejects.toThrow();
  life.pass(60_000);
  await syncPass(life);
  expect(await outcome(life, second)).toEqual([null]);
  expect(await rows(life.database, second)).toMatchObject([{ person: { email: 'demoted-2@school.example.com' } }]);
  await setRole(id, 'admin');
  await connectTo(space, ada, life);
  await syncPass(life);
  expect(await outcome(life, second)).toEqual(['invited']);
}, 60_000);

test('a space that is closed, with its address answering something else, keeps the rows waiting until it is back', async () => {
  const nobody = createServer((_, answer) =>
    answer.writeHead(404, { 'content-type': 'text/html' }).end('There is nothing here yet'),
  );
  nobody.listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  onTestFinished(() => void nobody.close());
  const life = startLife({ startAt: Date.now() });
  await connectTo(space, owner, life);
  const [first, second] = await twoBatches(life, 'closed');
  const { fetch } = life;
  afterNextBatch(life, async () => {
    life.fetch = (input, init) => {
      const { pathname } = new URL(String(input));
      return fetch(new URL(pathname, `http://127.0.0.1:${portOf(nobody.address())}`), init);
    };
  });
  await syncPass(life);
  expect(await outcome(life, first)).toEqual(['invited']);
  const problem = { code: 'not-a-space', evidence: 'not-json', status: 404 };
  expect(await phase(life, second)).toMatchObject({ kind: 'waiting', why: 'retry', problem });
  for (let tries = 0; tries < 5; tries += 1) {
    life.pass(3_600_000);
    await syncPass(life);
  }
  expect(await phase(life, second)).toMatchObject({ kind: 'waiting', why: 'retry', problem });
  life.fetch = fetch;
  life.pass(3_600_000);
  await syncPass(life);
  expect(await outcome(life, second)).toEqual(['invited']);
}, 60_000);
