import { setTimeout as sleep } from 'node:timers/promises';
import { invitationsTo } from '../../stage/batch-body.ts';
import { type Measure, time, timed } from '../runner/measure.ts';
import { bareHashes } from '../space/bare-hashes.ts';
import { startBareWorker } from '../space/bare-worker.ts';
import { type BenchSpace, startBenchSpace } from '../space/bench-space.ts';
import { accountsFor, newId, newPeople } from '../space/people.ts';

const sizes = [100, 300, 1000] as const;

/** Accounts with passwords over HTTP, until all exist and everybody can sign in. */
export const createAccounts: Measure = {
  name: 'accounts',
  what: 'Creating accounts with passwords, until everybody can sign in',
  with: 'inviting as many people',
  sizes,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 1.5 }, at: [1000] }],
  async prepare(size) {
    const space = await startBenchSpace();
    return {
      async ours() {
        const body = accountsFor(newPeople(size));
        const sample = await timed(() => space.device.apply(newId(), body));
        await forgetWaitingPasswords(space);
        return sample;
      },
      async against() {
        const body = invitationsTo(newPeople(size));
        const sample = await timed(() => space.device.apply(newId(), body));
        await space.allMarked();
        return sample;
      },
      end: space.end,
    };
  },
};

/** The same, until every password is hashed. */
export const hashPasswords: Measure = {
  name: 'hashes',
  what: 'Creating accounts with passwords, until all of these are hashed',
  with: 'as many bare argon2id hashes on one core',
  sizes,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 1.15 }, at: [1000] }],
  async prepare(size) {
    const space = await startBenchSpace();
    return {
      async ours() {
        const body = accountsFor(newPeople(size));
        return timed(async () => {
          await space.device.apply(newId(), body);
          await allHashed(space);
        });
      },
      async against() {
        const sample = await timed(() => bareHashes(size));
        // Deaf meanwhile, this process hears only now that connections which nobody used have ended.
        await sleep(100);
        return sample;
      },
      end: space.end,
    };
  },
};

/** The same number of hashes in workerd and in Node: what of the measure before is workerd's own. */
export const hashInWorkerd: Measure = {
  name: 'hashes-floor',
  what: 'Bare argon2id hashes in a bare worker in workerd',
  with: 'as many in Node',
  sizes: [100, 300],
  series: [{ name: time, unit: 'ms', goal: null }],
  prepare: (size) => inBareWorker(size, false),
};

/** The same, with others let in after each hash: what it costs that a request waits for one hash, not for hundreds. */
export const hashGivingWay: Measure = {
  name: 'hashes-giving-way',
  what: 'Bare argon2id hashes in a bare worker in workerd that lets requests in after each one',
  with: 'as many in Node',
  sizes: [100, 300],
  series: [{ name: time, unit: 'ms', goal: null }],
  prepare: (size) => inBareWorker(size, true),
};

async function inBareWorker(size: number, givesWay: boolean) {
  const worker = await startBareWorker();
  return {
    ours: () => timed(() => worker.hash(size, givesWay)),
    against: () => timed(() => bareHashes(size)),
    end: worker.end,
  };
}

/** Milliseconds of a hash, less than on any machine. */
const leastOfHash = 10;

/**
 * Resolves when all passwords are hashed. Asking takes workerd some milliseconds, each time: so nobody asks before it can
 * be so.
 */
async function allHashed(space: BenchSpace): Promise<void> {
  const count = 'SELECT count(*) AS waiting FROM initial_passwords WHERE hash_due_at IS NOT NULL';
  for (;;) {
    const waiting = Number(await (await space.database()).prepare(count).first('waiting'));
    if (waiting === 0) return;
    await sleep(waiting * leastOfHash);
  }
}

/** What is not hashed yet is not to be: the next run would have to share the processor with it. */
async function forgetWaitingPasswords(space: BenchSpace): Promise<void> {
  await space.bareSql({ sql: 'DELETE FROM initial_passwords', values: [] });
  await sleep(300);
}
