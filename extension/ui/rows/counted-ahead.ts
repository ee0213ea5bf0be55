import type { StoredRow } from '../../batches/stored-row.ts';
import { summaryOf } from '../batches/sum-summaries.ts';
import { alikeSuggestions } from './alike-suggestions.ts';
import { shownFields } from './grid-columns.ts';
import { proposalsIn } from './names-offer.tsx';
import { answered } from './outcome-filter.tsx';
import { filterCounts, problemsIn } from './row-standing.ts';

/**
 * Counts what the page of an import shows of one of its parts, as soon as that is read: the drawing that shows a hundred
 * new parts at once finds them counted, instead of counting for longer than a frame.
 */
export function countAhead(rows: readonly StoredRow[]): void {
  summaryOf(rows);
  shownFields([rows]);
  alikeSuggestions([rows]);
  proposalsIn(rows);
  filterCounts([rows], nobody);
  answered(rows);
  problemsIn(rows);
}

const nobody: ReadonlySet<string> = new Set();
