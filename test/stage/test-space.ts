import { type LocalSpace, type LocalSpaceOptions, startLocalSpace } from '../../worker/local/local-space.ts';
import { layEmptySpace } from './empty-space.ts';
import { buildWorker, workerFolder } from './worker-build.ts';

/** A local space on free ports, of the worker's one build that all tests share. Throws when a part does not start. */
export async function startTestSpace(
  options: Pick<LocalSpaceOptions, 'stateFolder' | 'cronSeconds'>,
): Promise<LocalSpace> {
  const { ok, output } = await buildWorker();
  if (!ok) throw new Error(output);
  await layEmptySpace(options.stateFolder);
  return startLocalSpace({ ...options, ports: null, bundle: workerFolder });
}
