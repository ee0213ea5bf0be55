import { setTimeout as sleep } from 'node:timers/promises';
import { approve, planImport, sendImport } from '../admin.ts';
import { applied } from '../applying.ts';
import { killWorkerd } from '../kill-workerd.ts';
import type { Scenario } from '../scenario.ts';

/** Kills of workerd and of the browser, at random and at the moments that hurt most. */
export const kills: Scenario[] = [
  {
    name: 'kill-workerd',
    isShort: true,
    times: 200,
    async run({ world, random, people }) {
      const list = people(random.between(10, 60));
      const page = await planImport(world, list);
      // From before the request to after the last mail, by what such an import takes.
      await Promise.all([approve(world, page, list), killWorkerd(world, random, 350)]);
    },
  },
  {
    name: 'kill-at-commit',
    isShort: false,
    times: 10,
    async run({ world, people }) {
      const list = people(30);
      const page = await planImport(world, list);
      const file = world.worker.openFile();
      try {
        const count = file.prepare('SELECT count(*) AS batches FROM batches');
        const before = count.get()?.batches;
        const kill = async () => {
          // As soon as it is on disk: its wake-up is not in the queue, or is forgotten with it.
          while (count.get()?.batches === before) await sleep(1);
          world.worker.kill();
        };
        await Promise.all([approve(world, page, list), kill()]);
      } finally {
        file.close();
      }
    },
  },
  {
    name: 'kill-at-delivery',
    isShort: true,
    times: 20,
    async run({ world, random, people }) {
      const last = random.between(1, 25);
      const killed = new Promise<void>((resolve) => {
        let taken = 0;
        world.mail.onTaken = () => {
          taken += 1;
          if (taken !== last) return;
          // The server has it, and nobody will ever know.
          world.worker.kill();
          resolve();
        };
      });
      await sendImport(world, people(30));
      await killed;
    },
  },
  {
    name: 'kill-browser',
    isShort: true,
    times: 40,
    async run({ world, random, people }) {
      const list = people(random.between(3, 30));
      const page = await planImport(world, list);
      // Whether the click came to anything is for the evidence to say; only what was shown is acknowledged.
      const approved = approve(world, page, list).catch(() => undefined);
      await sleep(random.below(1200));
      await world.killBrowser();
      // A page that was being opened when its browser died is not always told of it.
      await Promise.race([approved, sleep(2000)]);
      await world.extension.restart();
    },
  },
  {
    name: 'kill-both',
    isShort: false,
    times: 10,
    async run({ world, random, people }) {
      const list = people(random.between(3, 30));
      const page = await planImport(world, list);
      const from = world.proxy.history.length;
      await approve(world, page, list);
      if (random.below(2) === 0) await applied(world, from);
      world.worker.kill();
      await world.killBrowser();
      await world.extension.restart();
    },
  },
];
