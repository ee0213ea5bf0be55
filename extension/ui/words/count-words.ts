import { i18n } from '#i18n';
import { type Outcome, outcomes } from '../../../shared/contract/batch.ts';
import type { RowSummary } from '../../batches/row-summary.ts';
import type { Phase } from '../../sync/phase.ts';
import { numberWords } from './numbers.ts';

/** "3 invited" and its like. */
function outcomeCountWords(outcome: Outcome, count: number): string {
  switch (outcome) {
    case 'invited':
      return i18n.t('count.invited', count, [numberWords(count)]);
    case 'created':
      return i18n.t('count.created', count, [numberWords(count)]);
    case 'activated':
      return i18n.t('count.activated', count, [numberWords(count)]);
    case 'already-invited':
      return i18n.t('count.already_invited', count, [numberWords(count)]);
    case 'already-member':
      return i18n.t('count.already_member', count, [numberWords(count)]);
    case 'duplicate':
      return i18n.t('count.duplicate', count, [numberWords(count)]);
    case 'refused':
      return i18n.t('count.refused', count, [numberWords(count)]);
  }
}

/**
 * The rows of a batch counted in short phrases: first how many there are, then what is special about some. Of a batch
 * that was taken back only the first: what became of its people no longer holds.
 */
export function summaryWords(summary: RowSummary, phase?: Phase['kind']): string[] {
  const words = [i18n.t('count.people', summary.rows, [numberWords(summary.rows)])];
  if (phase === 'undone') return words;
  for (const outcome of outcomes) {
    const count = summary.outcomes[outcome];
    if (count > 0) words.push(outcomeCountWords(outcome, count));
  }
  const { takenBack, accepted, withWarnings, withErrors, excluded } = summary;
  if (takenBack > 0) words.push(i18n.t('count.taken_back', takenBack, [numberWords(takenBack)]));
  if (accepted > 0) words.push(i18n.t('count.accepted', accepted, [numberWords(accepted)]));
  const look = withWarnings + withErrors;
  if (summary.answered === 0 && look > 0) words.push(i18n.t('count.to_look_at', look, [numberWords(look)]));
  if (withErrors > 0) words.push(i18n.t('count.cannot_be_sent', withErrors, [numberWords(withErrors)]));
  if (excluded > 0) words.push(i18n.t('count.left_out', excluded, [numberWords(excluded)]));
  return words;
}
