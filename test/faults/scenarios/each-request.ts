import { sendImport } from '../admin.ts';
import { drain } from '../drain.ts';
import { type Fault, foreignAnswers } from '../fault.ts';
import type { Scenario } from '../scenario.ts';

/** More requests than an import of a few people makes, by far. */
const most = 15;

const faults = [
  { kind: 'drop-request' },
  { kind: 'drop-response' },
  { kind: 'halve-body' },
  foreignAnswers.broken,
  foreignAnswers.portalAsJson,
] as const satisfies Fault[];

/** The N-th request of an import fails, for all N until an import was through before the fault was met. */
export const eachRequest: Scenario[] = faults.map((fault) => ({
  name: `each-request-${fault.kind === 'answer' ? fault.status : fault.kind}`,
  isShort: false,
  times: 1,
  async run({ world, people }) {
    for (let failing = 1; ; failing += 1) {
      if (failing > most) throw new Error(`an import makes more than ${most} requests`);
      let requests = 0;
      world.proxy.inject = () => {
        requests += 1;
        return requests === failing ? fault : null;
      };
      const page = await sendImport(world, people(3));
      await drain(world, { nudged: true });
      // A page that stays open goes on asking.
      await page.close();
      if (requests < failing) return;
    }
  },
}));
