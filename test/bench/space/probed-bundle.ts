import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { modulesIn, type WorkerModule } from '../../../worker/local/bundle.ts';
import { buildWorker, workerFolder } from '../../stage/worker-build.ts';

/**
 * Copies the built worker into a folder and puts the probe around it, with the least delivery beside it. Throws when the
 * worker does not build.
 */
export async function probedBundle(folder: string): Promise<[WorkerModule, ...WorkerModule[]]> {
  const built = await buildWorker();
  if (!built.ok) throw new Error(built.output);
  await cp(workerFolder, folder, { recursive: true });
  const source = new URL('./worker-probe.ts', import.meta.url).pathname;
  const { code } = await transformWithOxc(await readFile(source, 'utf8'), source, { sourcemap: false });
  const least = join(folder, 'least-delivery.js');
  await cp(new URL('./least-delivery.mjs', import.meta.url).pathname, least);
  const main = join(folder, 'probed.js');
  const imports = `import worker from './index.js';\nimport { deliverLeast } from './least-delivery.js';\n`;
  await writeFile(main, `${imports}${code}\nexport default probed(worker, deliverLeast);\n`);
  return [{ type: 'ESModule', path: main }, { type: 'ESModule', path: least }, ...(await modulesIn(folder))];
}
