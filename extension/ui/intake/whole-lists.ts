import type { ImportedList } from '../../batches/create-import.ts';
import { type MadePart, type Making, madeParts } from '../../batches/made-import.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { database } from '../here.ts';
import type { BegunList } from './begun-reading.ts';
import { importName } from './read-lists.ts';

/** Lists that are read, and the rows of the only one that were shown before. */
export interface WholeLists {
  lists: readonly ImportedList[];
  shown?: readonly StoredRow[];
}

/** Shows the first people of a list that is still being read, then reads it to its end; null when that was stopped. */
export async function wholeOf(
  list: BegunList,
  making: Omit<Making, 'name' | 'signal'> & { signal: AbortSignal },
  onMade: (parts: readonly MadePart[], of: number) => Promise<void>,
): Promise<WholeLists | null> {
  const { begun, ...rest } = list;
  begun.take(making.signal);
  const first = { ...rest, reading: begun.first };
  const parts = await madeParts(database, [first], { ...making, name: importName([first], making.now, begun.people) });
  if (parts === null) return null;
  await onMade(parts, begun.people);
  const reading = await begun.whole();
  return reading && { lists: [{ ...rest, reading }], shown: parts.flatMap(({ rows }) => [...rows]) };
}
