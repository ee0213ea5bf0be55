import { setTimeout as sleep } from 'node:timers/promises';
import { approve, planImport, sendImport } from '../admin.ts';
import { applied, appliesBatch } from '../applying.ts';
import type { Scenario } from '../scenario.ts';

/** Milliseconds. */
const day = 24 * 3_600_000;

/** The space stalls, its database is locked, its cron comes too often, late or at a wrong time, its queue repeats. */
export const spaceTrouble: Scenario[] = [
  {
    name: 'frozen-after-commit',
    isShort: false,
    times: 3,
    async run({ world, random, people }) {
      const list = people(20);
      const page = await planImport(world, list);
      // The system takes the request for it; it is carried out long after the extension has given up.
      world.worker.freeze();
      try {
        await approve(world, page, list);
        await sleep(random.between(20_500, 24_000));
      } finally {
        world.worker.thaw();
      }
    },
  },
  {
    name: 'stalled',
    isShort: false,
    times: 3,
    async run({ world, random, people }) {
      const list = people(40);
      const page = await planImport(world, list);
      const stalls = async () => {
        for (let turns = 0; turns < 3; turns += 1) {
          await sleep(random.below(200));
          world.worker.freeze();
          await sleep(random.between(500, 5000));
          world.worker.thaw();
        }
      };
      await Promise.all([approve(world, page, list), stalls()]);
    },
  },
  {
    name: 'database-locked',
    isShort: false,
    times: 3,
    async run({ world, random, people }) {
      const list = people(20);
      const page = await planImport(world, list);
      const file = world.worker.openFile();
      const from = world.proxy.history.length;
      try {
        file.exec('PRAGMA busy_timeout = 5000; BEGIN EXCLUSIVE');
        await approve(world, page, list);
        await sleep(random.between(1000, 12_000));
        const passed = world.proxy.history.slice(from).some((each) => appliesBatch(each) && each.status === 200);
        if (passed) throw new Error('A locked database was written to: the lock is on another file.');
        file.exec('ROLLBACK');
      } finally {
        file.close();
      }
    },
  },
  {
    name: 'cron-and-queue-at-once',
    isShort: true,
    times: 6,
    async run({ world, random, people }) {
      const from = world.proxy.history.length;
      await sendImport(world, people(random.between(20, 60)));
      await applied(world, from);
      const wakeUps = Array.from({ length: 5 }, () => ({ kind: 'mail' }));
      const poison = ['not a wake-up', { kind: 'mail', version: 9 }, null, { kind: 'postcards' }];
      const moments = Array.from({ length: 10 }, () => random.pick([0, 0, -day, day, 60_000, -60_000]));
      await Promise.all([
        ...moments.map((moment) => world.worker.tick(new Date(Date.now() + moment))),
        world.worker.deliver('rollcall-wake-ups', [...wakeUps, ...poison]),
        world.worker.deliver('rollcall-wake-ups', wakeUps),
      ]);
    },
  },
];
