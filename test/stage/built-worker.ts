import { buildWorker } from './worker-build.ts';

/** Vitest's global set-up of the tests with a local space: its worker is built once, before any file needs it. */
export async function setup(): Promise<void> {
  const { ok, output } = await buildWorker();
  if (!ok) throw new Error(output);
}
