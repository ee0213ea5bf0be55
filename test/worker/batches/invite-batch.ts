import type { Batch, BatchRow, Change, Outcome, Plan, Receipt } from '../../../shared/contract/batch.ts';
import { invitationsTo, rowOf } from '../../stage/batch-body.ts';
import { api, type TestMember } from '../space.ts';

/** A batch row of a person; whatever is not given is empty. */
export const row = rowOf;

/** A batch of these rows that invites, as the extension sends it. */
export function batchOf(...rows: BatchRow[]): Batch {
  return invitationsTo(rows, 'A test');
}

/** A batch of these rows that sets accounts up. */
export function accountsOf(...rows: BatchRow[]): Batch {
  return { ...batchOf(...rows), way: 'accounts' };
}

/** Asks for the plan of a batch; throws unless it is answered with 200. */
export async function planned(member: TestMember, batch: Batch): Promise<Plan> {
  const answer = await api(member, 'POST', '/api/v1/plan', batch);
  if (answer.status !== 200) throw new Error(`plan: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Applies a batch; throws unless it is answered with 200. */
export async function applied(member: TestMember, batch: Batch, id: string = crypto.randomUUID()): Promise<Receipt> {
  const answer = await api(member, 'PUT', `/api/v1/batches/${id}`, batch);
  if (answer.status !== 200) throw new Error(`apply: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The outcomes of a plan or receipt, row by row. */
export function outcomesOf({ rows }: Plan | Receipt): string[] {
  return rows.map(({ outcome }) => outcome);
}

/** What an admin saw of a row in the plan. */
export function seen(outcome: Outcome, ...changes: Change[]): BatchRow['planned'] {
  return { outcome, changes };
}

/** Rows as they are sent after a look at their plan. */
export function asPlanned(rows: readonly BatchRow[], plan: Plan): BatchRow[] {
  return rows.map((row, index) => {
    const shown = plan.rows[index];
    return { ...row, planned: shown ? seen(shown.outcome, ...shown.changes) : null };
  });
}

/** What a plan or receipt changes about people who exist, row by row. */
export function changesOf({ rows }: Plan | Receipt): Change[][] {
  return rows.map(({ changes }) => changes);
}
