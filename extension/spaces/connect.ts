import * as v from 'valibot';
import type { DeviceTokenResponse } from '../../shared/contract/device-grant.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { seal, unseal } from '../batches/sealing.ts';
import type { Surroundings } from '../surroundings.ts';
import { answersSomethingElse, type SyncProblem } from '../sync/sync-problem.ts';
import { answersAtAll } from './answers-at-all.ts';
import { introduce } from './introduce.ts';
import { readSpaceAddress, type SpaceAddressFault } from './space-address.ts';
import { spaceClient } from './space-client.ts';
import { sealedConnection } from './space-store.ts';
import { PendingConnection } from './stored-space.ts';

/**
 * Seconds that a code is waited for at most, and between two questions: a wrong number must not block the form for
 * ever.
 */
const longestWait = 3600;
const longestInterval = 60;

/**
 * Begins to connect to the space at the address that the admin typed: the space gives a code that the admin confirms in
 * its own page (RFC 8628). `label` is how this browser shows in the space's list of devices. A connection that was
 * pending is dropped for it.
 */
export async function startConnection(
  surroundings: Surroundings,
  { typed, label }: { typed: string; label: string },
): Promise<{ pending: PendingConnection } | { fault: SpaceAddressFault } | { problem: SyncProblem }> {
  const read = readSpaceAddress(typed);
  if ('fault' in read) return read;
  const { address } = read;
  const answer = await spaceClient(surroundings, { address, token: null }).deviceCode(label);
  if ('problem' in answer) {
    const isWebsite = answer.problem.code === 'unreachable' && (await answersAtAll(surroundings, address));
    return isWebsite ? { problem: { code: 'not-a-space', evidence: 'hidden', status: 0 } } : answer;
  }
  const { deviceCode, userCode, verificationUri, verificationUriComplete } = answer.value;
  // The page to confirm in must be the space's own: another one could ask for the admin's password.
  if (originOf(verificationUri) !== address || originOf(verificationUriComplete) !== address) {
    return { problem: answersSomethingElse };
  }
  const now = surroundings.now();
  const interval = Math.min(answer.value.interval, longestInterval) * 1000;
  const pending: PendingConnection = {
    id: 'pending',
    address,
    deviceCode: await seal(surroundings.database, purposeOf(address), deviceCode),
    userCode,
    verificationUri,
    verificationUriComplete,
    expiresAt: now + Math.min(answer.value.expiresIn, longestWait) * 1000,
    interval,
    nextPollAt: now + interval,
  };
  await surroundings.database.connections.put(pending);
  return { pending };
}

/** The connection that waits for the admin's consent, or null. */
export async function pendingConnection(database: RollcallDatabase): Promise<PendingConnection | null> {
  const stored = await database.connections.get('pending');
  return stored ? v.parse(PendingConnection, stored) : null;
}

/** Gives a pending connection up; its code lapses by itself. */
export async function cancelConnection(database: RollcallDatabase): Promise<void> {
  await database.connections.delete('pending');
}

/** How a pending connection stands; `problem`: the question failed, it is asked again. */
export type ConnectionProgress =
  | { kind: 'none' }
  | { kind: 'waiting'; pending: PendingConnection }
  | { kind: 'problem'; pending: PendingConnection; problem: SyncProblem }
  | { kind: 'connected'; address: string }
  | { kind: 'denied' }
  | { kind: 'expired' };

/**
 * Asks the space whether the admin has confirmed. May be called as often as one likes and from several places at once:
 * only one of them asks, at the space's interval.
 */
export async function pollConnection(surroundings: Surroundings): Promise<ConnectionProgress> {
  const { database } = surroundings;
  const turn = await takeTurn(surroundings);
  if (turn.kind !== 'ask') return turn;
  const { pending } = turn;
  const deviceCode = await unseal(database, purposeOf(pending.address), pending.deviceCode);
  if (deviceCode === null) return end(database, { kind: 'expired' });
  const answer = await spaceClient(surroundings, { address: pending.address, token: null }).deviceToken(deviceCode);
  if ('value' in answer) return keep(surroundings, pending, answer.value);
  const { problem } = answer;
  switch (problem.code) {
    case 'authorization-pending':
      return { kind: 'waiting', pending };
    case 'slow-down': {
      // For all questions from now on (RFC 8628, 3.5).
      const interval = Math.max(Math.min(problem.interval, longestInterval) * 1000, pending.interval);
      const slower = { ...pending, interval, nextPollAt: surroundings.now() + interval };
      await database.connections.update('pending', { interval, nextPollAt: slower.nextPollAt });
      return { kind: 'waiting', pending: slower };
    }
    case 'access-denied':
      return end(database, { kind: 'denied' });
    case 'expired-token':
      return end(database, { kind: 'expired' });
    default:
      return { kind: 'problem', pending, problem };
  }
}

async function takeTurn({
  database,
  now,
}: Surroundings): Promise<ConnectionProgress | { kind: 'ask'; pending: PendingConnection }> {
  return database.transaction('rw', database.connections, async () => {
    const pending = await pendingConnection(database);
    if (!pending) return { kind: 'none' };
    const at = now();
    if (at >= pending.expiresAt) {
      await database.connections.delete('pending');
      return { kind: 'expired' };
    }
    if (at < pending.nextPollAt) return { kind: 'waiting', pending };
    await database.connections.update('pending', { nextPollAt: at + pending.interval });
    return { kind: 'ask', pending };
  });
}

async function keep(
  surroundings: Surroundings,
  { address, userCode }: PendingConnection,
  grant: DeviceTokenResponse,
): Promise<ConnectionProgress> {
  const { database } = surroundings;
  const connection = await sealedConnection(database, { address, grant, now: surroundings.now() });
  // One transaction: the space gives the token only once.
  await database.transaction('rw', database.connections, database.spaces, async () => {
    await database.spaces.put(connection);
    const pending = await pendingConnection(database);
    if (pending?.userCode === userCode) await database.connections.delete('pending');
  });
  await introduce(surroundings, connection);
  return { kind: 'connected', address };
}

async function end(database: RollcallDatabase, progress: ConnectionProgress): Promise<ConnectionProgress> {
  await database.connections.delete('pending');
  return progress;
}

function originOf(address: string): string | null {
  return URL.parse(address)?.origin ?? null;
}

function purposeOf(address: string): string {
  return `device code of ${address}`;
}
