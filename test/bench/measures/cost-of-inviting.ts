import { invitationsTo } from '../../stage/batch-body.ts';
import { dollarsFor, times } from '../cost/price-list.ts';
import type { Measure, Series } from '../runner/measure.ts';
import { type BenchSpace, startBenchSpace } from '../space/bench-space.ts';
import { fillWithMembers } from '../space/fill-space.ts';
import { newId, newPeople } from '../space/people.ts';

const people = 1000;
const told = (name: string, unit: Series['unit']): Series => ({ name, unit, goal: null });

/** What Cloudflare bills for inviting people: plan, apply, mails, a look at the receipt and a tick of cron. */
export const costOfInviting: Measure = {
  name: 'cost',
  what: 'What inviting 1,000 people uses, for each of them, in a space of so many members',
  with: '',
  sizes: [1000, 30_000, 100_000],
  series: [
    told('rows read', 'rows'),
    told('rows written', 'rows'),
    told('requests', 'requests'),
    told('queue operations', 'operations'),
    told('CPU of workerd, database included', 'ms'),
    told('kept in the database', 'B/row'),
    told('a thousand people', 'dollars'),
    told('a million people', 'dollars'),
  ],
  async prepare(members) {
    const space = await startBenchSpace();
    await fillWithMembers(space, members);
    // What came with the filling is done before anything is counted.
    await space.tick();
    return {
      async ours() {
        const body = invitationsTo(newPeople(people));
        const id = newId();
        const sizeBefore = await sizeOf(space);
        const [before, cpuBefore] = [await space.counts(), space.cpu()];
        await space.device.plan(body);
        await space.device.apply(id, body);
        await space.allMarked();
        await space.device.receipt(id);
        await space.tick();
        const [after, cpuAfter] = [await space.counts(), space.cpu()];
        const messages = after.queueMessages - before.queueMessages;
        const used = {
          rowsRead: after.rowsRead - before.rowsRead,
          rowsWritten: after.rowsWritten - before.rowsWritten,
          // A delivery of the queue and a tick are billed as requests, too.
          requests: after.invocations - before.invocations,
          cpuMs: (cpuAfter ?? 0) - (cpuBefore ?? 0),
          queueOperations: 3 * messages,
        };
        const each = times(used, 1 / people);
        return {
          'rows read': each.rowsRead,
          'rows written': each.rowsWritten,
          requests: each.requests,
          'queue operations': each.queueOperations,
          'CPU of workerd, database included': each.cpuMs,
          'kept in the database': ((await sizeOf(space)) - sizeBefore) / people,
          'a thousand people': dollarsFor(times(each, 1000)),
          'a million people': dollarsFor(times(each, 1_000_000)),
        };
      },
      against: null,
      end: space.end,
    };
  },
};

/** Octets of the database, its indexes included. */
async function sizeOf(space: BenchSpace): Promise<number> {
  const { meta } = await (await space.database()).prepare('SELECT 1').run();
  return meta.size_after;
}
