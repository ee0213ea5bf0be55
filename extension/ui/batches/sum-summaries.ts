import { outcomes } from '../../../shared/contract/batch.ts';
import { type RowSummary, summarise } from '../../batches/row-summary.ts';
import { oncePerPart } from '../rows/once-per-part.ts';

/** The counts of a list of rows, computed once for each list. */
export const summaryOf = oncePerPart(summarise);

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
    total.takenBack += summary.takenBack;
    total.accepted += summary.accepted;
    total.open += summary.open;
    for (const outcome of outcomes) total.outcomes[outcome] += summary.outcomes[outcome];
  }
  return total;
}
