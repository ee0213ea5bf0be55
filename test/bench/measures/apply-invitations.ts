import { invitationsTo } from '../../stage/batch-body.ts';
import { type Measure, time, timed } from '../runner/measure.ts';
import { bareInsert, makeBareTable } from '../space/bare-insert.ts';
import { bareRecords } from '../space/bare-records.ts';
import { type BenchSpace, startBenchSpace } from '../space/bench-space.ts';
import { newId, newPeople } from '../space/people.ts';

const sizes = [100, 300, 1000] as const;

/** A batch of invitations over HTTP, until its receipt is there. */
export const applyInvitations: Measure = {
  name: 'apply',
  what: 'Applying a batch of invitations over HTTP',
  with: 'one bare json_each insert of the same rows over HTTP',
  sizes,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 5 }, at: [1000] }],
  runs: 9,
  async prepare(size) {
    const space = await startBenchSpace();
    await makeBareTable(space);
    return {
      ours: () => applied(space, size),
      against: () => bareInsert(space, newPeople(size)),
      end: space.end,
    };
  },
};

/** The same, compared with the least that leaves what it leaves. */
export const applyRecords: Measure = {
  name: 'apply-records',
  what: 'Applying a batch of invitations over HTTP',
  with: 'bare inserts of the very same records into the same tables over HTTP',
  sizes,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 }, at: [1000] }],
  runs: 9,
  async prepare(size) {
    const space = await startBenchSpace();
    return {
      ours: () => applied(space, size),
      against: () => bareRecords(space, newPeople(size)),
      end: space.end,
    };
  },
};

/** What a batch would do, compared with doing it. */
export const planInvitations: Measure = {
  name: 'plan',
  what: 'Planning a batch of invitations',
  with: 'applying it',
  sizes,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 0.7 }, at: [1000] }],
  runs: 9,
  async prepare(size) {
    const space = await startBenchSpace();
    return {
      ours: async () => {
        const body = invitationsTo(newPeople(size));
        return timed(() => space.device.plan(body));
      },
      against: () => applied(space, size),
      end: space.end,
    };
  },
};

/** The same batch once more, as after a lost answer: nothing is to be done. */
export const applyAgain: Measure = {
  name: 'apply-again',
  what: 'Applying a batch once more, whose answer got lost',
  with: 'the first time',
  sizes,
  series: [
    { name: time, unit: 'ms', goal: { atMostTimes: 0.5 }, at: [1000] },
    { name: 'rows written', unit: 'rows', goal: { atMost: 0 } },
  ],
  runs: 9,
  async prepare(size) {
    const space = await startBenchSpace();
    let id = newId();
    let body = invitationsTo(newPeople(size));
    return {
      ours: async () => {
        const before = await space.counts();
        const sample = await timed(() => space.device.apply(id, body));
        const { rowsWritten } = await space.counts();
        return { ...sample, 'rows written': rowsWritten - before.rowsWritten };
      },
      against: async () => {
        id = newId();
        body = invitationsTo(newPeople(size));
        const sample = await timed(() => space.device.apply(id, body));
        await space.allMarked();
        return sample;
      },
      end: space.end,
    };
  },
};

async function applied(space: BenchSpace, size: number) {
  const body = invitationsTo(newPeople(size));
  const sample = await timed(() => space.device.apply(newId(), body));
  await space.allMarked();
  return sample;
}
