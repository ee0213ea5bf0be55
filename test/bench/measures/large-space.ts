import { invitationsTo } from '../../stage/batch-body.ts';
import { type Measure, time, timed } from '../runner/measure.ts';
import { type BenchSpace, startBenchSpace } from '../space/bench-space.ts';
import { fillWithMembers } from '../space/fill-space.ts';
import { newId, newPeople } from '../space/people.ts';

const people = 1000;

/** A batch into a space that has many members already. */
export const largeSpace: Measure = {
  name: 'large-space',
  what: 'Inviting 1,000 people into a space of so many members',
  with: 'an empty space',
  sizes: [10_000, 100_000, 1_000_000],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 1.5 } }],
  async prepare(members) {
    const full = await startBenchSpace();
    const empty = await startBenchSpace();
    await fillWithMembers(full, members);
    return {
      ours: () => invited(full),
      against: async () => {
        const sample = await invited(empty);
        // It stays empty but for its owner.
        await empty.bareSql(
          { sql: 'DELETE FROM batches', values: [] },
          { sql: `DELETE FROM members WHERE role = 'member'`, values: [] },
        );
        return sample;
      },
      async end() {
        await empty.end();
        await full.end();
      },
    };
  },
};

async function invited(space: BenchSpace) {
  const body = invitationsTo(newPeople(people));
  const sample = await timed(() => space.device.apply(newId(), body));
  await space.allMarked();
  return sample;
}
