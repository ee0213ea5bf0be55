import { batchEndpoints, type Plan } from '../../shared/contract/batch.ts';
import type { SeenPlan } from '../batches/approval.ts';
import { batch, rows } from '../batches/batch-store.ts';
import { openedPasswords } from '../batches/passwords/seal-passwords.ts';
import { isSendable } from '../batches/stored-row.ts';
import { askSpaceAt } from '../spaces/ask-space.ts';
import type { Surroundings } from '../surroundings.ts';
import { batchBody } from './batch-body.ts';
import { answersSomethingElse, type SyncProblem } from './sync-problem.ts';

/** What a batch would do, row by row, and what `approve` needs to know that the admin saw it. */
export interface PlannedBatch {
  plan: Plan;
  seen: SeenPlan;
}

/** Asks the space what a batch in review would do; nothing changes, there or here. */
export async function planBatch(
  surroundings: Surroundings,
  batchId: string,
  spaceAddress: string,
): Promise<PlannedBatch | { problem: SyncProblem } | 'gone' | 'nothing-to-send'> {
  const { database } = surroundings;
  const [stored, all] = await database.transaction('r', database.batches, database.batchRows, () =>
    Promise.all([batch(database, batchId), rows(database, batchId)]),
  );
  if (!stored) return 'gone';
  const unplanned = all.filter(isSendable).map((row) => ({ ...row, planned: null }));
  if (unplanned.length === 0) return 'nothing-to-send';
  // Those that are lost are missing in the plan too, row by row, as the space says it.
  const passwords = await openedPasswords(database, unplanned);
  const answer = await askSpaceAt(surroundings, spaceAddress, (client) =>
    client.ask(batchEndpoints.planBatch, { body: batchBody(stored, unplanned, passwords) }),
  );
  if ('problem' in answer) return answer;
  const planned = new Map(answer.value.rows.map(({ id, outcome, changes }) => [id, { outcome, changes }]));
  if (!unplanned.every((row) => planned.has(row.id))) return { problem: answersSomethingElse };
  return { plan: answer.value, seen: { revision: stored.revision, planned } };
}
