import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import type { ShownGroupWork } from './use-group-work.ts';

/** How far adding or removing many people is, with a way to stop, or why it failed. */
export function GroupWorkProgress({ work, of, space }: { work: ShownGroupWork; of: number; space: string }) {
  const { progress, problem, stop } = work;
  if (problem) {
    return (
      <Notice kind="bad" title={i18n.t('failed.title')}>
        {`${syncProblemWords(problem, space)} ${i18n.t('groups.work_again')}`}
      </Notice>
    );
  }
  if (!progress) return null;
  const done = Math.min(progress.asked, of);
  return (
    <div class="group-work">
      <ProgressBar done={done} of={of} words={i18n.t('groups.work', [numberWords(done), numberWords(of)])} />
      <Button onClick={stop}>{i18n.t('groups.stop')}</Button>
    </div>
  );
}
