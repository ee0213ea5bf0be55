import { buildExtension } from './extension-build.ts';
import { buildProbe, probes } from './probed-extension.ts';
import { installWindowTools } from './window-tools.ts';

/**
 * Vitest's global set-up of the browser tests: what several of their files need is made once, before any of them runs.
 */
export async function setup(): Promise<void> {
  const builds = [
    () => buildExtension('chrome'),
    () => buildExtension('firefox'),
    ...probes.map((probe) => () => buildProbe(probe)),
  ];
  for (const build of builds) {
    const { ok, output } = await build();
    if (!ok) throw new Error(output);
  }
  for (const sentence of await installWindowTools()) console.warn(sentence);
}
