import { type Undo, undoDays, undoEndpoints } from '../../shared/contract/undo.ts';
import { rows } from '../batches/batch-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { putRows } from '../batches/row-store.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import type { Answer } from '../spaces/space-answer.ts';
import type { SpaceClient } from '../spaces/space-client.ts';

/**
 * The batches of an import that can be taken back, the last one first: a later one may name people of an earlier one; and
 * those for which it is too late.
 */
export function undoable(batches: readonly StoredBatch[], now: number): { open: StoredBatch[]; late: StoredBatch[] } {
  const standing = batches
    .filter(({ stage, undoneAt }) => stage === 'applied' && undoneAt === undefined)
    .toSorted((a, b) => b.part - a.part);
  const isOpen = ({ appliedAt }: StoredBatch) => (appliedAt ?? 0) + undoDays * 86_400_000 > now;
  return { open: standing.filter(isOpen), late: standing.filter((each) => !isOpen(each)) };
}

/** What taking these batches back would do, each by itself. */
export async function planUndoOf(
  ask: SpaceClient['ask'],
  batches: readonly Pick<StoredBatch, 'id'>[],
): Promise<Answer<Undo[]>> {
  const plans: Undo[] = [];
  for (const { id } of batches) {
    const answer = await ask(undoEndpoints.planUndo, { params: { id } });
    if ('problem' in answer) return answer;
    plans.push(answer.value);
  }
  return { value: plans };
}

/**
 * Takes batches back as their plans say, one after the other, and notes each and what became of its rows; how mails and
 * links stand now is told by the next look at the batch, which is due at once. A problem ends it: what is taken back
 * stays so, and repeating it harms nobody.
 */
export async function undoPlanned(
  database: RollcallDatabase,
  ask: SpaceClient['ask'],
  plans: readonly Undo[],
  { onProgress, now }: { onProgress: (done: number) => void; now: () => number },
): Promise<Answer<number>> {
  let done = 0;
  for (const { batchId, rows: planned } of plans) {
    const seen = planned.map(({ fate }) => fate);
    const answer = await ask(undoEndpoints.undoBatch, { params: { id: batchId }, body: { seen } });
    if ('problem' in answer) return answer;
    await noteUndone(database, answer.value, now());
    done += 1;
    onProgress(done);
  }
  return { value: done };
}

async function noteUndone(database: RollcallDatabase, { batchId, undoneAt, rows: told }: Undo, now: number) {
  if (undoneAt === null) return;
  const fates = new Map(told.map(({ id, ...undone }) => [id, undone]));
  await database.transaction('rw', database.batches, database.batchRows, async () => {
    const news = (await rows(database, batchId)).flatMap((row) => {
      const undone = fates.get(row.id);
      return row.receipt && undone ? [{ ...row, receipt: { ...row.receipt, undone } }] : [];
    });
    await putRows(database, news);
    await database.batches.update(batchId, { undoneAt, followAt: now });
  });
}
