import { buildExtension } from './extension-build.ts';

/** Vitest's global set-up of the browser tests: the extension is built once, before any of their files needs it. */
export async function setup(): Promise<void> {
  const { ok, output } = await buildExtension('chrome');
  if (!ok) throw new Error(output);
}
