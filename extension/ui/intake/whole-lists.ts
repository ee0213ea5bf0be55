import type { ImportedList } from '../../batches/create-import.ts';
import { type MadePart, type Making, madeParts } from '../../batches/made-import.ts';
import { database } from '../here.ts';
import type { BegunList } from './begun-reading.ts';
import { importName } from './read-lists.ts';

/**
 * Shows the first people of a list that is still being read, unless something is shown already, then reads it to its end;
 * null when that was stopped.
 */
export async function wholeOf(
  list: BegunList,
  making: Omit<Making, 'name' | 'signal' | 'shown'> & { signal: AbortSignal; shown: readonly MadePart[] },
  onMade: (parts: readonly MadePart[], of: number) => Promise<void>,
): Promise<readonly ImportedList[] | null> {
  const { begun, ...rest } = list;
  begun.take(making.signal);
  if (making.shown.length === 0) {
    const first = { ...rest, reading: begun.first };
    const name = importName([first], making.now, begun.people);
    const parts = await madeParts(database, [first], { ...making, name });
    if (parts === null) return null;
    await onMade(parts, begun.people);
  }
  const reading = await begun.whole();
  return reading && [{ ...rest, reading }];
}
