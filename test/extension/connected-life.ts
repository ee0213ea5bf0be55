import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { pollConnection, startConnection } from '../../extension/spaces/connect.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { approve, signedIn } from '../stage/connected-device.ts';
import type { Owner } from '../stage/owner.ts';
import type { BrowserLife } from './browser-life.ts';

/** Connects an extension as an admin does: the code is confirmed in the space's own page. */
export async function connectTo(space: LocalSpace, owner: Owner, life: BrowserLife): Promise<void> {
  const started = await startConnection(life, { typed: space.origin, label: 'Test browser' });
  if (!('pending' in started)) throw new Error(JSON.stringify(started));
  await approve(await signedIn(space.origin, owner), started.pending.userCode);
  // The space counts the seconds between two questions by its own clock.
  await sleep(started.pending.interval);
  life.pass(started.pending.interval);
  expect(await pollConnection(life)).toEqual({ kind: 'connected', address: space.origin });
}
