import type { CapturedContent, ColumnMeaning, Reading, ReadingChoices } from '../../../shared/reading/reading.ts';
import { importBatches, rows } from '../batch-store.ts';
import { keptCapture } from '../capture-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { changeImport } from '../history/import-change.ts';
import { idSource } from '../id-source.ts';
import { remembered } from '../living/remembered-reading.ts';
import { changeRemembered } from '../living/sheet-reading-store.ts';
import { storableReading } from '../new-batch.ts';
import { sealedPasswords } from '../passwords/seal-passwords.ts';
import type { StoredBatch } from '../stored-batch.ts';
import type { StoredRow } from '../stored-row.ts';
import { withPauses } from '../with-pauses.ts';
import { carriedOver } from './carried-over.ts';
import { replaceRows } from './replace-rows.ts';
import { isSingle } from './single-meaning.ts';

/** Reads a capture, as `readPatiently` does; null when it was ended before. */
export type ReadCapture = (content: CapturedContent, choices: ReadingChoices) => Promise<Reading | null>;

/** What came of reading a list anew. */
export type Remapped =
  | { rows: number }
  /** `not-kept`: its capture was too large, or was never given; `no-addresses`: no column would hold addresses. */
  | 'locked'
  | 'gone'
  | 'not-kept'
  | 'no-addresses'
  | 'ended';

/**
 * Reads one source of an import anew with other meanings of its columns (by their index; the others stay as they are)
 * and carries over what was done by hand. One step of undo. Locked as soon as a batch of the import has left review.
 */
export async function remap(
  database: RollcallDatabase,
  importId: string,
  meanings: ReadonlyMap<number, ColumnMeaning>,
  { read, now, sourceIndex = 0 }: { read: ReadCapture; now: number; sourceIndex?: number },
): Promise<Remapped> {
  const before = await importBatches(database, importId);
  const own = before.find((batch) => batch.sourceIndex === sourceIndex);
  if (!own) return 'gone';
  if (before.some(({ stage }) => stage !== 'review')) return 'locked';
  const content = await keptCapture(database, { importId, sourceIndex });
  if (!content) return 'not-kept';
  const reading = await read(content, { meanings: allMeanings(own.columns, meanings) });
  if (!reading) return 'ended';
  if (reading.form !== 'grid') return 'no-addresses';
  const given = reading.rows.map(({ person }) => person.password);
  const passwords = own.way === 'accounts' ? await sealedPasswords(database, importId, given) : null;
  const found = storableReading(reading, { sourceIndex, newId: idSource(), passwords });
  const fresh = await withPauses(all(found.slices()));
  const remapped = await changeImport<Remapped>(database, 'remap', async (change) => {
    const batches = await importBatches(database, importId);
    const parts = await ofSource(database, importId, sourceIndex);
    if (parts.length === 0) return 'gone';
    if (batches.some(({ stage }) => stage !== 'review')) return 'locked';
    const old: StoredRow[] = [];
    for (const { id } of parts) old.push(...(await rows(database, id)));
    const next = carriedOver(old, fresh);
    for (const holder of batches) {
      const kept = holder.leftovers.filter(({ source = 0 }) => source !== sourceIndex);
      const leftovers = holder === batches[0] ? [...kept, ...found.leftovers] : kept;
      if (leftovers.length + holder.leftovers.length > 0) await change.updateBatch(holder, { leftovers });
    }
    const columns = withFormerTrust(found.columns, own.columns, meanings);
    for (const part of parts) await change.updateBatch(part, { columns });
    await replaceRows(database, change, { parts: await ofSource(database, importId, sourceIndex), old, next, now });
    return { rows: next.length };
  });
  // What changes in a sheet is seen by the columns as they are now.
  if (typeof remapped === 'object') await changeRemembered(database, { importId, sourceIndex }, remembered(reading));
  return remapped;
}

/** What the columns mean with the admin's new choices: a meaning that is given to another column leaves its old one. */
function allMeanings(
  columns: StoredBatch['columns'],
  chosen: ReadonlyMap<number, ColumnMeaning>,
): Map<number, ColumnMeaning> {
  const given = new Set(chosen.values());
  const all = new Map<number, ColumnMeaning>(chosen);
  for (const { index, meaning } of columns) {
    if (chosen.has(index)) continue;
    all.set(index, isSingle(meaning) && given.has(meaning) ? null : meaning);
  }
  return all;
}

/** The columns that nobody chose are as sure as before: reading anew was told what they are, and nothing more. */
function withFormerTrust(
  columns: StoredBatch['columns'],
  former: StoredBatch['columns'],
  chosen: ReadonlyMap<number, ColumnMeaning>,
): StoredBatch['columns'] {
  const known = new Map(former.map((column) => [column.index, column]));
  return columns.map((column) => {
    const before = known.get(column.index);
    const isSame = before?.meaning === column.meaning && !chosen.has(column.index);
    return before && isSame ? { ...column, confidence: before.confidence } : column;
  });
}

async function ofSource(database: RollcallDatabase, importId: string, sourceIndex: number): Promise<StoredBatch[]> {
  return (await importBatches(database, importId)).filter((batch) => batch.sourceIndex === sourceIndex);
}

function* all(slices: Iterable<StoredRow[]>): Generator<undefined, StoredRow[]> {
  const found: StoredRow[] = [];
  for (const slice of slices) {
    for (const row of slice) found.push(row);
    yield;
  }
  return found;
}
