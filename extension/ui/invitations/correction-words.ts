import { i18n } from '#i18n';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { personProblemWords } from '../words/person-problem-words.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/** Why the space did not take another address for an invitation. */
export function correctionRefusalWords(problem: SyncProblem, space: string): string {
  switch (problem.code) {
    case 'value-refused':
      return problem.problem ? personProblemWords(problem.problem) : syncProblemWords(problem, space);
    case 'address-taken':
      return i18n.t('invitations.correct_taken');
    case 'not-allowed':
      return i18n.t('invitations.correct_late');
    case 'too-many-requests':
      return i18n.t('invitations.correct_capped');
    default:
      return syncProblemWords(problem, space);
  }
}
