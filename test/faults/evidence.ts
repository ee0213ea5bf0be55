import PostalMime from 'postal-mime';
import { type BrowserDump, dumpBrowser } from './browser-dump.ts';
import type { DatabaseDump } from './worker-on-disk.ts';
import type { TakenBack, World } from './world.ts';

/** A mail that was taken, with the token of the link in it, if it invites. */
export interface ReadMail {
  to: string;
  outboxId: string;
  token: string | null;
}

/** Everything that a scenario has left behind, from all sides. */
export interface Evidence {
  database: DatabaseDump;
  browser: BrowserDump;
  mails: ReadMail[];
  workerLog: string;
  acknowledged: ReadonlySet<string>;
  otherBatches: ReadonlySet<string>;
  takenBack: readonly TakenBack[];
  /** Secrets that must be nowhere in clear, by what they are. */
  secrets: ReadonlyMap<string, string>;
}

const readMails = new WeakMap<object, ReadMail>();

/** Takes the dumps and reads the mails. */
export async function gatherEvidence(world: World): Promise<Evidence> {
  const { mail, worker, proxy, planted } = world;
  const mails = await Promise.all(
    mail.taken.map(async (taken) => {
      const known = readMails.get(taken);
      if (known) return known;
      const { text = '' } = await PostalMime.parse(taken.raw);
      const [, token = null] = /\/accept\/([\w.-]+)/.exec(text) ?? [];
      const read = { to: taken.to, outboxId: taken.outboxId, token };
      readMails.set(taken, read);
      return read;
    }),
  );
  const bearers = new Set(proxy.history.flatMap(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? []));
  return {
    database: await worker.dump(),
    browser: await dumpBrowser(world.extension.browser),
    mails,
    workerLog: worker.log(),
    acknowledged: new Set(world.acknowledged),
    otherBatches: new Set(world.otherBatches),
    takenBack: [...world.takenBack],
    secrets: new Map([...planted, ...[...bearers].map((token) => ['the token of a sign-in', token] as const)]),
  };
}
