import { setTimeout as sleep } from 'node:timers/promises';
import { approve, planImport, sendImport } from '../admin.ts';
import { failApplying } from '../applying.ts';
import { type Fault, foreignAnswers } from '../fault.ts';
import type { Scenario } from '../scenario.ts';

const breaks = [
  { kind: 'drop-request' },
  { kind: 'drop-response' },
  { kind: 'cut-response' },
  { kind: 'halve-body' },
] as const satisfies Fault[];

/** Requests and answers that get lost, before and after the space has done its work; answers of somebody else. */
export const lostOnTheWay: Scenario[] = [
  ...breaks.map(
    (fault): Scenario => ({
      name: fault.kind,
      isShort: fault.kind === 'drop-request' || fault.kind === 'drop-response',
      times: 2,
      async run({ world, random, people }) {
        const faults = failApplying(world.proxy, [fault]);
        await sendImport(world, people(random.between(3, 12)));
        await faults.met();
      },
    }),
  ),
  ...Object.entries(foreignAnswers).map(
    ([name, answer]): Scenario => ({
      name: `answer-${name.toLowerCase()}`,
      isShort: name === 'portalAsJson' || name === 'busy',
      times: 2,
      async run({ world, random, people }) {
        // Half of them after the space has done what it was asked.
        const faults = failApplying(world.proxy, [{ ...answer, late: random.below(2) === 0 }]);
        await sendImport(world, people(random.between(3, 12)));
        await faults.met();
      },
    }),
  ),
  {
    name: 'any-break',
    isShort: false,
    times: 6,
    async run({ world, random, people }) {
      world.proxy.inject = () => (random.below(3) === 0 ? random.pick(breaks) : null);
      await sendImport(world, people(random.between(3, 40)));
      await sleep(random.between(1000, 8000));
    },
  },
  {
    name: 'offline-and-flapping',
    isShort: false,
    times: 4,
    async run({ world, random, people }) {
      const list = people(random.between(3, 12));
      const page = await planImport(world, list);
      world.proxy.isOffline = true;
      await approve(world, page, list);
      for (let turns = 0; turns < 20; turns += 1) {
        await sleep(random.between(50, 600));
        world.proxy.isOffline = !world.proxy.isOffline;
      }
    },
  },
];
