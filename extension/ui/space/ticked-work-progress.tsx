import './paged-bar.css';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import type { ShownWork } from './use-ticked-work.ts';

/** How far changing what is ticked is, with a way to stop, or why it failed. */
export function TickedWorkProgress({ work, of, space }: { work: ShownWork; of: number; space: string }) {
  const { progress, problem, stop } = work;
  if (problem) {
    return (
      <Notice kind="bad" title={i18n.t('failed.title')}>
        {`${syncProblemWords(problem, space)} ${i18n.t('paged.work_again')}`}
      </Notice>
    );
  }
  if (!progress) return null;
  const done = Math.min(progress.asked, of);
  return (
    <div class="ticked-work">
      <ProgressBar done={done} of={of} words={i18n.t('paged.work', [numberWords(done), numberWords(of)])} />
      <Button onClick={stop}>{i18n.t('paged.stop')}</Button>
    </div>
  );
}
