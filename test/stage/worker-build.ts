import { join } from 'node:path';
import { bundleWorker } from '../../worker/local/bundle.ts';
import { buildOnce } from './build-once.ts';
import type { Outcome } from './command.ts';
import { project } from './project.ts';

/** The folder of the worker's last build, as it would be deployed. */
export const workerFolder = join(project, '.output', 'worker');

/** Builds the worker unless the last build was made from the same sources. Never rejects. */
export function buildWorker(): Promise<Outcome> {
  return buildOnce({
    name: 'worker',
    mainFile: 'index.js',
    sources: ['worker', 'shared'],
    run: () =>
      bundleWorker(workerFolder).then(
        () => ({ ok: true, output: '' }),
        (error: unknown) => ({ ok: false, output: error instanceof Error ? error.message : String(error) }),
      ),
  });
}
