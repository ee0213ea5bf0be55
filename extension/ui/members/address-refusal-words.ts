import { i18n } from '#i18n';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { personProblemWords } from '../words/person-problem-words.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/** The sentences that are not the same for members and for invitations. */
interface OwnWords {
  /** It is too late for that: the person is not what they were. */
  late: string;
  /** Enough was mailed for today. */
  capped: string;
}

/** Why the space did not mail somebody, or did not take another address of theirs. */
export function addressRefusalWords(problem: SyncProblem, space: string, { late, capped }: OwnWords): string {
  switch (problem.code) {
    case 'value-refused':
      return problem.problem ? personProblemWords(problem.problem) : syncProblemWords(problem, space);
    case 'address-taken':
      return i18n.t('invitations.correct_taken');
    case 'not-allowed':
      return late;
    case 'too-many-requests':
      return capped;
    default:
      return syncProblemWords(problem, space);
  }
}
