import type { Outcome } from '../../shared/contract/batch.ts';
import type { MailState } from '../../shared/contract/follow-up.ts';
import { isSendable, type StoredRow } from './stored-row.ts';

/** How the rows of a batch stand, counted. */
export interface RowSummary {
  rows: number;
  /** Rows that go, or went, to the space; the rest is kept. */
  sendable: number;
  /** Rows that are not excluded and have a problem that keeps them from being sent. */
  withErrors: number;
  /** Rows that would be sent but deserve a look. */
  withWarnings: number;
  excluded: number;
  /** Rows with a receipt. */
  answered: number;
  /** Of the receipts that were not taken back. */
  outcomes: Record<Outcome, number>;
  /** Receipts that were taken back, without whom that left as they are. */
  takenBack: number;
  accepted: number;
  /** Receipts whose mail or invitation can still change. */
  open: number;
}

/** A count of each outcome, all of them zero. */
function noOutcomes(): Record<Outcome, number> {
  return {
    invited: 0,
    created: 0,
    activated: 0,
    'already-invited': 0,
    'already-member': 0,
    duplicate: 0,
    refused: 0,
  };
}

/** Counts the rows of one batch. */
export function summarise(rows: readonly StoredRow[]): RowSummary {
  const summary: RowSummary = {
    rows: rows.length,
    sendable: 0,
    withErrors: 0,
    withWarnings: 0,
    excluded: 0,
    answered: 0,
    outcomes: noOutcomes(),
    takenBack: 0,
    accepted: 0,
    open: 0,
  };
  for (const row of rows) {
    const sendable = isSendable(row);
    if (row.excluded) summary.excluded += 1;
    else if (sendable) summary.sendable += 1;
    else summary.withErrors += 1;
    if (sendable && row.problems.some((problem) => problem.severity === 'warning')) summary.withWarnings += 1;
    if (!row.receipt) continue;
    summary.answered += 1;
    if (isTakenBack(row)) summary.takenBack += 1;
    else summary.outcomes[row.receipt.outcome] += 1;
    if (row.receipt.invitation === 'accepted') summary.accepted += 1;
    if (isOpen(row)) summary.open += 1;
  }
  return summary;
}

/** Whether what a row did was taken back: something was done, and it has not stayed. */
export function isTakenBack({ receipt }: Pick<StoredRow, 'receipt'>): boolean {
  const fate = receipt?.undone?.fate ?? 'kept';
  return fate !== 'kept' && fate !== 'nothing';
}

/** Whether a mail of the row or its invitation can still change, so that it is worth asking the space again. */
export function isOpen({ receipt }: StoredRow): boolean {
  if (!receipt) return false;
  if (receipt.invitation === 'pending') return true;
  return moving.has(receipt.mail) || (receipt.pathInvitations ?? []).some(({ mail }) => moving.has(mail));
}

const moving: ReadonlySet<MailState> = new Set(['queued', 'sending', 'unsettled', 'deferred'] as const);
