import { useState } from 'preact/hooks';
import { approve } from '../../../batches/approval.ts';
import { type PlannedBatch, planBatch } from '../../../sync/plan-batch.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { here } from '../../here.ts';
import { syncNow } from '../sync-now.ts';
import type { Part, ShownImport } from '../use-import.ts';
import { type KnownPlan, knownPlan } from './known-plan.ts';

/** How far the admin's look at what will happen is; counts are of people. */
type PlanState =
  | { kind: 'none' }
  | { kind: 'asking'; spaceAddress: string; done: number; of: number }
  /** The approval of these plans is being stored; a page that closes before its end has approved nothing. */
  | { kind: 'approving'; done: number; of: number; rows: KnownPlan['rows'] }
  /** Another page changed, sent or removed some of it in that very moment, so nothing was approved. */
  | { kind: 'overtaken' }
  | { kind: 'failed'; spaceAddress: string; problem: SyncProblem }
  | KnownPlan;

/** A look at what will happen, and the sending of exactly that. */
export type ImportPlan = ReturnType<typeof usePlan>;

/** Asking a space what would happen, and sending exactly that. */
export function usePlan(shown: ShownImport) {
  const [state, setState] = useState<PlanState>({ kind: 'none' });
  const open = shown.parts.filter(({ batch, summary }) => batch.stage === 'review' && summary.sendable > 0);

  const ask = async (spaceAddress: string) => {
    const of = open.reduce((sum, { summary }) => sum + summary.sendable, 0);
    const batches = new Map<string, PlannedBatch>();
    let done = 0;
    for (const { batch, summary } of open) {
      setState({ kind: 'asking', spaceAddress, done, of });
      const planned = await planBatch(here, batch.id, spaceAddress);
      if (planned === 'gone' || planned === 'nothing-to-send') continue;
      if ('problem' in planned) return setState({ kind: 'failed', spaceAddress, problem: planned.problem });
      batches.set(batch.id, planned);
      done += summary.sendable;
    }
    setState(knownPlan(spaceAddress, batches));
  };

  const send = async ({ spaceAddress, batches, rows }: KnownPlan) => {
    // In the list's order: the background sends first what was approved first.
    const seen = new Map([...batches].map(([batchId, planned]) => [batchId, planned.seen]));
    const onProgress = (done: number, of: number) => setState({ kind: 'approving', done, of, rows });
    onProgress(
      0,
      [...batches.values()].reduce((sum, { plan }) => sum + plan.rows.length, 0),
    );
    try {
      const answer = await approve(here.database, seen, spaceAddress, { now: Date.now(), onProgress });
      setState(answer === 'done' ? { kind: 'none' } : { kind: 'overtaken' });
    } catch (error) {
      setState({ kind: 'none' });
      throw error;
    }
    syncNow({ eager: true });
  };

  return {
    state,
    isStale: state.kind === 'known' && !covers(state, open),
    ask,
    send,
    drop: () => setState({ kind: 'none' }),
  };
}

function covers({ batches }: KnownPlan, open: readonly Part[]): boolean {
  return open.every(({ batch }) => batches.get(batch.id)?.seen.revision === batch.revision);
}
