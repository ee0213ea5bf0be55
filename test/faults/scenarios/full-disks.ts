import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../stage/until.ts';
import { approve, planImport } from '../admin.ts';
import { applied, appliesBatch } from '../applying.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/** The disk below the space's database, or below the browser's profile, is full for a while. */
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
  {
    name: 'browser-disk-full',
    isShort: false,
    times: 2,
    onSmallDisks: true,
    async run({ world, people }) {
      const { browser } = disksOf(world);
      const sent = people(200);
      const page = await planImport(world, sent);
      const from = world.proxy.history.length;
      // The receipt comes when there is no room for it any more.
      world.proxy.inject = (exchange) => (appliesBatch(exchange) ? { kind: 'delay', ms: 3000 } : null);
      const next = await world.extension.browser.context.newPage();
      await next.goto(world.extension.browser.extensionPage('console.html#/new-batch'));
      const box = next.getByRole('textbox').first();
      await box.waitFor();
      await approve(world, page, sent);
      browser.fill();
      await applied(world, from);
      const list = people(500).join('\n');
      await box.fill(list);
      await next.getByRole('button', { name: 'Review' }).click();
      await next.getByText('The disk of this computer is full').first().waitFor();
      if ((await box.inputValue()) !== list) throw new Error('The list is gone.');
      browser.free();
      // Chromium lets go of a database that it could not write to; the page says that it wants to be loaded again.
      await next.reload();
      await box.fill(list);
      await next.getByRole('button', { name: 'Review' }).click();
      await next.getByRole('button', { name: 'See what will happen' }).waitFor();
    },
  },
];

function disksOf({ disks }: World): NonNullable<World['disks']> {
  if (!disks) throw new Error('This scenario needs a world on small disks.');
  return disks;
}
