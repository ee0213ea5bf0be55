import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { basename, dirname } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptionsShape } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from 'wrangler';
import { configFile, type WorkerModule } from './bundle.ts';
import type { Database } from './migration-store.ts';

/** What the runtime needs from the local space. */
interface RuntimeOptions {
  /** The bundle, its main module first. */
  modules: readonly [WorkerModule, ...WorkerModule[]];
  /** Where D1 is kept. */
  dataFolder: string;
  port: number;
  /** Settings and secrets on top of those of `wrangler.jsonc`. */
  settings: Record<string, string>;
  /** Takes each line that the worker logs. */
  log(line: string): void;
  /** Called with the new process each time that workerd runs, also after it was killed. */
  onRunning(workerdPid: number): void;
}

/** The worker in workerd; Miniflare starts workerd again by itself when it dies. */
interface Runtime {
  database(): Promise<Database>;
  /** Runs what cron would run at this moment. */
  tick(now: Date): Promise<void>;
  /** Brings messages as a queue does, which may bring the same ones again. */
  deliver(queue: string, bodies: readonly unknown[]): Promise<void>;
  /** The running workerd's process id; throws while there is none. */
  workerdPid(): number;
  stop(): Promise<void>;
}

/** Starts the bundled worker with the bindings of `wrangler.jsonc`. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  // The module rules served the bundling; Miniflare gets finished modules and refuses rules beside them.
  // The assertion: wrangler types this as `Omit` of the shape, and `Omit` forgets the names beside an index signature.
  const { modulesRules: _, ...worker } = workerOptionsOf(configFile).workerOptions as V4WorkerOptionsShape;
  const children = watchChildren('workerd');
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: options.port,
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      resourcePersistencePath: options.dataFolder,
      handleStructuredLogs: ({ message }) => options.log(message),
      unsafeHandleRuntimeRestart: () => options.onRunning(children.runningPid()),
      workers: [
        {
          ...worker,
          name: 'rollcall',
          modules: [...options.modules],
          modulesRoot: dirname(options.modules[0].path),
          bindings: { ...worker.bindings, ...options.settings },
        },
      ],
    }),
  );
  await miniflare.ready;
  options.onRunning(children.runningPid());
  return {
    database: () => miniflare.getD1Database('DB'),
    async tick(now) {
      // Asked for each time: what pointed into a workerd that died is of no use in the next one.
      const stub = await miniflare.getWorker();
      for (const cron of worker.cronTriggers ?? []) await stub.scheduled({ cron, scheduledTime: now });
    },
    async deliver(queue, bodies) {
      const stub = await miniflare.getWorker();
      const messages = bodies.map((body, index) => ({
        id: `again-${index}`,
        timestamp: new Date(),
        attempts: 1,
        body,
      }));
      await stub.queue(queue, messages);
    },
    workerdPid: children.runningPid,
    async stop() {
      children.stopWatching();
      await miniflare.dispose();
    },
  };
}

/** Miniflare does not tell its child's process id, so the children that this process makes are watched by name. */
function watchChildren(program: string) {
  const children = new Set<ChildProcess>();
  const notice = (message: unknown) => {
    if (isChildMessage(message)) children.add(message.process);
  };
  subscribe('child_process', notice);
  return {
    runningPid(): number {
      for (const child of children) {
        if (child.exitCode !== null || child.signalCode !== null) children.delete(child);
        else if (child.pid !== undefined && basename(child.spawnfile).startsWith(program)) return child.pid;
      }
      throw new Error(`${program} is not running.`);
    },
    stopWatching: () => unsubscribe('child_process', notice),
  };
}

function isChildMessage(message: unknown): message is { process: ChildProcess } {
  return typeof message === 'object' && message !== null && 'process' in message;
}
