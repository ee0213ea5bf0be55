import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../stage/until.ts';
import { approve, planImport } from '../admin.ts';
import { appliesBatch } from '../applying.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/** The disk below the space's database is full for a while. */
export const fullDisks: Scenario[] = [
  {
    name: 'database-disk-full',
    isShort: false,
    times: 2,
    onSmallDisks: true,
    async run({ world, random, people }) {
      const list = people(300);
      const page = await planImport(world, list);
      const from = world.proxy.history.length;
      disksOf(world).database.fill();
      await approve(world, page, list);
      const answers = await until('an answer of the space', async () => {
        const statuses = world.proxy.history
          .slice(from)
          .filter(appliesBatch)
          .map(({ status }) => status);
        return statuses.some((status) => status !== null) ? statuses : null;
      });
      // It may also hang up without a word.
      if (answers.some((status) => status !== 503 && status !== null))
        throw new Error(`A full disk is answered by ${answers.join()}.`);
      await page.locator('[data-testid=phase][data-phase=waiting]').waitFor();
      await sleep(random.below(3000));
    },
  },
];

function disksOf({ disks }: World): NonNullable<World['disks']> {
  if (!disks) throw new Error('This scenario needs a world on small disks.');
  return disks;
}
