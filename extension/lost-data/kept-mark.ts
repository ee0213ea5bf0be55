import type { RollcallDatabase } from '../batches/database.ts';

/**
 * The part of `browser.storage.local` that is used here. It is another store than the pages' own (IndexedDB and
 * localStorage): a browser that runs out of disk, or clears a site's data, leaves it alone.
 */
export interface MarkPlace {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const mark = 'kept';

/** Whether anything was ever sealed in this database: a connection, a draft, a capture. */
export async function keepsSomething(database: RollcallDatabase): Promise<boolean> {
  return (await database.keys.count()) > 0;
}

/**
 * Whether the browser has deleted the database: the mark says that something was kept, and nothing is. Who keeps
 * something gets the mark. It tells nothing of anybody.
 */
export async function isDeleted(keepsNow: boolean, place: MarkPlace): Promise<boolean> {
  const wasKept = mark in (await place.get(mark));
  if (!keepsNow) return wasKept;
  if (!wasKept) await place.set({ [mark]: true });
  return false;
}

/** Takes the mark away: from here on, nothing being there is as it should be. */
export function removeMark(place: MarkPlace): Promise<void> {
  return place.remove(mark);
}
