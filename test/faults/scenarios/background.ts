import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildFolder } from '../../stage/extension-build.ts';
import { until } from '../../stage/until.ts';
import { openUnwatched } from '../../stage/unwatched-browser.ts';
import { approve, planImport, sendImport } from '../admin.ts';
import { applied, appliesBatch } from '../applying.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/** The extension's background stopped, or the whole extension loaded anew, while it sends; nobody clicks anything. */
export const background: Scenario[] = [
  ...[1, 2].map(
    (request): Scenario => ({
      name: `background-killed-at-request-${request}`,
      isShort: false,
      times: 1,
      // Its alarm alone brings it back.
      nudged: false,
      async run({ world, people }) {
        let requests = 0;
        const reached = new Promise<void>((resolve) => {
          world.proxy.inject = (exchange) => {
            if (requests > 0 || appliesBatch(exchange)) requests += 1;
            if (requests === request) resolve();
            // What was asked is answered after the one who asked is gone.
            return requests === request ? { kind: 'delay', ms: 1500 } : null;
          };
        });
        const page = await sendImport(world, people(5));
        if (request === 1) await page.close();
        await reached;
        await killBackground(world);
        if (!page.isClosed()) await page.close();
      },
    }),
  ),
  {
    name: 'background-idle',
    isShort: false,
    times: 1,
    nudged: false,
    async run({ world, people }) {
      const { proxy, extension } = world;
      const list = people(5);
      const page = await planImport(world, list);
      const from = proxy.history.length;
      proxy.isOffline = true;
      await approve(world, page, list);
      await extension.browser.close();
      const profile = join(extension.folder, 'browser');
      const unwatched = await openUnwatched({ program: extension.program, profile, extension: buildFolder('chrome') });
      try {
        const hasBackground = (wanted: boolean) => async () =>
          (await unwatched.hasBackground()) === wanted ? true : null;
        await until('the background to begin', hasBackground(true));
        await until('the browser to end a background that is idle', hasBackground(false));
        proxy.isOffline = false;
        await until('the alarm to bring it back', hasBackground(true));
        await applied(world, from);
      } finally {
        await unwatched.close();
      }
      await extension.restart();
    },
  },
  {
    name: 'extension-reloaded',
    isShort: false,
    times: 3,
    nudged: false,
    async run({ world, random, people }) {
      world.proxy.inject = (exchange) => (appliesBatch(exchange) ? { kind: 'delay', ms: 800 } : null);
      const page = await sendImport(world, people(5));
      await sleep(random.below(1200));
      const isBack = world.extension.browser.context.waitForEvent('serviceworker');
      // The page goes with the extension that it reloads.
      await page
        .evaluate(() => {
          // The page is an extension's; Playwright's types do not know.
          const { chrome } = globalThis as unknown as { chrome: { runtime: { reload(): void } } };
          chrome.runtime.reload();
        })
        .catch(() => undefined);
      await isBack;
    },
  },
];

/** Ends the service worker as the browser does when it finds it idle: in the middle of whatever it does. */
async function killBackground({ extension: { browser } }: World): Promise<void> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser is gone');
  const { targetInfos } = await session.send('Target.getTargets');
  const background = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes('background'));
  if (background.length === 0) throw new Error('there is no background to kill');
  for (const { targetId } of background) await session.send('Target.closeTarget', { targetId });
}
