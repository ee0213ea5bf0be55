import type { Place } from '../../shared/reading/reading.ts';
import { addRowsTo } from './added-rows.ts';
import { batch, type Change, rows as rowsOf } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { editedRow, type RowPatch } from './edited-row.ts';
import { findRows, type RowIds } from './find-rows.ts';
import { changeImport, type ImportChange, type OnProgress } from './history/import-change.ts';
import type { ChangeKind } from './history/stored-change.ts';
import type { StoredPerson, StoredRow } from './stored-row.ts';

/** One row's part of a block edit. */
export interface RowEdit {
  rowId: string;
  patch: RowPatch;
}

/** How many rows an edit changed, and how many were so already. */
export interface EditCounts {
  changed: number;
  unchanged: number;
}

/** Why nothing was done: a batch is not in review, or a row is not there any more. */
export type Refused = Exclude<Change, 'done'>;

/**
 * Changes many rows of one import in one step of undo, all or none: a pasted block, a value filled down, a suggestion
 * used for all alike, cells cleared, rows left out. `kind` names it for the words of undo.
 */
export function editRows(
  database: RollcallDatabase,
  edits: readonly RowEdit[],
  kind: ChangeKind,
  onProgress?: OnProgress,
): Promise<EditCounts | Refused> {
  const apply = async (change: ImportChange) => {
    const patches = await patchesInTurns(change, edits);
    const rows = await rowsInReview(database, change, patches);
    return typeof rows === 'string' ? rows : applyEdits(change, rows, patches);
  };
  return changeImport(database, kind, apply, onProgress);
}

/** Takes rows off their import, in one step of undo, all or none; batches that are empty after it go too. */
export function removeRows(
  database: RollcallDatabase,
  rowIds: readonly string[],
): Promise<{ removed: number } | Refused> {
  return changeImport(database, 'remove', async (change) => {
    const ids = new Set<string>();
    await change.eachOf(rowIds, (id) => ids.add(id));
    const rows = await rowsInReview(database, change, ids);
    if (typeof rows === 'string') return rows;
    await removeFrom(database, change, [...rows.values()]);
    return { removed: rows.size };
  });
}

/**
 * Adds rows at the end of a batch in review, or of those of its import that have room; new batches of the import take
 * the rest. Answers where each row went.
 */
export function addRows(
  database: RollcallDatabase,
  batchId: string,
  people: readonly { person: StoredPerson; place?: Place | null }[],
  { now, kind = 'add' }: { now: number; kind?: ChangeKind },
): Promise<{ batchId: string; rowId: string }[] | Refused> {
  return changeImport(database, kind, async (change) => {
    const asked = await batch(database, batchId);
    if (!asked) return 'gone';
    if (asked.stage !== 'review') return 'locked';
    return addRowsTo(database, change, asked, people, now);
  });
}

/** Adds one row; see `addRows`. */
export async function addRow(
  database: RollcallDatabase,
  batchId: string,
  person: StoredPerson,
  { place = null, now }: { place?: Place | null; now: number },
): Promise<{ batchId: string; rowId: string } | Refused> {
  const added = await addRows(database, batchId, [{ person, place }], { now });
  if (typeof added === 'string') return added;
  const [only] = added;
  if (!only) throw new Error('A row that was added has a place.');
  return only;
}

/** Makes a row of a leftover and takes it off the list, in one step of undo. */
export function convertLeftover(
  database: RollcallDatabase,
  batchId: string,
  index: number,
  { person, now }: { person: StoredPerson; now: number },
): Promise<{ batchId: string; rowId: string } | Refused> {
  return changeImport(database, 'leftover', async (change) => {
    const found = await batch(database, batchId);
    const leftover = found?.leftovers[index];
    if (!found || !leftover) return 'gone';
    if (found.stage !== 'review') return 'locked';
    await change.updateBatch(found, { leftovers: found.leftovers.filter((_, at) => at !== index) });
    const [added] = await addRowsTo(database, change, found, [{ person, place: leftover.place }], now);
    return added ?? 'gone';
  });
}

/** Rows of one import that a change may write, which is told their batches; or why it may not. */
export async function rowsInReview(
  database: RollcallDatabase,
  change: ImportChange,
  rowIds: RowIds,
): Promise<ReadonlyMap<string, StoredRow> | Refused> {
  const found = await findRows(database, rowIds);
  if (found.size < rowIds.size) return 'gone';
  const batchIds = new Set<string>();
  for (const { batchId } of found.values()) batchIds.add(batchId);
  for (const id of batchIds) {
    const owner = await batch(database, id);
    if (!owner) return 'gone';
    if (owner.stage !== 'review') return 'locked';
    change.concerns(owner);
  }
  return found;
}

/** What edits set of each row, by its id: of two of the same field, the later one. */
export function patchesOf(edits: readonly RowEdit[]): ReadonlyMap<string, RowPatch> {
  const patches = new Map<string, RowPatch>();
  for (const edit of edits) addPatch(patches, edit);
  return patches;
}

/** The same of very many, with turns for the page. */
export async function patchesInTurns(
  change: ImportChange,
  edits: readonly RowEdit[],
): Promise<ReadonlyMap<string, RowPatch>> {
  const patches = new Map<string, RowPatch>();
  await change.eachOf(edits, (edit) => addPatch(patches, edit));
  return patches;
}

function addPatch(patches: Map<string, RowPatch>, { rowId, patch }: RowEdit): void {
  const known = patches.get(rowId);
  patches.set(rowId, known ? { ...known, ...patch } : patch);
}

/** Edits rows, all of them among those that may be written. */
export async function applyEdits(
  change: ImportChange,
  rows: ReadonlyMap<string, StoredRow>,
  patches: ReadonlyMap<string, RowPatch>,
): Promise<EditCounts> {
  let changed = 0;
  // By batches, as they are stored, in whatever order the rows were selected.
  for (const own of Map.groupBy(patches.keys(), (id) => rows.get(id)?.batchId).values()) {
    const pairs = own.flatMap((id) => {
      const before = rows.get(id);
      const after = before && editedRow(before, patches.get(id) ?? {});
      return before && after && before !== after ? [{ before, after }] : [];
    });
    await (pairs.length === 0 ? change.giveTurn() : change.updateRows(pairs));
    changed += pairs.length;
  }
  return { changed, unchanged: patches.size - changed };
}

/** Removes rows that may be written, and further batches that are empty after it. */
export async function removeFrom(
  database: RollcallDatabase,
  change: ImportChange,
  rows: readonly StoredRow[],
): Promise<void> {
  await change.removeRows(rows);
  for (const id of new Set(rows.map(({ batchId }) => batchId))) {
    const owner = await batch(database, id);
    if (!owner || owner.part === 0 || owner.leftovers.length > 0) continue;
    if ((await rowsOf(database, id)).length === 0) await change.removeBatch(owner);
  }
}
