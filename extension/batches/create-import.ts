import { sealedCapture } from './capture-store.ts';
import type { RollcallDatabase } from './database.ts';
import { type Following, sealedSheetReading } from './living/sheet-reading-store.ts';
import type { StoredSheetReading } from './living/stored-sheet-reading.ts';
import { type MadePart, madeParts, type ReadList } from './made-import.ts';
import { dropKeys } from './passwords/key-store.ts';
import { replaceRowsOf } from './row-store.ts';
import { defaultChoices, type ImportChoices } from './stored-batch.ts';
import type { StoredCapture } from './stored-capture.ts';
import type { DraftId } from './stored-draft.ts';

/** One list of an import. */
export interface ImportedList extends ReadList {
  /** Of a sheet that was read before. */
  follows?: Following;
}

/** How an import is stored; of the choices, `defaultChoices` where they are not given. */
export interface Storing extends Partial<ImportChoices> {
  /** Of the import, which is of its first batch, too; a new one when left out. */
  importId?: string;
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  /** What was shown of it before: the rows of an only list, and all batches, keep their ids. */
  shown?: readonly MadePart[];
  /**
   * Told what is about to be stored, of so many rows in all, so that it can be looked at; the storing begins when that
   * has ended. Of a long list it is told twice: its first part, then all.
   */
  onMade?: (parts: readonly MadePart[], of: number) => Promise<void>;
  /** Told after each slice: rows that are written, of all. */
  onProgress?: (stored: number, of: number) => void;
  /** Stops the storing at the next slice; nothing is left of it then. */
  signal?: AbortSignal;
  /** Drafts that the import was made of: they go in the same moment in which it is there. */
  drafts?: readonly DraftId[] | Promise<readonly DraftId[]>;
  /** Entries of the basket that it was made of; they go with the drafts. */
  basket?: readonly string[];
}

/**
 * Stores lists as one import in review, a source each. Who stands in several of them is one person: the first row wins,
 * its empty fields are filled. All or nothing is stored, wherever it is stopped. Passwords are kept, sealed, where
 * accounts are to be made of them. Answers the import's id, which is its first batch's.
 */
export async function createImport(
  database: RollcallDatabase,
  lists: readonly ImportedList[],
  storing: Storing,
): Promise<string | 'stopped'> {
  const { importId = crypto.randomUUID() } = storing;
  let isStored = false;
  try {
    isStored = await storeImport(database, importId, lists, storing);
    return isStored ? importId : 'stopped';
  } finally {
    if (!isStored) await dropKeys(database, importId);
  }
}

async function storeImport(
  database: RollcallDatabase,
  importId: string,
  lists: readonly ImportedList[],
  { importId: _, name, now, shown, onMade, onProgress, signal, drafts = [], basket = [], ...given }: Storing,
): Promise<boolean> {
  const choices = { ...defaultChoices, ...given };
  const read = lists.reduce((sum, { reading }) => sum + reading.rows.length, 0);
  const onFirst = async (part: MadePart) => onMade?.([part], read);
  const parts = await madeParts(database, lists, { importId, choices, name, now, signal, shown, onFirst });
  if (parts === null) return false;
  const of = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  await onMade?.(parts, of);
  const captures: StoredCapture[] = [];
  const sheetReadings: StoredSheetReading[] = [];
  for (const [sourceIndex, list] of lists.entries()) {
    const of = { importId, sourceIndex };
    const capture = await sealedCapture(database, of, list);
    if (capture) captures.push(capture);
    const sheetReading = await sealedSheetReading(database, of, { ...list, now });
    if (sheetReading) sheetReadings.push(sheetReading);
  }
  const madeOf = await drafts;
  const tables = [
    database.batches,
    database.batchRows,
    database.captures,
    database.drafts,
    database.basket,
    database.sheetReadings,
  ];
  try {
    await database.transaction('rw', tables, async () => {
      let stored = 0;
      for (const { batch, rows } of parts) {
        signal?.throwIfAborted();
        await database.batches.add(batch);
        await replaceRowsOf(database, batch.id, rows);
        stored += rows.length;
        onProgress?.(stored, of);
      }
      signal?.throwIfAborted();
      await database.captures.bulkPut(captures);
      await database.sheetReadings.bulkPut(sheetReadings);
      await database.drafts.bulkDelete([...madeOf]);
      await database.basket.bulkDelete([...basket]);
    });
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
  return true;
}
