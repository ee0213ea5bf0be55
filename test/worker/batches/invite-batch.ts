import type { Batch, BatchRow, Plan, Receipt } from '../../../shared/contract/batch.ts';
import { api, type TestMember } from '../space.ts';

/** A batch row of a person; whatever is not given is empty. */
export function row(email: string, given: Partial<BatchRow> = {}): BatchRow {
  return { id: crypto.randomUUID(), email, lastName: '', firstName: '', language: '', planned: null, ...given };
}

/** A batch of these rows, as the extension sends it. */
export function batchOf(...rows: BatchRow[]): Batch {
  return { way: 'invite', source: { kind: 'paste', title: 'A test' }, rows };
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
