import { sendImport } from '../admin.ts';
import { applied, failApplying } from '../applying.ts';
import { drain } from '../drain.ts';
import type { Scenario } from '../scenario.ts';

/** Milliseconds: longer than anything is remembered for a day. */
const longLater = 25 * 3_600_000;

/** Requests that come three times at once, late, and a day after; every scenario's requests come again in its phase C. */
export const repeats: Scenario[] = [
  {
    name: 'three-at-once',
    isShort: true,
    times: 4,
    async run({ world, random, people }) {
      const faults = failApplying(world.proxy, [{ kind: 'repeat', times: 3 }]);
      await sendImport(world, people(random.between(3, 60)));
      await faults.met();
    },
  },
  {
    name: 'late-and-overtaken',
    isShort: false,
    times: 2,
    async run({ world, random, people }) {
      // Longer than the extension waits for an answer, so that its next attempt overtakes this one.
      const faults = failApplying(world.proxy, [{ kind: 'delay', ms: random.between(21_000, 26_000) }]);
      await sendImport(world, people(8));
      await faults.met();
      await applied(world, world.proxy.history.length - 1);
    },
  },
  {
    name: 'a-day-later',
    isShort: false,
    times: 1,
    async run({ world, people }) {
      await sendImport(world, people(8));
      await drain(world, { nudged: true });
      const database = await world.worker.database();
      const back = (table: string, columns: string[]) =>
        database.prepare(`UPDATE ${table} SET ${columns.map((name) => `${name} = ${name} - ${longLater}`).join()}`);
      await database.batch([
        back('batches', ['applied_at']),
        back('members', ['created_at']),
        back('invitations', ['created_at', 'expires_at']),
        back('outbox', ['created_at', 'settled_at']),
      ]);
    },
  },
];
