import { join } from 'node:path';
import { startLocalSpace } from '../../worker/local/local-space.ts';
import { launchBrowser } from './browser.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { fromPasteToAccepted } from './journey.ts';
import { ownerOf } from './owner.ts';
import { fromTableToAccounts } from './table-of-accounts.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * `npm start -- --demo`: the main job on real parts, in a headless browser and a state folder of its own, each step
 * printed with what was seen and how long it took. Throws when a step was not seen.
 */
export async function runDemo(atTheEnd: (end: () => Promise<void>) => void): Promise<void> {
  const start = performance.now();
  let last = start;
  let steps = 0;
  const tell = (step: string, seen: string) => {
    const now = performance.now();
    steps += 1;
    console.log(
      `${String(steps).padStart(2)}. ${step.padEnd(42)} ${secondsOf(now - last)}   ${seen.replaceAll('\n', ', ')}`,
    );
    last = now;
  };
  try {
    const program = await findOrInstallChromium(console.log);
    const folder = await temporaryFolder();
    atTheEnd(folder.remove);
    const space = await startLocalSpace({ stateFolder: folder.path, ports: null, cronSeconds: 5 });
    atTheEnd(space.stop);
    const owner = await ownerOf(space, folder.path);
    tell('Start a new space with its inbox and owner', `${space.origin}, ${space.inbox.url}`);

    const build = await buildExtension('chrome');
    if (!build.ok) throw new Error(`The extension does not build.\n${build.output}`);
    const profile = join(folder.path, 'browser');
    const browser = await launchBrowser({ program, profile, extension: buildFolder('chrome'), headless: true });
    atTheEnd(browser.close);
    tell('Build the extension and load it', `headless Chromium ${browser.context.browser()?.version() ?? ''}`.trim());

    for await (const { step, seen } of fromPasteToAccepted({ space, owner, browser, program })) tell(step, seen);
    for await (const { step, seen } of fromTableToAccounts({ space, browser })) tell(step, seen);
    console.log(`\nAll ${steps} steps were seen to work, in ${secondsOf(performance.now() - start).trim()}.`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`step ${steps + 1} was not seen to work. ${reason}`, { cause: error });
  }
}

function secondsOf(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(5)} s`;
}
