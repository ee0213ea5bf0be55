import { buildEmptySpace } from './empty-space.ts';
import { buildWorker } from './worker-build.ts';

/** Vitest's global set-up of the tests with a local space: what each of them needs is built once, before any of them. */
export async function setup(): Promise<void> {
  for (const build of [buildWorker, buildEmptySpace]) {
    const { ok, output } = await build();
    if (!ok) throw new Error(output);
  }
}
