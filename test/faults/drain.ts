import { setTimeout as sleep } from 'node:timers/promises';
import { nudge } from './admin.ts';
import { dumpBrowser } from './browser-dump.ts';
import type { World } from './world.ts';

/** Milliseconds in which everything has to be done once faults have stopped: two periods of cron, and a backoff. */
const patience = 180_000;

/**
 * Waits until everything that was begun is at its end: no batch is on its way, no mail is left to send. The time that
 * the outbox would wait passes in the database; the extension waits really, unless it is `nudged` as by an admin's
 * click. Throws with what is left.
 */
export async function drain(world: World, { nudged }: { nudged: boolean }): Promise<void> {
  const end = performance.now() + patience;
  let last = '';
  while (performance.now() < end) {
    const waiting = await whatWaits(world);
    if (waiting === '') return;
    // What does not move waits for time; what moves is left to it.
    if (waiting === last) {
      await letTimePass(world);
      if (nudged) await nudge(world);
    }
    last = waiting;
    await sleep(400);
  }
  throw new Error(`Nothing was in the way any more, and this was never done: ${last}`);
}

/**
 * Looked at in the order in which work moves on: what is not in the browser any more is under way or in the outbox. A
 * request outlives the browser that made it.
 */
async function whatWaits({ worker, extension, proxy }: World): Promise<string> {
  const { batches } = await dumpBrowser(extension.browser);
  const approved = batches.filter(({ stage }) => stage === 'approved');
  const underWay = proxy.writesUnderWay;
  const { outbox = [] } = await worker.dump();
  const mails = outbox.filter(({ state }) => state === 'queued' || state === 'sending');
  return [
    ...(underWay > 0 ? [`${underWay} requests under way`] : []),
    ...mails.map(({ id, state, attempts }) => `mail ${id} ${state} after ${attempts} attempts`),
    ...approved.map(({ id, attempts, lastProblem }) => `batch ${id} after ${attempts} attempts, ${lastProblem?.code}`),
  ].join('; ');
}

/** The outbox's pauses and leases end now; then cron comes, as it does every minute. */
async function letTimePass({ worker }: World): Promise<void> {
  const database = await worker.database();
  await database.batch([
    database.prepare(`UPDATE outbox SET due_at = 0 WHERE state = 'queued'`),
    database.prepare(`UPDATE outbox SET lease_until = 0 WHERE state = 'sending'`),
  ]);
  await worker.tick();
}
