import { type Undo, undoEndpoints } from '../../shared/contract/undo.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import type { Answer } from '../spaces/space-answer.ts';
import type { SpaceClient } from '../spaces/space-client.ts';

/** The batches of an import that can be taken back, the last one first: a later one may name people of an earlier one. */
export function undoable(batches: readonly StoredBatch[]): StoredBatch[] {
  return batches
    .filter(({ stage, undoneAt }) => stage === 'applied' && undoneAt === undefined)
    .toSorted((a, b) => b.part - a.part);
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
 * Takes batches back as their plans say, one after the other, and notes each; its rows get their new receipts at the
 * next look at the batch, which is due at once. A problem ends it: what is taken back stays so, and repeating it harms
 * nobody.
 */
export async function undoPlanned(
  database: RollcallDatabase,
  ask: SpaceClient['ask'],
  plans: readonly Undo[],
  { onProgress, now }: { onProgress: (done: number) => void; now: () => number },
): Promise<Answer<number>> {
  let done = 0;
  for (const { batchId, rows } of plans) {
    const seen = rows.map(({ fate }) => fate);
    const answer = await ask(undoEndpoints.undoBatch, { params: { id: batchId }, body: { seen } });
    if ('problem' in answer) return answer;
    const { undoneAt } = answer.value;
    if (undoneAt !== null) await database.batches.update(batchId, { undoneAt, followAt: now() });
    done += 1;
    onProgress(done);
  }
  return { value: done };
}
