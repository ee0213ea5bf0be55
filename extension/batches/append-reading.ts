import { maxRowsPerBatch } from '../../shared/people/limits.ts';
import type { CapturedContent, Reading } from '../../shared/reading/reading.ts';
import type { CaptureSource } from '../capture/capture-source.ts';
import { importBatches, rows } from './batch-store.ts';
import { captureState, sealedCapture } from './capture-store.ts';
import type { RollcallDatabase } from './database.ts';
import { mergedRow } from './duplicates/merged-row.ts';
import { changeImport, type ImportChange } from './history/import-change.ts';
import { idSource } from './id-source.ts';
import { sealedSheetReading } from './living/sheet-reading-store.ts';
import { newBatch, rowsOfBatch, type StorableReading, storableReading } from './new-batch.ts';
import { sealedPasswords } from './passwords/seal-passwords.ts';
import { choicesOf, type ImportChoices, type StoredBatch } from './stored-batch.ts';
import type { StoredRow } from './stored-row.ts';

/** What became of a further capture: people that are new, and people who were in review already and were merged. */
interface Appended {
  added: number;
  merged: number;
  /** Of the new source; rows carry it as `source`. */
  sourceIndex: number;
}

/** How a capture is added. */
interface AppendOptions {
  /** Milliseconds since 1970. */
  now: number;
  /** With it, the columns can be read anew later. */
  content?: CapturedContent;
  /** Told after each slice: rows that are added or merged, of all. */
  onProgress?: (done: number, of: number) => void;
  /** Stops the adding at the next slice; the import is left as it was. */
  signal?: AbortSignal;
}

/**
 * Adds another capture to an import, as one step of undo. Who stands in review already is merged (the row that was
 * there first wins, its empty fields are filled); the others become further batches, so that each batch has one source.
 * All or nothing is added, wherever it is stopped.
 */
export async function appendReading(
  database: RollcallDatabase,
  importId: string,
  reading: Reading,
  source: CaptureSource,
  { now, content, ...watch }: AppendOptions,
): Promise<Appended | 'gone' | 'stopped'> {
  try {
    return await appended(database, importId, reading, { source, now, content, watch });
  } catch (error) {
    if (watch.signal?.aborted) return 'stopped';
    throw error;
  }
}

interface Wanted {
  source: CaptureSource;
  now: number;
  content: CapturedContent | undefined;
  watch: Watch;
}

type Watch = Pick<AppendOptions, 'onProgress' | 'signal'>;

async function appended(
  database: RollcallDatabase,
  importId: string,
  reading: Reading,
  { source, now, content, watch }: Wanted,
): Promise<Appended | 'gone'> {
  for (;;) {
    const sourceIndex = nextSource(await importBatches(database, importId));
    const [last] = (await importBatches(database, importId)).slice(-1);
    if (!last) return 'gone';
    const sealed = await sealedCapture(database, { importId, sourceIndex }, { content, reading });
    const sheetReading = await sealedSheetReading(database, { importId, sourceIndex }, { reading, source, now });
    const given = reading.rows.map(({ person }) => person.password);
    const passwords = last.way === 'accounts' ? await sealedPasswords(database, importId, given) : null;
    const found = storableReading(reading, { sourceIndex, newId: idSource(), passwords });
    const { batches, batchRows, changes, images, captures, sheetReadings } = database;
    const tables = [batches, batchRows, changes, images, captures, sheetReadings];
    const done = await database.transaction('rw', tables, async () => {
      const known = await importBatches(database, importId);
      const [first] = known;
      if (!first) return 'gone';
      // Another page appended meanwhile, and the seal names the source, or it has changed what becomes of passwords.
      if (nextSource(known) !== sourceIndex || known.at(-1)?.way !== last.way) return null;
      if (sealed) await captures.put(sealed);
      if (sheetReading) await sheetReadings.put(sheetReading);
      const choices = choicesOf(known.at(-1) ?? first);
      const frame = { importId, sourceIndex, source, capture: captureState(content), choices, name: first.name, now };
      return changeImport(database, 'append', (change) =>
        append(database, change, { known, found, frame, watch, of: reading.rows.length }),
      );
    });
    if (done !== null) return done;
  }
}

interface Appending {
  known: readonly StoredBatch[];
  found: StorableReading;
  frame: Pick<StoredBatch, 'importId' | 'sourceIndex' | 'source' | 'capture' | 'name'> & {
    choices: ImportChoices;
    now: number;
  };
  watch: Watch;
  /** Rows that the reading has. */
  of: number;
}

async function append(
  database: RollcallDatabase,
  change: ImportChange,
  { known, found, frame, watch, of }: Appending,
): Promise<Appended> {
  const tell = (done: number) => {
    watch.signal?.throwIfAborted();
    watch.onProgress?.(done, of);
  };
  const fresh = await mergeKnown(database, change, { known, found, tell });
  const holder = known.find(({ stage }) => stage === 'review');
  const { sourceIndex, source } = frame;
  if (holder) {
    const others = [...holder.leftovers, ...found.leftovers];
    // Without new people no batch is of this source, but rows name it.
    const merged = fresh.rows.length === 0 ? [{ sourceIndex, title: source.title }] : [];
    await change.updateBatch(holder, { leftovers: others, mergedSources: [...holder.mergedSources, ...merged] });
  }
  const leftovers = holder ? [] : found.leftovers;
  let part = Math.max(...known.map((batch) => batch.part)) + 1;
  for (let start = 0; start < fresh.rows.length || (start === 0 && leftovers.length > 0); start += maxRowsPerBatch) {
    const made = newBatch({ ...frame, part, columns: found.columns, newId: () => crypto.randomUUID() });
    await change.addBatch(start === 0 ? { ...made, leftovers } : made);
    const some = rowsOfBatch(made, fresh.rows.slice(start, start + maxRowsPerBatch));
    await change.addRows(some);
    tell(fresh.merged + start + some.length);
    part += 1;
  }
  return { added: fresh.rows.length, merged: fresh.merged, sourceIndex: frame.sourceIndex };
}

/** Merges those who stand in review already into their rows; answers the others, and how many were merged. */
async function mergeKnown(
  database: RollcallDatabase,
  change: ImportChange,
  { known, found, tell }: Pick<Appending, 'known' | 'found'> & { tell: (done: number) => void },
): Promise<{ rows: StoredRow[]; merged: number }> {
  const byAddress = new Map<string, StoredRow>();
  for (const batch of known.filter(({ stage }) => stage === 'review')) {
    change.concerns(batch);
    for (const row of await rows(database, batch.id)) {
      if (row.address !== null && !byAddress.has(row.address)) byAddress.set(row.address, row);
    }
  }
  const fresh: StoredRow[] = [];
  let merged = 0;
  for (const slice of found.slices()) {
    const pairs: { before: StoredRow; after: StoredRow }[] = [];
    for (const row of slice) {
      // A reading has each address once, so no row is merged into twice.
      const before = row.address === null ? undefined : byAddress.get(row.address);
      if (before) pairs.push({ before, after: mergedRow(before, [row]).row });
      else fresh.push(row);
    }
    await change.updateRows(pairs);
    merged += pairs.length;
    tell(merged);
  }
  return { rows: fresh, merged };
}

function nextSource(batches: readonly StoredBatch[]): number {
  const known = batches.flatMap(({ sourceIndex, mergedSources }) => [
    sourceIndex,
    ...mergedSources.map((merged) => merged.sourceIndex),
  ]);
  return Math.max(-1, ...known) + 1;
}
