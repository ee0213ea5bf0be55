import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../worker/local/free-port.ts';
import type { Database } from '../../../worker/local/migration-store.ts';
import { startRuntime } from '../../../worker/local/runtime.ts';
import { type ConnectedDevice, connectDevice } from '../../stage/connected-device.ts';
import { layEmptySpace } from '../../stage/empty-space.ts';
import { type Owner, ownerOf } from '../../stage/owner.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { message } from './minimal-smtp.ts';
import { probedBundle } from './probed-bundle.ts';
import { type SilentSmtp, startSilentSmtp } from './silent-smtp.ts';
import type { DatabaseCounts, LeastDelivery } from './worker-probe.ts';

/** A new space in workerd with its database on disk, a do-nothing mail server, and a device of its owner. */
export interface BenchSpace {
  origin: string;
  owner: Owner;
  device: ConnectedDevice;
  mail: SilentSmtp;
  database(): Promise<Database>;
  tick(now?: Date): Promise<void>;
  /** Statements, one after the other in one transaction, over HTTP by the same workerd; nothing of the worker runs. */
  bareSql(...statements: { sql: string; values: unknown[] }[]): Promise<void>;
  /** Sends the outbox by the same workerd with the least that survives a death; nothing of the worker runs. */
  deliverLeast(connections: number): Promise<void>;
  /** Resolves when no mail waits any more: the last ones are marked a moment after the mail server has taken them. */
  allMarked(): Promise<void>;
  /** What the worker has asked of its database since it started. */
  counts(): Promise<DatabaseCounts>;
  /** Milliseconds of CPU that workerd has used, its database included; null where the system does not tell. */
  cpu(): number | null;
  end(): Promise<void>;
}

/** Starts it. Throws when a part does not start, and then nothing is left. */
export async function startBenchSpace(): Promise<BenchSpace> {
  const folder = await temporaryFolder();
  const ends = [folder.remove];
  const end = async () => {
    for (const each of ends.splice(0).reverse()) await each();
  };
  try {
    const mail = await startSilentSmtp();
    ends.push(mail.stop);
    const port = await freePort([], new Set());
    const origin = `http://localhost:${port}`;
    const setupCode = 'BENCH-ONLY-CODE';
    const modules = await probedBundle(join(folder.path, 'bundle'));
    await layEmptySpace(folder.path);
    const runtime = await startRuntime({
      modules,
      dataFolder: join(folder.path, 'data'),
      port,
      settings: {
        ORIGIN: origin,
        MAIL_TRANSPORT: 'smtp',
        SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
        MAILS_PER_DAY: '900000000',
        LINK_SECRETS: '1:secret-of-the-bench-0123456789-0123456789',
        SETUP_CODE: setupCode,
      },
      log: () => undefined,
      onRunning: () => undefined,
    });
    ends.push(runtime.stop);
    const owner = await ownerOf({ origin, setupCode }, folder.path);
    const askDoor = async (door: string, asked: object) => {
      const answer = await fetch(`${origin}/bench/${door}`, { method: 'POST', body: JSON.stringify(asked) });
      if (!answer.ok) throw new Error(`The bench's ${door} failed: ${(await answer.text()).slice(0, 300)}`);
      await answer.arrayBuffer();
    };
    return {
      origin,
      owner,
      device: await connectDevice(origin, owner),
      mail,
      database: runtime.database,
      tick: (now = new Date()) => runtime.tick(now),
      bareSql: (...statements) => askDoor('sql', { statements }),
      deliverLeast: (connections) =>
        askDoor('mails', { port: mail.port, connections, message } satisfies LeastDelivery),
      async allMarked() {
        const waiting = `SELECT count(*) AS waiting FROM outbox WHERE state IN ('queued', 'sending')`;
        while ((await (await runtime.database()).prepare(waiting).first('waiting')) !== 0) await sleep(20);
      },
      // The probe answers in this form.
      counts: async () => (await (await fetch(`${origin}/bench/counts`)).json()) as DatabaseCounts,
      cpu: () => cpuOf(runtime.workerdPid()),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Linux tells it in hundredths of a second: user and system time are the 14th and 15th fields of `stat`. */
function cpuOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}
