import { outcomes } from '../../../shared/contract/batch.ts';
import { type RowSummary, summarise } from '../../batches/row-summary.ts';
import type { StoredRow } from '../../batches/stored-row.ts';

const known = new WeakMap<readonly StoredRow[], RowSummary>();

/** The counts of a list of rows, computed once for each list. */
export function summaryOf(rows: readonly StoredRow[]): RowSummary {
  const found = known.get(rows) ?? summarise(rows);
  known.set(rows, found);
  return found;
}

/** The counts of several batches together. */
export function sumSummaries(summaries: readonly RowSummary[]): RowSummary {
  const total = summarise([]);
  for (const summary of summaries) {
    total.rows += summary.rows;
    total.sendable += summary.sendable;
    total.withErrors += summary.withErrors;
    total.withWarnings += summary.withWarnings;
    total.excluded += summary.excluded;
    total.answered += summary.answered;
    total.accepted += summary.accepted;
    total.open += summary.open;
    for (const outcome of outcomes) total.outcomes[outcome] += summary.outcomes[outcome];
  }
  return total;
}
