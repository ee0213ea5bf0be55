import { buildExtension } from './extension-build.ts';
import { installWindowTools } from './window-tools.ts';

/**
 * Vitest's global set-up of the browser tests: what several of their files need is made once, before any of them runs.
 */
export async function setup(): Promise<void> {
  for (const browser of ['chrome', 'firefox'] as const) {
    const { ok, output } = await buildExtension(browser);
    if (!ok) throw new Error(output);
  }
  for (const sentence of await installWindowTools()) console.warn(sentence);
}
