import type { Place } from '../../shared/reading/reading.ts';
import { addRowsTo } from './added-rows.ts';
import { batch, type Change, rowsOf } from './batch-store.ts';
import type { RollcallDatabase } from './database.ts';
import { editedRow, type RowPatch } from './edited-row.ts';
import { changeImport, type ImportChange } from './history/import-change.ts';
import type { ChangeKind } from './history/stored-change.ts';
import type { StoredBatch } from './stored-batch.ts';
import { type StoredPerson, type StoredRow, storedRows } from './stored-row.ts';

/** Rows read and written at a time. */
const slice = 1000;

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
): Promise<EditCounts | Refused> {
  return changeImport(database, kind, async (change) => {
    const refused = await lockedOrGone(
      database,
      change,
      edits.map(({ rowId }) => rowId),
    );
    return refused ?? applyEdits(database, change, edits);
  });
}

/** Changes fields of a row in review and checks the person again. */
export async function editRow(
  database: RollcallDatabase,
  rowId: string,
  patch: Partial<StoredPerson>,
): Promise<Change> {
  const answer = await editRows(database, [{ rowId, patch }], 'edit');
  return typeof answer === 'string' ? answer : 'done';
}

/** Leaves a row in review out, or takes it in again. */
export async function setExcluded(database: RollcallDatabase, rowId: string, excluded: boolean): Promise<Change> {
  const answer = await editRows(database, [{ rowId, patch: { excluded } }], excluded ? 'exclude' : 'include');
  return typeof answer === 'string' ? answer : 'done';
}

/** Takes rows off their import, in one step of undo, all or none; batches that are empty after it go too. */
export function removeRows(
  database: RollcallDatabase,
  rowIds: readonly string[],
): Promise<{ removed: number } | Refused> {
  return changeImport(database, 'remove', async (change) => {
    const wanted = [...new Set(rowIds)];
    const refused = await lockedOrGone(database, change, wanted);
    if (refused) return refused;
    await removeFrom(database, change, wanted);
    return { removed: wanted.length };
  });
}

/**
 * Adds rows at the end of a batch in review, or of those of its import that have room; new batches of the import take the
 * rest. Answers where each row went.
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

/** Takes a leftover off the list of a batch in review, because it was looked at. */
export function dismissLeftover(database: RollcallDatabase, batchId: string, index: number): Promise<Change> {
  return changeImport(database, 'leftover', async (change) => {
    const found = await batch(database, batchId);
    if (!found) return 'gone';
    if (found.stage !== 'review') return 'locked';
    await dismissFrom(change, found, index);
    return 'done';
  });
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
    await dismissFrom(change, found, index);
    const [added] = await addRowsTo(database, change, found, [{ person, place: leftover.place }], now);
    return added ?? 'gone';
  });
}

/** Tells the change the batches of rows; answers why they cannot be changed, or null. */
export async function lockedOrGone(
  database: RollcallDatabase,
  change: ImportChange,
  rowIds: readonly string[],
): Promise<Refused | null> {
  const owners = new Set<string>();
  for (let start = 0; start < rowIds.length; start += slice) {
    for (const row of await database.rows.bulkGet(rowIds.slice(start, start + slice))) {
      if (!row) return 'gone';
      owners.add(row.batchId);
    }
  }
  for (const id of owners) {
    const owner = await batch(database, id);
    if (!owner) return 'gone';
    if (owner.stage !== 'review') return 'locked';
    change.concerns(owner);
  }
  return null;
}

/** Edits rows that are known to be in review. */
export async function applyEdits(
  database: RollcallDatabase,
  change: ImportChange,
  edits: readonly RowEdit[],
): Promise<EditCounts> {
  const patches = new Map<string, RowPatch>();
  for (const { rowId, patch } of edits) patches.set(rowId, { ...patches.get(rowId), ...patch });
  const ids = [...patches.keys()];
  let changed = 0;
  for (let start = 0; start < ids.length; start += slice) {
    const found = storedRows(await database.rows.bulkGet(ids.slice(start, start + slice)));
    const pairs = found
      .map((before) => ({ before, after: editedRow(before, patches.get(before.id) ?? {}) }))
      .filter(({ before, after }) => before !== after);
    await change.updateRows(pairs);
    changed += pairs.length;
  }
  return { changed, unchanged: ids.length - changed };
}

/** Removes rows that are known to be in review. */
export async function removeFrom(
  database: RollcallDatabase,
  change: ImportChange,
  rowIds: readonly string[],
): Promise<void> {
  const owners = new Set<string>();
  for (let start = 0; start < rowIds.length; start += slice) {
    const found: StoredRow[] = storedRows(await database.rows.bulkGet(rowIds.slice(start, start + slice)));
    await change.removeRows(found);
    for (const { batchId } of found) owners.add(batchId);
  }
  for (const id of owners) {
    const owner = await batch(database, id);
    if (owner && owner.part > 0 && owner.leftovers.length === 0 && (await isEmpty(database, owner)))
      await change.removeBatch(owner);
  }
}

async function isEmpty(database: RollcallDatabase, { id }: StoredBatch): Promise<boolean> {
  return (await rowsOf(database, id).count()) === 0;
}

async function dismissFrom(change: ImportChange, found: StoredBatch, index: number): Promise<void> {
  await change.updateBatch(found, { leftovers: found.leftovers.filter((_, at) => at !== index) });
}
