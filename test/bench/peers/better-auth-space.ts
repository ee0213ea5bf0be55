import { join } from 'node:path';
import { freePort } from '../../../worker/local/free-port.ts';
import { startRuntime } from '../../../worker/local/runtime.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { bundleForWorkerd } from '../space/bundle-for-workerd.ts';
import { besidePeers } from './install-peers.ts';

/** better-auth in workerd, with D1 on disk, and an owner who is signed in. */
interface BetterAuthSpace {
  /** Invites people one by one, which is how it can be asked. */
  invite(addresses: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

/** Starts it. Throws when a part does not start, and then nothing is left. */
export async function startBetterAuth(): Promise<BetterAuthSpace> {
  const folder = await temporaryFolder();
  const ends = [folder.remove];
  const end = async () => {
    for (const each of ends.splice(0).reverse()) await each();
  };
  try {
    await bundleForWorkerd(await besidePeers('better-auth-worker.mjs'), folder.path, 'peer.js');
    const port = await freePort([], new Set());
    const origin = `http://localhost:${port}`;
    const runtime = await startRuntime({
      modules: [{ type: 'ESModule', path: join(folder.path, 'peer.js') }],
      dataFolder: join(folder.path, 'data'),
      port,
      settings: { ORIGIN: origin },
      log: () => undefined,
      onRunning: () => undefined,
    });
    ends.push(runtime.stop);
    const ask = asker(origin);
    await ask('/bench/migrate', {});
    await ask('/api/auth/sign-up/email', {
      name: 'Olivia',
      email: 'owner@rollcall.example',
      password: 'a long password',
    });
    const { id } = await ask('/api/auth/organization/create', { name: 'Academy', slug: 'academy' });
    return {
      async invite(addresses) {
        for (const email of addresses) {
          await ask('/api/auth/organization/invite-member', { email, role: 'member', organizationId: id });
        }
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A client with the owner's cookies. */
function asker(origin: string): (path: string, body: object) => Promise<{ id?: string }> {
  const cookies = new Map<string, string>();
  return async (path, body) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { 'content-type': 'application/json', origin, cookie };
    const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`better-auth answers ${path} with ${answer.status}: ${await answer.text()}`);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    // Of every answer, only an id is used.
    return (await answer.json()) as { id?: string };
  };
}
