import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorker, modulesIn, type WorkerModule } from './bundle.ts';
import { startCron } from './cron.ts';
import { type Inbox, startInbox } from './inbox.ts';
import { applyMigrations, type Database } from './migration-store.ts';
import { choosePorts, type Ports } from './ports.ts';
import { startRuntime } from './runtime.ts';
import { secretsOf } from './secrets.ts';
import { takeStateFolder } from './state-lock.ts';

/** How to run a space on this machine. */
export interface LocalSpaceOptions {
  /** Everything that outlives a stop: D1, mails, secrets, the chosen ports. Made when absent. */
  stateFolder: string;
  /** Wanted ports; null takes any free ones. Those of the folder's last start come first in both cases. */
  ports: Ports | null;
  /** Seconds between two runs of cron; null: only `tick` runs it. */
  cronSeconds: number | null;
  /** A folder into which the worker was built from these very sources; without one it is built anew. */
  bundle?: string;
}

/** A whole space on this machine: worker, database, queue, cron and inbox. */
export interface LocalSpace {
  origin: string;
  /** The one-time code of the set-up page. */
  setupCode: string;
  inbox: Inbox;
  /** The file into which the worker logs. */
  logFile: string;
  /** Runs what cron runs, as of now or of another moment. */
  tick(now?: Date): Promise<void>;
  /** The process id of the running workerd, for tests that kill it; throws while it is down. */
  workerdPid(): number;
  /** The space's database, for tests that look inside or let time pass in it; asked for again after each kill. */
  database(): Promise<Database>;
  /** Stops everything; the state folder stays. */
  stop(): Promise<void>;
}

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Builds and starts a space: takes the state folder, starts the inbox, migrates the database, runs the worker. Throws
 * one sentence when the folder is in use or a part does not start; then nothing is left running.
 */
export async function startLocalSpace(options: LocalSpaceOptions): Promise<LocalSpace> {
  const folder = resolve(options.stateFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const started: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const lock = await takeStateFolder(folder);
    started.push(lock.release);
    const logFile = join(folder, 'worker.log');
    const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    started.push(() => new Promise<void>((done) => log.end(done)));
    const [modules, secrets, ports] = await Promise.all([
      options.bundle ? modulesIn(options.bundle) : newBundle(join(folder, 'bundle')),
      secretsOf(folder),
      choosePorts(folder, options.ports),
    ]);
    const inbox = await startInbox(join(folder, 'mails'), ports);
    started.push(inbox.stop);
    const origin = `http://localhost:${ports.worker}`;
    const runtime = await startRuntime({
      modules,
      dataFolder: join(folder, 'data'),
      port: ports.worker,
      settings: { ...secrets, ORIGIN: origin, MAIL_TRANSPORT: 'smtp', SMTP_URL: inbox.smtpUrl },
      log: (line) => log.write(`${line}\n`),
      onRunning: lock.noteWorkerd,
    });
    started.push(runtime.stop);
    await applyMigrations(await runtime.database(), migrations);
    if (options.cronSeconds !== null) {
      const onFailure = (error: unknown) => log.write(`cron: ${error instanceof Error ? error.message : error}\n`);
      started.push(startCron(options.cronSeconds, () => runtime.tick(new Date()), onFailure).stop);
    }
    return {
      origin,
      setupCode: secrets.SETUP_CODE,
      inbox,
      logFile,
      tick: (now = new Date()) => runtime.tick(now),
      workerdPid: runtime.workerdPid,
      database: runtime.database,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function newBundle(folder: string): Promise<[WorkerModule, ...WorkerModule[]]> {
  await bundleWorker(folder);
  return modulesIn(folder);
}
