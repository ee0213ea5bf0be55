import type { CapturedContent, Reading, ReadingChoices } from '../../../shared/reading/reading.ts';
import type { ReadCapture } from '../columns/remap.ts';
import type { RollcallDatabase } from '../database.ts';
import { carriedMeanings } from './carried-meanings.ts';
import { type RememberedReading, remembered } from './remembered-reading.ts';
import { type SheetChanges, sheetChanges } from './sheet-changes.ts';
import { rememberedReading, type SheetReadingHead } from './sheet-reading-store.ts';

/** A sheet that was read again, beside what was read of it before. */
export interface ReadAgain {
  /** The newest reading before this one. */
  known: SheetReadingHead;
  before: RememberedReading;
  /** The sheet as it is now. */
  content: CapturedContent & { kind: 'grid' };
  reading: Reading;
  now: RememberedReading;
  changes: SheetChanges;
}

/**
 * Compares the cells of a sheet with what was read of it before, by the columns that it had then. `forgotten`: the
 * earlier reading is gone; `ended`: the reading was ended by its signal.
 */
export async function readAgain(
  database: RollcallDatabase,
  known: SheetReadingHead,
  cells: string[][],
  read: ReadCapture,
): Promise<ReadAgain | 'forgotten' | 'ended'> {
  const before = await rememberedReading(database, known);
  if (!before) return 'forgotten';
  const content = { kind: 'grid' as const, cells };
  const reading = await readAsBefore(before, content, read);
  if (!reading) return 'ended';
  const now = remembered(reading);
  return { known, before, content, reading, now, changes: sheetChanges(before, now) };
}

async function readAsBefore(
  before: RememberedReading,
  content: CapturedContent,
  read: ReadCapture,
): Promise<Reading | null> {
  const choices: ReadingChoices = {};
  const found = await read(content, choices);
  if (!found) return null;
  const meanings = carriedMeanings(before.columns, found.columns);
  const isSame = !meanings || found.columns.every(({ index, meaning }) => meanings.get(index) === meaning);
  return isSame ? found : read(content, { meanings });
}
