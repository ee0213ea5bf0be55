import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalSpace } from '../../worker/local/local-space.ts';
import { buildOnce } from './build-once.ts';
import type { Outcome } from './command.ts';
import { project } from './project.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { workerFolder } from './worker-build.ts';

const name = 'empty-space';
const built = join(project, '.output', name);

/**
 * Makes the database of a new space, with every migration, unless it was made from the same ones. Needs the built
 * worker.
 */
export function buildEmptySpace(): Promise<Outcome> {
  return buildOnce({
    name,
    mainFile: 'data',
    sources: ['worker/migrations', 'worker/wrangler.jsonc'],
    run: async () => {
      const folder = await temporaryFolder();
      try {
        const options = { stateFolder: folder.path, ports: null, cronSeconds: null, bundle: workerFolder };
        await (await startLocalSpace(options)).stop();
        await rm(built, { recursive: true, force: true });
        // Under its name only when it is whole.
        await cp(join(folder.path, 'data'), join(`${built}-new`, 'data'), { recursive: true });
        await rename(`${built}-new`, built);
        return { ok: true, output: '' };
      } catch (error) {
        return { ok: false, output: error instanceof Error ? error.message : String(error) };
      } finally {
        await folder.remove();
      }
    },
  });
}

/**
 * Gives a state folder without a database the one of a new space: to run every migration takes longer than to start
 * everything else. Throws with the reason when it cannot be made.
 */
export async function layEmptySpace(stateFolder: string): Promise<void> {
  const data = join(stateFolder, 'data');
  if (existsSync(data)) return;
  const { ok, output } = await buildEmptySpace();
  if (!ok) throw new Error(output);
  await cp(join(built, 'data'), data, { recursive: true });
}
