import * as v from 'valibot';
import type { DeviceTokenResponse } from '../../shared/contract/device-grant.ts';
import type { Me } from '../../shared/contract/space.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { seal, unseal } from '../batches/sealing.ts';
import { StoredSpace } from './stored-space.ts';

/** All spaces that this browser knows, in the order of connecting. */
export async function listSpaces(database: RollcallDatabase): Promise<StoredSpace[]> {
  const spaces = v.parse(v.array(StoredSpace), await database.spaces.toArray());
  return spaces.sort((a, b) => a.connectedAt - b.connectedAt);
}

/** The space at an address, or null when this browser is not connected to it. */
export async function space(database: RollcallDatabase, address: string): Promise<StoredSpace | null> {
  const stored = await database.spaces.get(address);
  return stored ? v.parse(StoredSpace, stored) : null;
}

/** Tokens that are unsealed, as long as somebody holds the connection that they were asked for with. */
const unsealed = new WeakMap<StoredSpace, Promise<string | null>>();

/** The bearer token of a connection, or null when it cannot be unsealed (any more): then the admin connects again. */
export function tokenOf(database: RollcallDatabase, connection: StoredSpace): Promise<string | null> {
  const known = unsealed.get(connection);
  if (known) return known;
  const { address, token } = connection;
  const asked = unseal(database, purposeOf(address), token);
  unsealed.set(connection, asked);
  return asked;
}

/**
 * A new connection as it is stored, its token sealed. The caller writes it, in one transaction with what belongs to it.
 */
export async function sealedConnection(
  database: RollcallDatabase,
  { address, grant, now }: { address: string; grant: DeviceTokenResponse; now: number },
): Promise<StoredSpace> {
  return {
    address,
    name: new URL(address).host,
    member: null,
    timeZone: null,
    connectedAt: now,
    state: 'connected',
    signInId: grant.signInId,
    token: await seal(database, purposeOf(address), grant.token),
    rest: null,
    forgetting: null,
  };
}

/** Keeps what the space says about itself and about us. */
export async function rememberMe(database: RollcallDatabase, address: string, me: Me): Promise<void> {
  const { name, timeZone } = me.space;
  await database.spaces.update(address, { name, timeZone, member: me.member });
}

/** Notes that the space does not take this token any more; a newer connection is left alone. */
export async function markSignedOut(
  database: RollcallDatabase,
  { address, signInId }: Pick<StoredSpace, 'address' | 'signInId'>,
): Promise<void> {
  await database.spaces.where({ address }).modify((stored) => {
    if (stored.signInId === signInId) stored.state = 'signed-out';
  });
}

function purposeOf(address: string): string {
  return `token of ${address}`;
}
