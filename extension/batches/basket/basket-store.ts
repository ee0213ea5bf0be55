import * as v from 'valibot';
import { CapturedList } from '../../capture/captured-list.ts';
import type { RollcallDatabase } from '../database.ts';
import { seal, unseal } from '../sealing.ts';
import { StoredBasketEntry } from './stored-basket-entry.ts';

/** A captured list in the basket. */
export interface BasketEntry {
  id: string;
  /** Milliseconds since 1970. */
  capturedAt: number;
  list: CapturedList;
}

/** Puts a captured list into the basket. Call it outside of transactions. */
export async function keepInBasket(database: RollcallDatabase, { id, capturedAt, list }: BasketEntry): Promise<void> {
  await database.basket.put({ id, capturedAt, list: await sealedList(database, id, list) });
}

/** Changes an entry, unless it was taken out meanwhile. Call it outside of transactions. */
export async function changeInBasket(
  database: RollcallDatabase,
  { id, list }: Pick<BasketEntry, 'id' | 'list'>,
): Promise<void> {
  await database.basket.update(id, { list: await sealedList(database, id, list) });
}

/** The ids of what is in the basket, the oldest first. */
export async function basketIds(database: RollcallDatabase): Promise<string[]> {
  return await database.basket.orderBy('capturedAt').primaryKeys();
}

/** One entry; null when it is gone, cannot be unsealed or is of another version. */
export async function basketEntry(database: RollcallDatabase, id: string): Promise<BasketEntry | null> {
  const stored = v.safeParse(StoredBasketEntry, await database.basket.get(id));
  if (!stored.success) return null;
  const text = await unseal(database, purposeOf(id), stored.output.list);
  const list = text === null ? null : v.safeParse(CapturedList, JSON.parse(text));
  return list?.success ? { id, capturedAt: stored.output.capturedAt, list: list.output } : null;
}

/** Takes lists out of the basket. */
export async function dropFromBasket(database: RollcallDatabase, ids: readonly string[]): Promise<void> {
  await database.basket.bulkDelete([...ids]);
}

function sealedList(database: RollcallDatabase, id: string, list: CapturedList) {
  return seal(database, purposeOf(id), JSON.stringify(list));
}

function purposeOf(id: string): string {
  return `captured list ${id}`;
}
