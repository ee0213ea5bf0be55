import { useRef, useState } from 'preact/hooks';
import { approveAndSend } from '../../../sync/approve-and-send.ts';
import { type PlannedBatch, planBatch } from '../../../sync/plan-batch.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { here } from '../../here.ts';
import { holdImport } from '../held-import.ts';
import { syncLater, syncNow } from '../sync-now.ts';
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
  // While what is sent is left on the screen as it was.
  const isHeld = useRef(false);
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
    const importId = open[0]?.batch.importId;
    if (isHeld.current || importId === undefined) return;
    isHeld.current = true;
    const hold = holdImport(importId);
    syncLater();
    // In the list's order: what was approved first is sent first.
    const seen = new Map([...batches].map(([batchId, planned]) => [batchId, planned.seen]));
    const of = [...batches.values()].reduce((sum, { plan }) => sum + plan.rows.length, 0);
    let next: PlanState = { kind: 'approving', done: 0, of, rows };
    const show = (news: PlanState) => {
      next = news;
      if (!isHeld.current) setState(news);
    };
    void hold.ended.then(() => {
      isHeld.current = false;
      setState(next);
    });
    let eager = true;
    try {
      const answer = await approveAndSend(here, seen, spaceAddress, (done) =>
        show({ kind: 'approving', done, of, rows }),
      );
      eager = answer !== 'sent';
      const isApproved = answer === 'sent' || answer === 'approved';
      show(isApproved ? { kind: 'none' } : { kind: 'overtaken' });
      if (!isApproved) hold.end();
    } catch (error) {
      show({ kind: 'none' });
      hold.end();
      throw error;
    } finally {
      // Not sooner: to wake the background would hold up what is being sent from here.
      void hold.ended.then(() => syncNow({ eager }));
    }
  };

  return {
    state,
    /** Whether it is being sent and nothing of that is shown yet. */
    isHeld: isHeld.current,
    isStale: state.kind === 'known' && !covers(state, open),
    ask,
    send,
    drop: () => setState({ kind: 'none' }),
  };
}

function covers({ batches }: KnownPlan, open: readonly Part[]): boolean {
  return open.every(({ batch }) => batches.get(batch.id)?.seen.revision === batch.revision);
}
