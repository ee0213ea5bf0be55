import type { Outcome } from '../../../shared/contract/batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import type { PlannedBatch } from '../../sync/plan-batch.ts';
import type { PlannedRow } from '../rows/row-state.tsx';

/** What a space said would happen to the batches of an import. */
export interface KnownPlan {
  kind: 'known';
  spaceAddress: string;
  batches: ReadonlyMap<string, PlannedBatch>;
  /** Every row's plan, by the row's id. */
  rows: ReadonlyMap<string, PlannedRow>;
  outcomes: Record<Outcome, number>;
  mails: number;
  /** Invited people and members for whom the list has a name or language: the space takes what it does not have yet. */
  completed: number;
}

/** Counts what a space answered for batches (by their ids) whose rows are among the listed ones. */
export function knownPlan(
  spaceAddress: string,
  batches: ReadonlyMap<string, PlannedBatch>,
  listed: readonly StoredRow[],
): KnownPlan {
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
  return { kind: 'known', spaceAddress, batches, rows, outcomes, mails, completed: completedBy(rows, listed) };
}

function completedBy(planned: ReadonlyMap<string, PlannedRow>, listed: readonly StoredRow[]): number {
  return listed.filter(({ id, person: { firstName, lastName, language } }) => {
    const outcome = planned.get(id)?.outcome;
    const isThere = outcome === 'already-invited' || outcome === 'already-member';
    return isThere && (firstName !== '' || lastName !== '' || language !== '');
  }).length;
}
