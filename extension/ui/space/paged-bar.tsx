import './paged-bar.css';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';
import { LoadFailure } from './load-failure.tsx';
import type { Pages } from './use-pages.ts';
import type { Ticks } from './use-ticks.ts';

interface Props {
  pages: Pages<unknown>;
  /** The name of the space that is asked. */
  space: string;
  /** The sentence that counts the list. */
  countWords: (total: number) => string;
  ticks?: Ticks;
  /** What can be done with what is ticked. */
  children?: ComponentChildren;
}

/** The line above a list: how long it is, what is ticked and can be done with it, and why it could not be read. */
export function PagedBar({ pages, space, countWords, ticks, children }: Props) {
  const { total, problem } = pages;
  const isTicked = ticks !== undefined && ticks.count > 0;
  return (
    <div class="paged-bar">
      {/* Of an empty list, what is shown in its place says more. */}
      <p role="status" data-testid="count" class={total === 0 ? 'only-heard' : undefined}>
        {isTicked
          ? i18n.t('paged.ticked', [numberWords(ticks.count), numberWords(total ?? 0)])
          : total === null
            ? ''
            : countWords(total)}
      </p>
      {isTicked && (
        <>
          {ticks.count < (total ?? 0) && (
            <Button look="quiet" onClick={ticks.tickAll}>
              {i18n.t('paged.tick_whole', [numberWords(total ?? 0)])}
            </Button>
          )}
          <Button look="quiet" onClick={ticks.untickAll}>
            {i18n.t('paged.untick')}
          </Button>
          <div class="paged-actions">{children}</div>
        </>
      )}
      {problem && (
        <div class="paged-problem">
          <LoadFailure problem={problem} space={space} onRetry={pages.retry} />
        </div>
      )}
    </div>
  );
}
