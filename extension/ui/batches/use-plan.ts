import { useState } from 'preact/hooks';
import type { Outcome } from '../../../shared/contract/batch.ts';
import { approve } from '../../batches/approval.ts';
import { type PlannedBatch, planBatch } from '../../sync/plan-batch.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { here } from '../here.ts';
import type { PlannedRow } from '../rows/row-state.tsx';
import { syncNow } from './sync-now.ts';
import type { Part, ShownImport } from './use-import.ts';

/** What a space said would happen to the batches of an import. */
export interface KnownPlan {
  kind: 'known';
  spaceAddress: string;
  batches: ReadonlyMap<string, PlannedBatch>;
  /** Every row's plan, by the row's id. */
  rows: ReadonlyMap<string, PlannedRow>;
  outcomes: Record<Outcome, number>;
  mails: number;
}

/** How far the admin's look at what will happen is; counts are of people. */
export type PlanState =
  | { kind: 'none' }
  | { kind: 'asking'; spaceAddress: string; done: number; of: number }
  /** The plan was approved, batch after batch. */
  | { kind: 'approving'; done: number; of: number }
  | { kind: 'failed'; spaceAddress: string; problem: SyncProblem }
  | KnownPlan;

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

  const send = async ({ spaceAddress, batches }: KnownPlan) => {
    const of = [...batches.values()].reduce((sum, { seen }) => sum + seen.outcomes.size, 0);
    let done = 0;
    // In the list's order: the background sends first what was approved first.
    for (const [batchId, { seen }] of batches) {
      setState({ kind: 'approving', done, of });
      const answer = await approve(here.database, batchId, spaceAddress, { plan: seen, now: Date.now() });
      // Another page changed a row in this very moment: it stays in review, and the admin looks again.
      if (answer !== 'done') break;
      done += seen.outcomes.size;
    }
    setState({ kind: 'none' });
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

function knownPlan(spaceAddress: string, batches: ReadonlyMap<string, PlannedBatch>): KnownPlan {
  const rows = new Map<string, PlannedRow>();
  const outcomes: Record<Outcome, number> = {
    invited: 0,
    'already-invited': 0,
    'already-member': 0,
    duplicate: 0,
    refused: 0,
  };
  let mails = 0;
  for (const { plan } of batches.values()) {
    mails += plan.mails;
    for (const row of plan.rows) {
      rows.set(row.id, row);
      outcomes[row.outcome] += 1;
    }
  }
  return { kind: 'known', spaceAddress, batches, rows, outcomes, mails };
}
