import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadFailure } from './load-failure.tsx';

interface Props {
  /** What the page is of, for who hears it: its own heading comes with what it shows. */
  title: string;
  /** Why it could not be loaded; null while it is being loaded. */
  problem: SyncProblem | null;
  /** The space's name. */
  space: string;
  onRetry: () => void;
  /** What is said of a thing that is not in the space any more. */
  gone: { title: string; words: string; action?: ComponentChildren };
}

/** Stands on the page of one thing of a space until that is there: it is loading, could not be loaded, or is gone. */
export function NotShown({ title, problem, space, onRetry, gone }: Props) {
  return (
    <>
      <h1 class="only-heard">{title}</h1>
      {problem === null ? (
        <p class="soft" role="status">
          {i18n.t('loading')}
        </p>
      ) : problem.code === 'not-found' ? (
        <EmptyState title={gone.title} action={gone.action}>
          {gone.words}
        </EmptyState>
      ) : (
        <LoadFailure problem={problem} space={space} onRetry={onRetry} />
      )}
    </>
  );
}
