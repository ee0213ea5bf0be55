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

/** Puts a captured list into the basket, or in the place of an earlier state of it. Call it outside of transactions. */
export async function keepInBasket(database: RollcallDatabase, { id, capturedAt, list }: BasketEntry): Promise<void> {
  await database.basket.put({ id, capturedAt, list: await seal(database, purposeOf(id), JSON.stringify(list)) });
}

/** What is in the basket, the oldest first; what cannot be unsealed or is of another version is left out. */
export async function basket(database: RollcallDatabase): Promise<BasketEntry[]> {
  const entries: BasketEntry[] = [];
  for (const record of await database.basket.orderBy('capturedAt').toArray()) {
    const stored = v.safeParse(StoredBasketEntry, record);
    if (!stored.success) continue;
    const { id, capturedAt } = stored.output;
    const text = await unseal(database, purposeOf(id), stored.output.list);
    const list = text === null ? null : v.safeParse(CapturedList, JSON.parse(text));
    if (list?.success) entries.push({ id, capturedAt, list: list.output });
  }
  return entries;
}

/** Takes lists out of the basket. */
export async function dropFromBasket(database: RollcallDatabase, ids: readonly string[]): Promise<void> {
  await database.basket.bulkDelete([...ids]);
}

function purposeOf(id: string): string {
  return `captured list ${id}`;
}
