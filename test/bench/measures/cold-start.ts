import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesIn, type WorkerModule } from '../../../worker/local/bundle.ts';
import { freePort } from '../../../worker/local/free-port.ts';
import { startRuntime } from '../../../worker/local/runtime.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { buildWorker, workerFolder } from '../../stage/worker-build.ts';
import { type Measure, type Sample, time, timed } from '../runner/measure.ts';

/** From starting workerd to the worker's first answer. */
export const coldStart: Measure = {
  name: 'cold-start',
  what: 'From starting workerd to the first answer of the worker',
  with: 'a worker that does nothing but answer',
  sizes: [1],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 } }],
  runs: 9,
  async prepare() {
    const built = await buildWorker();
    if (!built.ok) throw new Error(built.output);
    const folder = await temporaryFolder();
    const ours = join(folder.path, 'ours');
    const empty = join(folder.path, 'empty');
    await cp(workerFolder, ours, { recursive: true });
    await mkdir(empty);
    await writeFile(join(empty, 'index.js'), `export default { fetch: () => new Response('{}') };`);
    return {
      ours: async () => started(await modulesIn(ours), folder.path),
      against: async () => started(await modulesIn(empty), folder.path),
      end: folder.remove,
    };
  },
};

async function started(modules: [WorkerModule, ...WorkerModule[]], folder: string): Promise<Sample> {
  const port = await freePort([], new Set());
  const origin = `http://localhost:${port}`;
  const settings = {
    ORIGIN: origin,
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: 'smtp://127.0.0.1:1',
    LINK_SECRETS: '1:secret-of-the-bench-0123456789-0123456789',
    SETUP_CODE: 'BENCH-ONLY-CODE',
  };
  const dataFolder = join(folder, 'data');
  let stop: () => Promise<void> = async () => undefined;
  const sample = await timed(async () => {
    const runtime = await startRuntime({
      modules,
      dataFolder,
      port,
      settings,
      log: () => undefined,
      onRunning: () => undefined,
    });
    stop = runtime.stop;
    // A page that asks for nothing in the database; a favicon is one.
    await (await fetch(`${origin}/favicon.svg`)).arrayBuffer();
  });
  await stop();
  return { [time]: sample[time] ?? 0 };
}
