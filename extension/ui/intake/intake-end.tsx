import './intake.css';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { ReadingCounts } from './reading-counts.tsx';
import type { ReadingState } from './use-reading.ts';
import type { IntakeAction, Storing } from './use-storing.ts';

interface Props {
  storing: Storing;
  /** What can be done with the lists, the main thing last. */
  actions: readonly IntakeAction[];
  /** People in all lists together, and those of them who can be sent as they stand. */
  people: number;
  sendable: () => number;
  /** Whether lists are still being read. */
  isReading?: boolean;
  /** Of all lists, for their counts; without it they are shown elsewhere. */
  states?: readonly ReadingState[];
}

/** The end of an intake: what was found, the buttons that go on with it, and how far that is. */
export function IntakeEnd({ storing, actions, people, sendable, isReading = false, states }: Props) {
  const { state } = storing;
  return (
    <>
      {state.kind === 'stopped' && <Notice kind="plain">{i18n.t('paste.stopped')}</Notice>}
      {state.kind === 'full' && <Notice kind="bad">{i18n.t('paste.storage_full')}</Notice>}
      {state.kind === 'storing' ? (
        <div class="intake-end">
          <ProgressBar
            done={state.done}
            of={state.of}
            words={i18n.t('paste.stored', [numberWords(state.done), numberWords(state.of)])}
          />
          <Button onClick={storing.stop}>{i18n.t('paste.stop')}</Button>
        </div>
      ) : (
        <div class="intake-end">
          {states && <ReadingCounts states={states} isTotal />}
          <div class="intake-actions">
            {actions.map((action, index) => (
              <Button
                key={index}
                look={index === actions.length - 1 ? 'main' : 'plain'}
                disabled={storing.isBusy || (people === 0 && !(isReading && action.canWait))}
                onClick={() => storing.want(action)}
              >
                {action.words(people, sendable)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
