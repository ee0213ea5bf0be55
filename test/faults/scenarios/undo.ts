import { setTimeout as sleep } from 'node:timers/promises';
import { type SpaceClient, spaceClient } from '../../../extension/spaces/space-client.ts';
import { batchEndpoints } from '../../../shared/contract/batch.ts';
import { type Undo, undoEndpoints } from '../../../shared/contract/undo.ts';
import { invitationsTo, rowOf } from '../../stage/batch-body.ts';
import { connectDevice } from '../../stage/connected-device.ts';
import { killWorkerd } from '../kill-workerd.ts';
import type { Exchange } from '../proxy.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/** A list that is taken back while its mails leave, by somebody who asks until they are answered. */
export const undo: Scenario[] = [
  {
    name: 'undo',
    isShort: true,
    times: 20,
    async run({ world, random, people }) {
      const { proxy, worker, owner, otherAdmin, otherBatches } = world;
      const rows = people(random.between(20, 40)).map((email) => rowOf(email));
      const id = crypto.randomUUID();
      const { token } = await connectDevice(proxy.origin, owner);
      const surroundings = { fetch, now: () => Date.now(), isOnline: () => true };
      const admin = spaceClient(surroundings, { address: proxy.origin, token });
      otherBatches.add(id);
      const left = mailsTaken(world, random.between(1, 15));
      const sent = await otherAdmin.ask(batchEndpoints.applyBatch, { params: { id }, body: invitationsTo(rows) });
      if ('problem' in sent) throw new Error(`The list was refused: ${sent.problem.code}`);
      await left;

      // The first time that it is done, nobody learns of it.
      proxy.inject = (exchange) =>
        takesBack(exchange) && !proxy.history.some((each) => takesBack(each) && each.status === 200)
          ? { kind: 'drop-response' }
          : null;
      const [answer] = await Promise.all([takenBack(admin, id), killWorkerd(world, random, 120)]);
      const emails = new Map(rows.map(({ id: row, email }) => [row, email]));
      const removed = answer.rows.filter(({ fate }) => fate === 'removed').map(({ id: row }) => emails.get(row) ?? '');
      world.takenBack.push({ removed: new Set(removed), mailsLeft: answer.mailsLeft });

      const again = await Promise.all([takenBack(admin, id), takenBack(admin, id)]);
      expectEqual('the answers', new Set([answer, ...again].map((each) => JSON.stringify(each))).size, 1);
      expectEqual('who was removed', removed.length, rows.length);
      expectEqual('the mails told of', answer.mailsLeft + answer.mailsCancelled, rows.length);
      const { members = [], audit = [] } = await worker.dump();
      expectEqual('who is still there', members.filter(({ email }) => removed.includes(String(email))).length, 0);
      const undoings = audit.filter(({ action, at }) => action === 'batch-undone' && at === answer.undoneAt);
      expectEqual('the lines in the audit', undoings.length, 1);
    },
  },
];

function takesBack({ method, path }: Exchange): boolean {
  return method === 'POST' && path.endsWith('/undo');
}

/** Resolves when the mail server has taken so many mails from now on. */
function mailsTaken({ mail }: World, count: number): Promise<void> {
  return new Promise((resolve) => {
    let taken = 0;
    mail.onTaken = () => {
      taken += 1;
      if (taken === count) resolve();
    };
  });
}

/** Looks at what it comes to and takes the list back, again and again until the space answers. */
async function takenBack(admin: SpaceClient, id: string): Promise<Undo> {
  let last = '';
  for (let tries = 0; tries < 60; tries += 1) {
    const plan = await admin.ask(undoEndpoints.planUndo, { params: { id } });
    const answer =
      'problem' in plan
        ? plan
        : await admin.ask(undoEndpoints.undoBatch, {
            params: { id },
            body: { seen: plan.value.rows.map(({ fate }) => fate) },
          });
    if ('value' in answer) return answer.value;
    last = answer.problem.code;
    await sleep(200);
  }
  throw new Error(`The list was never taken back: ${last}`);
}

function expectEqual(what: string, is: number, expected: number): void {
  if (is !== expected) throw new Error(`${what}: ${is} instead of ${expected}`);
}
