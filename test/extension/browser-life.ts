import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { openDatabase, type RollcallDatabase } from '../../extension/batches/database.ts';
import type { SessionMemory } from '../../extension/batches/passwords/session-memory.ts';
import { sealedConnection } from '../../extension/spaces/space-store.ts';
import type { Surroundings } from '../../extension/surroundings.ts';
import { ada, type ContractSpace } from './contract-space.ts';

// In place, since Dexie may have been loaded before this file.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });

/** One life of the extension on a storage that outlives it and a memory that does not, with a clock moved by hand. */
export interface BrowserLife extends Surroundings {
  /** Moves the clock, in milliseconds. */
  pass(time: number): void;
  isConnected: boolean;
}

/** What may be given to a life instead of the real part. */
interface LifeOptions {
  storage?: string;
  /** That of another page of the same life; without it the browser was started anew. */
  memory?: SessionMemory;
  startAt?: number;
  fetch?: typeof fetch;
}

/** Starts the extension on a storage: a new one, or by its name one that an earlier life has left behind. */
export function startLife({
  storage = crypto.randomUUID(),
  memory = newMemory(),
  startAt = 1_000_000,
  ...given
}: LifeOptions = {}): BrowserLife {
  let clock = startAt;
  const life: BrowserLife = {
    database: openDatabase({ name: storage, memory }),
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

/** A memory that ends with its life, as `browser.storage.session`: what it is given it keeps as JSON. */
export function newMemory(): SessionMemory {
  const items = new Map<string, string>();
  return {
    async get(keys) {
      return Object.fromEntries(
        keys.flatMap((key) => {
          const item = items.get(key);
          return item === undefined ? [] : [[key, JSON.parse(item)]];
        }),
      );
    },
    async set(given) {
      for (const [key, value] of Object.entries(given)) items.set(key, JSON.stringify(value));
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
}

/**
 * Locks that keep nobody out, as for parts that know nothing of each other. The assertion: the browser's type has one
 * signature for each number of arguments; what is to be done under the lock comes last in each.
 */
export const noLocks = {
  request: async (...given: readonly unknown[]) => (given.at(-1) as (lock: object) => unknown)({}),
} as Surroundings['locks'];

/** Connects a life to a space without the device code's ceremony. */
export async function connectTo({ database, now }: BrowserLife, space: Pick<ContractSpace, 'address'>): Promise<void> {
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
