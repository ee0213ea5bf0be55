import { i18n } from '#i18n';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { addressRefusalWords } from '../members/address-refusal-words.ts';

/** Why the space did not take another address for an invitation. */
export function correctionRefusalWords(problem: SyncProblem, space: string): string {
  const late = i18n.t('invitations.correct_late');
  return addressRefusalWords(problem, space, { late, capped: i18n.t('invitations.correct_capped') });
}
