import * as v from 'valibot';
import type { Reading } from '../../../shared/reading/reading.ts';
import type { CaptureSource } from '../../capture/capture-source.ts';
import type { RollcallDatabase } from '../database.ts';
import { seal, unseal } from '../sealing.ts';
import { parseRemembered, type RememberedReading, remembered } from './remembered-reading.ts';
import { StoredSheetReading } from './stored-sheet-reading.ts';

/** A reading of a sheet without what was read. */
export type SheetReadingHead = Omit<StoredSheetReading, 'reading'>;

/** A list that follows an earlier reading of its sheet: what is to be remembered of the sheet, which it is a part of. */
export interface Following {
  sheetId: string;
  reading: RememberedReading;
}

/** A list of an import, and when it was read. */
interface ReadList {
  reading: Reading;
  source: CaptureSource;
  follows?: Following | undefined;
  now: number;
}

/** Seals what is remembered of a list, to be stored with its import; null for a list of no sheet. Not in transactions. */
export async function sealedSheetReading(
  database: RollcallDatabase,
  of: { importId: string; sourceIndex: number },
  { reading, source, follows, now }: ReadList,
): Promise<StoredSheetReading | null> {
  if (!source.sheet) return null;
  const known = follows ?? { sheetId: crypto.randomUUID(), reading: remembered(reading) };
  return {
    ...of,
    sheetId: known.sheetId,
    documentId: documentIdOf(source.sheet.document),
    place: source.sheet,
    title: source.title,
    readAt: now,
    reading: await seal(database, purposeOf(of), JSON.stringify(known.reading)),
  };
}

/** The living sheets that an import is of, each with its newest reading, wherever that was stored. */
export async function sheetsOfImport(database: RollcallDatabase, importId: string): Promise<SheetReadingHead[]> {
  const own = await database.sheetReadings.where('importId').equals(importId).toArray();
  return newestOf(database, own);
}

/** The living sheets of a document (its address up to the id), each with its newest reading, the newest first. */
export async function sheetsOfDocument(database: RollcallDatabase, document: string): Promise<SheetReadingHead[]> {
  const own = await database.sheetReadings.where('documentId').equals(documentIdOf(document)).toArray();
  return (await newestOf(database, own)).sort((a, b) => b.readAt - a.readAt);
}

/** What was read, or null when it is gone or its seal cannot be broken any more. Not in transactions. */
export async function rememberedReading(
  database: RollcallDatabase,
  { importId, sourceIndex }: Pick<SheetReadingHead, 'importId' | 'sourceIndex'>,
): Promise<RememberedReading | null> {
  const of = { importId, sourceIndex };
  const found = await database.sheetReadings.get([importId, sourceIndex]);
  if (!found) return null;
  const text = await unseal(database, purposeOf(of), v.parse(StoredSheetReading, found).reading);
  return text === null ? null : parseRemembered(JSON.parse(text));
}

/** The ids of the imports whose readings have somebody, by the canonical address. Not in transactions. */
export async function importsRemembering(database: RollcallDatabase, address: string): Promise<string[]> {
  const found: string[] = [];
  for (const [importId, sourceIndex] of await database.sheetReadings.toCollection().primaryKeys()) {
    const reading = await rememberedReading(database, { importId, sourceIndex });
    if (reading?.people.some(({ key }) => key === address)) found.push(importId);
  }
  return found;
}

/** Remembers something else than before; nothing happens if the reading is gone. Not in transactions. */
export async function changeRemembered(
  database: RollcallDatabase,
  { importId, sourceIndex }: Pick<SheetReadingHead, 'importId' | 'sourceIndex'>,
  reading: RememberedReading,
): Promise<void> {
  const sealed = await seal(database, purposeOf({ importId, sourceIndex }), JSON.stringify(reading));
  await database.sheetReadings.update([importId, sourceIndex], { reading: sealed });
}

/** Forgets what an import read from sheets; an earlier reading of the same sheet is the newest again. */
export async function dropSheetReadings(database: RollcallDatabase, importId: string): Promise<void> {
  await database.sheetReadings.where('importId').equals(importId).delete();
}

async function newestOf(database: RollcallDatabase, records: readonly unknown[]): Promise<SheetReadingHead[]> {
  const sheetIds = new Set(parsed(records).map(({ sheetId }) => sheetId));
  const newest: SheetReadingHead[] = [];
  for (const sheetId of sheetIds) {
    const all = parsed(await database.sheetReadings.where('sheetId').equals(sheetId).toArray());
    const [last] = all.sort((a, b) => b.readAt - a.readAt);
    if (!last) continue;
    const { reading: _, ...head } = last;
    newest.push(head);
  }
  return newest;
}

/** A record of another version is left out: the sheet can always be imported as a whole. */
function parsed(records: readonly unknown[]): StoredSheetReading[] {
  return records.flatMap((record) => {
    const stored = v.safeParse(StoredSheetReading, record);
    return stored.success ? [stored.output] : [];
  });
}

function documentIdOf(document: string): string {
  return document.match(/\/d\/([\w-]+)/)?.[1] ?? document;
}

function purposeOf({ importId, sourceIndex }: { importId: string; sourceIndex: number }): string {
  return `sheet reading ${sourceIndex} of ${importId}`;
}
