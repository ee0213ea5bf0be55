import { emptyPerson } from '../../../shared/people/person.ts';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { addRowsTo } from '../added-rows.ts';
import { reviewKept } from '../approval.ts';
import { importBatches } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { rowsIn } from '../find-rows.ts';
import { changeImport, type ImportChange } from '../history/import-change.ts';
import { withoutPassword } from '../new-batch.ts';
import { applyEdits, type EditCounts, patchesInTurns, type RowEdit, rowsInReview } from '../row-edits.ts';
import type { StoredBatch } from '../stored-batch.ts';
import { withPauses } from '../with-pauses.ts';
import type { ProblemCaptions } from './problem-rows.ts';
import { type RepairedRow, repairedRows } from './repaired-list.ts';

/** What a repaired list did; the lists are of lines in it, counted from 1. */
export interface Mended extends EditCounts {
  added: number;
  /** Their row is not of this import (any more). */
  unknown: number[];
  /** Their row is on its way to the space, or was sent. */
  locked: number[];
}

/**
 * Mends the rows of an import with a list of problem rows that was repaired and pasted or dropped back, as one step of
 * undo. What has no key is added. Null when the list has no keys: then it is a list like any other. Problem rows that
 * an applied batch kept go to a new batch first, as `reviewKept` does.
 */
export async function mendFrom(
  database: RollcallDatabase,
  importId: string,
  content: CapturedContent,
  { captions, now }: { captions: ProblemCaptions; now: number },
): Promise<Mended | 'gone' | null> {
  const repaired = await withPauses(repairedRows(content, captions));
  if (repaired === null) return null;
  await bringKeptBack(database, importId, repaired, now);
  return changeImport(database, 'mend', async (change) => {
    const batches = await importBatches(database, importId);
    if (batches.length === 0) return 'gone';
    const { edits, fresh, unknown, locked } = await sorted(database, batches, repaired);
    const patches = await patchesInTurns(change, edits);
    const rows = await rowsInReview(database, change, patches);
    // `sorted` has just seen, in this transaction, that they are there and in review.
    if (typeof rows === 'string') throw new Error(`Rows to be mended are ${rows}.`);
    const counts = await applyEdits(change, rows, patches);
    const added = await addFresh(database, change, { batches, fresh, now });
    return { ...counts, added, unknown: [...unknown, ...fresh.slice(added).map(({ line }) => line)], locked };
  });
}

async function sorted(
  database: RollcallDatabase,
  batches: readonly StoredBatch[],
  repaired: readonly RepairedRow[],
): Promise<{ edits: RowEdit[]; fresh: RepairedRow[]; unknown: number[]; locked: number[] }> {
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  const edits = new Map<string, RowEdit>();
  const fresh: RepairedRow[] = [];
  const unknown: number[] = [];
  const locked: number[] = [];
  const found = await rowsIn(database, [...byId.keys()], idsIn(repaired));
  for (const row of repaired) {
    const batch = byId.get(found.get(row.id ?? '')?.batchId ?? '');
    // A key that stands there twice: somebody copied a row to add another person.
    if (row.id === null || edits.has(row.id)) fresh.push(row);
    else if (!batch) unknown.push(row.line);
    else if (batch.stage !== 'review') locked.push(row.line);
    else edits.set(row.id, { rowId: row.id, patch: row.patch });
  }
  return { edits: [...edits.values()], fresh, unknown, locked };
}

async function addFresh(
  database: RollcallDatabase,
  change: ImportChange,
  { batches, fresh, now }: { batches: readonly StoredBatch[]; fresh: readonly RepairedRow[]; now: number },
): Promise<number> {
  const target = batches.findLast(({ stage }) => stage === 'review');
  if (!target || fresh.length === 0) return 0;
  const people = fresh.map(({ patch }) => ({ person: { ...withoutPassword(emptyPerson()), ...patch } }));
  return (await addRowsTo(database, change, target, people, now)).length;
}

async function bringKeptBack(
  database: RollcallDatabase,
  importId: string,
  repaired: readonly RepairedRow[],
  now: number,
): Promise<void> {
  const applied = new Set(
    (await importBatches(database, importId)).filter(({ stage }) => stage === 'applied').map(({ id }) => id),
  );
  if (applied.size === 0) return;
  const found = await rowsIn(database, [...applied], idsIn(repaired));
  const kept = [...found.values()].filter(({ receipt, batchId }) => receipt === null && applied.has(batchId));
  for (const batchId of new Set(kept.map((row) => row.batchId))) await reviewKept(database, batchId, now);
}

function idsIn(repaired: readonly RepairedRow[]): Set<string> {
  return new Set(repaired.flatMap(({ id }) => id ?? []));
}
