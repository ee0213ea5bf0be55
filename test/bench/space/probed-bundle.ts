import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { modulesIn, type WorkerModule } from '../../../worker/local/bundle.ts';
import { buildWorker, workerFolder } from '../../stage/worker-build.ts';

/** Copies the built worker into a folder and puts the probe around it. Throws when the worker does not build. */
export async function probedBundle(folder: string): Promise<[WorkerModule, ...WorkerModule[]]> {
  const built = await buildWorker();
  if (!built.ok) throw new Error(built.output);
  await cp(workerFolder, folder, { recursive: true });
  const source = new URL('./worker-probe.ts', import.meta.url).pathname;
  const { code } = await transformWithOxc(await readFile(source, 'utf8'), source, { sourcemap: false });
  const main = join(folder, 'probed.js');
  await writeFile(main, `import worker from './index.js';\n${code}\nexport default probed(worker);\n`);
  return [{ type: 'ESModule', path: main }, ...(await modulesIn(folder))];
}
