import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../worker/local/free-port.ts';
import { startRuntime } from '../../../worker/local/runtime.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { bundleForWorkerd } from './bundle-for-workerd.ts';
import { mailsPerConnection, message } from './minimal-smtp.ts';

/** What a worker can do in workerd that does nothing else, and has no database. */
export interface BareWorker {
  /** Sends so many minimal mails over so many connections. */
  sendMails(port: number, mails: number, connections: number): Promise<void>;
  /** Makes so many argon2id hashes with the worker's program and parameters; lets others in after each one, or not. */
  hash(count: number, givesWay?: boolean): Promise<void>;
  end(): Promise<void>;
}

/** Where the worker imports the program from, as workerd knows it. */
const wasm = '@phi-ag/argon2/argon2.wasm';

/** Starts it. Throws when a part does not start, and then nothing is left. */
export async function startBareWorker(): Promise<BareWorker> {
  const folder = await temporaryFolder();
  try {
    const entry = fileURLToPath(new URL('./bare-worker-program.mjs', import.meta.url));
    await bundleForWorkerd(entry, folder.path, 'bare.js');
    await mkdir(dirname(join(folder.path, wasm)), { recursive: true });
    await cp(createRequire(import.meta.url).resolve(wasm), join(folder.path, wasm));
    const port = await freePort([], new Set());
    const runtime = await startRuntime({
      modules: [
        { type: 'ESModule', path: join(folder.path, 'bare.js') },
        { type: 'CompiledWasm', path: join(folder.path, wasm) },
      ],
      dataFolder: join(folder.path, 'data'),
      port,
      settings: {},
      log: () => undefined,
      onRunning: () => undefined,
    });
    const ask = async (work: object) => {
      const answer = await fetch(`http://localhost:${port}/`, { method: 'POST', body: JSON.stringify(work) });
      if (!answer.ok) throw new Error(`The bare worker fails: ${(await answer.text()).slice(0, 300)}`);
      await answer.arrayBuffer();
    };
    return {
      sendMails: (smtpPort, mails, connections) =>
        ask({ mails: { port: smtpPort, shares: mailsPerConnection(mails, connections), message } }),
      hash: (count, givesWay = false) => ask({ hashes: { count, givesWay } }),
      async end() {
        await runtime.stop();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
