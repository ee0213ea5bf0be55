import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { openDatabase, type RollcallDatabase } from '../../extension/batches/database.ts';
import { sealedConnection } from '../../extension/spaces/space-store.ts';
import type { Surroundings } from '../../extension/surroundings.ts';
import { ada, type ContractSpace } from './contract-space.ts';

// In place, since Dexie may have been loaded before this file.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });

/** One life of the extension on a storage that outlives it, with a clock that only moves by hand. */
export interface BrowserLife extends Surroundings {
  /** Moves the clock, in milliseconds. */
  pass(time: number): void;
  isConnected: boolean;
}

/** What may be given to a life instead of the real part. */
export interface LifeOptions {
  storage?: string;
  startAt?: number;
  fetch?: typeof fetch;
}

/** Starts the extension on a storage: a new one, or by its name one that an earlier life has left behind. */
export function startLife({
  storage = crypto.randomUUID(),
  startAt = 1_000_000,
  ...given
}: LifeOptions = {}): BrowserLife {
  let clock = startAt;
  const life: BrowserLife = {
    database: openDatabase(storage),
    fetch: given.fetch ?? ((input, init) => fetch(input, init)),
    now: () => clock,
    random: () => 0.5,
    isOnline: () => life.isConnected,
    isConnected: true,
    locks: navigator.locks,
    pass(time) {
      clock += time;
    },
  };
  return life;
}

/**
 * Locks that keep nobody out, as for passes that know nothing of each other. The assertion: the browser's type has one
 * signature for each number of arguments, of which a pass uses one.
 */
export const noLocks = {
  request: async (_name: string, _options: unknown, work: (lock: object) => unknown) => work({}),
} as Surroundings['locks'];

/** Connects a life to a space without the device code's ceremony. */
export async function connectTo({ database, now }: BrowserLife, space: ContractSpace): Promise<void> {
  const grant = { token: 'token-1', signInId: 'a'.repeat(24) };
  const connection = await sealedConnection(database, { address: space.address, grant, now: now() });
  await database.spaces.put({ ...connection, member: ada });
}

/** Everything that lies in a storage, as text; what is sealed shows as the octets that it is. */
export async function dump(database: RollcallDatabase): Promise<string> {
  const tables = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()]));
  return JSON.stringify(tables, (_key, value) => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
    return value;
  });
}
