import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SpaceClient, spaceClient } from '../../extension/spaces/space-client.ts';
import { freePort } from '../../worker/local/free-port.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { type Owner, ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { type FaultMailServer, startFaultMailServer } from './mail-server.ts';
import { type FaultProxy, startFaultProxy } from './proxy.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { startWorkerOnDisk, type WorkerOnDisk } from './worker-on-disk.ts';

/** The whole product with real parts, and everything that can go wrong between them in the harness's hand. */
export interface World {
  proxy: FaultProxy;
  worker: WorkerOnDisk;
  mail: FaultMailServer;
  extension: ExtensionAlone;
  owner: Owner;
  /** What the space's data and the browser's profile lie on; null for the machine's own disk. */
  disks: { database: SmallDisk; browser: SmallDisk } | null;
  /** A second admin's client, which speaks to the worker past the proxy. */
  otherAdmin: SpaceClient;
  /** Batches that the other admin has sent; every other one is the extension's. */
  otherBatches: Set<string>;
  /** Ids of rows that the screen has shown as approved. */
  acknowledged: Set<string>;
  /** Lists that were taken back. */
  takenBack: TakenBack[];
  /** Secrets that must be nowhere in clear, by what they are. */
  planted: Map<string, string>;
  /** How often the browser was killed. */
  browserKills: number;
  /** SIGKILL to the browser, with everything that it was about to write. */
  killBrowser(): Promise<void>;
  /** Ends every fault: what is switched off is on again, and nobody is in the way. */
  calm(): void;
  /** Stops everything and removes what it stored; further calls wait for the first one. */
  stop(): Promise<void>;
}

/** A list that was taken back, as the space has answered. */
export interface TakenBack {
  /** Addresses of those whom it removed; the outbox knows nothing of their mails any more. */
  removed: ReadonlySet<string>;
  /** How many mails to them it told of that had left. */
  mailsLeft: number;
}

/** Megabytes that leave room for what a scenario stores, and can be filled in a moment. */
const diskSizes = { database: 24, browser: 160 };

/** Starts the world with a connected extension. Throws when a part does not start, and then nothing is left. */
export async function startWorld({ onSmallDisks }: { onSmallDisks: boolean }): Promise<World> {
  const folder = await temporaryFolder();
  const ends = [folder.remove];
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= (async () => {
      for (const end of ends.reverse()) await end();
    })();
    return stopping;
  };
  try {
    const mount = async (name: string, megabytes: number) => {
      const disk = await mountSmallDisk(join(folder.path, name), megabytes);
      ends.push(disk.unmount);
      return disk;
    };
    const disks = onSmallDisks
      ? { database: await mount('data', diskSizes.database), browser: await mount('browser', diskSizes.browser) }
      : null;
    const port = await freePort([], new Set());
    const proxy = await startFaultProxy(port);
    ends.push(proxy.stop);
    const mail = await startFaultMailServer();
    ends.push(mail.stop);
    const { origin } = proxy;
    const worker = await startWorkerOnDisk({ folder: folder.path, port, origin, smtpUrl: mail.url });
    ends.push(worker.stop);
    const owner = await ownerOf({ origin, setupCode: worker.setupCode }, folder.path);
    const { token } = await connectDevice(origin, owner);
    const surroundings = { fetch, now: () => Date.now(), isOnline: () => true };
    const otherAdmin = spaceClient(surroundings, { address: `http://127.0.0.1:${port}`, token });
    const extension = await startExtensionAlone({
      developerMode: true,
      ...(onSmallDisks && { profile: join(folder.path, 'browser') }),
    });
    ends.push(extension.stop);
    await (await connectAtOnce(extension.browser, origin, owner)).close();
    const world: World = {
      proxy,
      worker,
      mail,
      extension,
      owner,
      disks,
      otherAdmin,
      otherBatches: new Set(),
      acknowledged: new Set(),
      takenBack: [],
      planted: new Map([["the owner's password", owner.password]]),
      browserKills: 0,
      async killBrowser() {
        world.browserKills += 1;
        await killBrowser(extension);
      },
      calm() {
        proxy.inject = () => null;
        proxy.isOffline = false;
        mail.decide = () => ({ kind: 'take' });
        mail.onTaken = () => undefined;
        mail.isDown = false;
        mail.hangUp();
        disks?.database.free();
        disks?.browser.free();
      },
      stop,
    };
    return world;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The browser's main process takes all others with it. */
async function killBrowser({ browser: { context } }: ExtensionAlone): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser is gone already');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser does not tell its process');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await closed;
  // Its children see that it is gone and go, too; the profile is free then.
  await sleep(200);
}
