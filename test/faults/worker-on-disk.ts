import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { modulesIn } from '../../worker/local/bundle.ts';
import { applyMigrations, type Database } from '../../worker/local/migration-store.ts';
import { startRuntime } from '../../worker/local/runtime.ts';
import { buildWorker, workerFolder } from '../stage/worker-build.ts';

const migrations = fileURLToPath(new URL('../../worker/migrations', import.meta.url));

/** Every table of the database, by name, as records. */
export type DatabaseDump = Record<string, Record<string, string | number | null>[]>;

/** The built worker in workerd with its database on disk, to be killed and stalled. */
export interface WorkerOnDisk {
  setupCode: string;
  /** How often it was killed. */
  kills: number;
  /** SIGKILL; it is back by itself a moment later, without any queue message. Nothing happens while it is down. */
  kill(): void;
  /** SIGSTOP: connections are taken by the system, and nothing answers. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** What cron runs, as of now or of another moment. */
  tick(now?: Date): Promise<void>;
  /** Brings messages of a queue that were brought before, or that are none. */
  deliver(queue: string, bodies: readonly unknown[]): Promise<void>;
  /** Opens the database's file beside workerd, as a second program would. */
  openFile(): DatabaseSync;
  database(): Promise<Database>;
  dump(): Promise<DatabaseDump>;
  /** Everything that it has logged. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts it with an empty database. Throws with the build's output when it does not build. */
export async function startWorkerOnDisk(place: {
  folder: string;
  port: number;
  origin: string;
  smtpUrl: string;
}): Promise<WorkerOnDisk> {
  const { ok, output } = await buildWorker();
  if (!ok) throw new Error(output);
  const setupCode = 'FAULT-TESTS-ONLY';
  const dataFolder = join(place.folder, 'data');
  const logFile = join(place.folder, 'worker.log');
  const log = (line: string) => appendFileSync(logFile, `${line}\n`);
  log('started');
  let isUp = false;
  const runtime = await startRuntime({
    modules: await modulesIn(workerFolder),
    dataFolder,
    port: place.port,
    settings: {
      ORIGIN: place.origin,
      MAIL_TRANSPORT: 'smtp',
      SMTP_URL: place.smtpUrl,
      MAILS_PER_DAY: '900000',
      LINK_SECRETS: '1:secret-of-the-fault-tests-0123456789-0123456789',
      SETUP_CODE: setupCode,
    },
    log,
    onRunning: () => {
      isUp = true;
    },
  });
  await applyMigrations(await runtime.database(), migrations);
  const worker: WorkerOnDisk = {
    setupCode,
    kills: 0,
    kill() {
      // Miniflare starts a killed workerd again, but not one that dies while it starts.
      if (!isUp) return;
      isUp = false;
      process.kill(runtime.workerdPid(), 'SIGKILL');
      worker.kills += 1;
    },
    freeze: () => void process.kill(runtime.workerdPid(), 'SIGSTOP'),
    thaw: () => void process.kill(runtime.workerdPid(), 'SIGCONT'),
    tick: (now = new Date()) => patiently(() => runtime.tick(now)),
    deliver: (queue, bodies) => patiently(() => runtime.deliver(queue, bodies)),
    openFile: () => new DatabaseSync(databaseFile(dataFolder)),
    database: () => runtime.database(),
    dump: () => patiently(async () => dumpOf(await runtime.database())),
    log: () => readFileSync(logFile, 'utf8'),
    async stop() {
      // Who is on the way up is not to be stopped: that never ends.
      for (let waits = 0; !isUp && waits < 50; waits += 1) await sleep(100);
      await runtime.stop();
    },
  };
  return worker;
}

/** A workerd that was just killed is back in less than a second; until then everything that is asked of it fails. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await ask();
    } catch {
      await sleep(150);
    }
  }
  return ask();
}

/** The one database that is the space's; the runtime keeps its own beside it. */
function databaseFile(folder: string): string {
  const file = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
    ({ name, parentPath }) => name.endsWith('.sqlite') && !name.startsWith('metadata') && parentPath.includes('D1'),
  );
  if (!file) throw new Error('The database has no file.');
  return join(file.parentPath, file.name);
}

async function dumpOf(database: Database): Promise<DatabaseDump> {
  const { results } = await database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`,
    )
    .all<{ name: string }>();
  const names = results.map(({ name }) => name);
  const tables = await database.batch(names.map((name) => database.prepare(`SELECT * FROM "${name}"`)));
  // D1 answers records of text, numbers and nulls; the schema is STRICT and has no blobs.
  return Object.fromEntries(names.map((name, index) => [name, tables[index]?.results ?? []])) as DatabaseDump;
}
