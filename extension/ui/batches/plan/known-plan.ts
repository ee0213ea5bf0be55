import { type Outcome, outcomes, type ResolvedGroup, type RowPlan } from '../../../../shared/contract/batch.ts';
import type { PlannedBatch } from '../../../sync/plan-batch.ts';
import { groupsOf } from '../../../sync/planned-groups.ts';
import { mailsOf } from '../../../sync/planned-mails.ts';

/** What a space said would happen to the batches of an import. */
export interface KnownPlan {
  kind: 'known';
  spaceAddress: string;
  batches: ReadonlyMap<string, PlannedBatch>;
  /** Every row's plan, by the row's id. */
  rows: ReadonlyMap<string, RowPlan>;
  outcomes: Record<Outcome, number>;
  /** Mails that leave at once. */
  mails: number;
  /** Mails that leave later. */
  later: number;
  /** The mails by moment, kind and language. */
  kinds: ReturnType<typeof mailsOf>;
  /** What the groups of the rows stand for, once for each spelling. */
  groups: readonly ResolvedGroup[];
  /** Rows that change something of people who are invited or members already. */
  completed: number;
}

/** Counts what a space answered for batches, by their ids. */
export function knownPlan(spaceAddress: string, batches: ReadonlyMap<string, PlannedBatch>): KnownPlan {
  const plans = [...batches.values()].map(({ plan }) => plan);
  const rows = new Map<string, RowPlan>();
  const counts = noOutcomes();
  const kinds = mailsOf(plans);
  let completed = 0;
  for (const row of plans.flatMap((plan) => plan.rows)) {
    rows.set(row.id, row);
    counts[row.outcome] += 1;
    const isThere = row.outcome === 'already-invited' || row.outcome === 'already-member';
    if (isThere && row.changes.length > 0) completed += 1;
  }
  return {
    kind: 'known',
    spaceAddress,
    batches,
    rows,
    outcomes: counts,
    mails: plans.reduce((sum, plan) => sum + plan.mails, 0),
    later: kinds.reduce((sum, { at, count }) => sum + (at === null ? 0 : count), 0),
    kinds,
    groups: groupsOf(plans),
    completed,
  };
}

/** A count of zero for each outcome. */
export function noOutcomes(): Record<Outcome, number> {
  // The keys are exactly the outcomes; fromEntries cannot tell.
  return Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}
