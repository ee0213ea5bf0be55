import { i18n } from '#i18n';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/** Why something of a space could not be loaded, and trying again. */
export function LoadFailure({ problem, space, onRetry }: { problem: SyncProblem; space: string; onRetry: () => void }) {
  return (
    <Notice
      kind="bad"
      title={i18n.t('paged.failed')}
      actions={<Button onClick={onRetry}>{i18n.t('paged.again')}</Button>}
    >
      {syncProblemWords(problem, space)}
    </Notice>
  );
}
