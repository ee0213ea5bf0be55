import type { Undo } from '../../../shared/contract/undo.ts';
import { api, type TestMember } from '../space.ts';

/** Asks what taking a batch back would do; throws unless it is answered with 200. */
export async function undoPlan(member: TestMember, batchId: string): Promise<Undo> {
  const answer = await api(member, 'GET', `/api/v1/batches/${batchId}/undo`);
  if (answer.status !== 200) throw new Error(`undo plan: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Takes a batch back as its plan tells now, or as it was seen; throws unless it is answered with 200. */
export async function undone(member: TestMember, batchId: string, plan?: Undo): Promise<Undo> {
  const { rows } = plan ?? (await undoPlan(member, batchId));
  const answer = await undoAnswer(member, batchId, fatesOf({ rows }));
  if (answer.status !== 200) throw new Error(`undo: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The answer to taking a batch back, whatever it is. */
export function undoAnswer(member: TestMember, batchId: string, seen: string[]): Promise<Response> {
  return api(member, 'POST', `/api/v1/batches/${batchId}/undo`, { seen });
}

/** The fates of the rows, in their order. */
export function fatesOf({ rows }: Pick<Undo, 'rows'>): string[] {
  return rows.map(({ fate }) => fate);
}
