import { Worker } from 'node:worker_threads';

/** A do-nothing mail server in a thread of its own. */
export interface SilentSmtp {
  port: number;
  /** Begins to count anew. */
  reset(): void;
  /** Resolves when so many mails were taken since; with the most connections that were open at a time. */
  taken(mails: number): Promise<{ connections: number }>;
  stop(): Promise<void>;
}

interface Told {
  port?: number;
  taken?: number;
  mostOpen?: number;
}

/** Starts it on a free port of loopback. */
export async function startSilentSmtp(): Promise<SilentSmtp> {
  const thread = new Worker(new URL('./silent-smtp-thread.ts', import.meta.url));
  let total = 0;
  let base = 0;
  let mostOpen = 0;
  let check: () => void = () => undefined;
  const port = await new Promise<number>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('message', (told: Told) => {
      if (told.port !== undefined) return resolve(told.port);
      total = told.taken ?? total;
      mostOpen = told.mostOpen ?? mostOpen;
      check();
    });
  });
  return {
    port,
    reset() {
      base = total;
      thread.postMessage('reset');
    },
    taken: (mails) =>
      new Promise((done) => {
        check = () => {
          if (total - base >= mails) done({ connections: mostOpen });
        };
        check();
      }),
    stop: async () => void (await thread.terminate()),
  };
}
