import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type DeadLetter, healthEndpoints, maxDeadLetters } from '../../../../shared/contract/health.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { useNow } from '../../clock.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { LoadFailure } from '../../space/load-failure.tsx';
import { ask, useQuestion } from '../../space/use-question.ts';
import { momentWords } from '../../words/moments.ts';
import { numberWords } from '../../words/numbers.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';
import { letterWords, whyWords } from './health-words.ts';

type Act = 'replay' | 'dismiss';

interface Props {
  space: StoredSpace;
  /** Called when some are gone. */
  onChange: () => void;
}

/** The newest messages that the space gave up, each with why, to be done again or let go, one by one or all. */
export function DeadLetters({ space, onChange }: Props) {
  const part = { limit: String(maxDeadLetters) };
  const { answer, reload } = useQuestion(space.address, healthEndpoints.listDeadLetters, { query: part });
  const [isBusy, setBusy] = useState(false);
  const [end, setEnd] = useState<{ act: Act; count: number } | { problem: SyncProblem } | null>(null);
  const letGo = async (act: Act, letters: readonly DeadLetter[]) => {
    setBusy(true);
    const endpoint = act === 'replay' ? healthEndpoints.replayDeadLetters : healthEndpoints.dismissDeadLetters;
    const done = await ask(space.address, endpoint, { body: { ids: letters.map(({ id }) => id) } });
    setBusy(false);
    setEnd('problem' in done ? done : { act, count: done.value.count });
    reload();
    onChange();
  };
  return (
    <section class="panel panel-parts" aria-labelledby="dead-letters">
      <h2 id="dead-letters">{i18n.t('health.letters_title')}</h2>
      <p class="soft">{i18n.t('health.letters_intro')}</p>
      {answer === undefined && <p class="soft">{i18n.t('loading')}</p>}
      {answer && 'problem' in answer && <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />}
      {end && 'problem' in end && <Notice kind="bad">{syncProblemWords(end.problem, space.name)}</Notice>}
      {end && 'act' in end && <Notice kind="good">{endWords(end.act, end.count)}</Notice>}
      {answer && 'value' in answer && (
        <Letters letters={answer.value.items} total={answer.value.total} isBusy={isBusy} onAct={letGo} />
      )}
    </section>
  );
}

interface LettersProps {
  /** The newest. */
  letters: readonly DeadLetter[];
  total: number;
  isBusy: boolean;
  onAct: (act: Act, letters: readonly DeadLetter[]) => void;
}

function Letters({ letters, total, isBusy, onAct }: LettersProps) {
  const now = useNow(60_000);
  const known = letters.filter(({ kind }) => kind !== 'unknown');
  if (letters.length === 0) return <p>{i18n.t('health.letters_none')}</p>;
  return (
    <>
      <div class="setting-actions">
        {known.length > 0 && (
          <Button disabled={isBusy} onClick={() => onAct('replay', known)}>
            {i18n.t('health.replay_all', known.length, [numberWords(known.length)])}
          </Button>
        )}
        <Button disabled={isBusy} onClick={() => onAct('dismiss', letters)}>
          {i18n.t('health.dismiss_all', letters.length, [numberWords(letters.length)])}
        </Button>
      </div>
      {total > letters.length && (
        <p class="soft">{i18n.t('health.letters_newest', [numberWords(letters.length), numberWords(total)])}</p>
      )}
      <ul class="setting-list">
        {letters.map((letter) => {
          const when = momentWords(letter.at, now);
          return (
            <li key={letter.id} class="setting-line" data-testid="dead-letter">
              <div>
                <p>{letterWords(letter.kind)}</p>
                <p class="soft small">
                  {i18n.t('health.letter_facts', letter.attempts, [when, numberWords(letter.attempts)])}{' '}
                  {whyWords(letter.why)}
                </p>
              </div>
              <div class="setting-actions">
                {letter.kind !== 'unknown' && (
                  <Button
                    disabled={isBusy}
                    aria-label={i18n.t('health.replay_name', [when])}
                    onClick={() => onAct('replay', [letter])}
                  >
                    {i18n.t('health.replay')}
                  </Button>
                )}
                <Button
                  look="quiet"
                  disabled={isBusy}
                  aria-label={i18n.t('health.dismiss_name', [when])}
                  onClick={() => onAct('dismiss', [letter])}
                >
                  {i18n.t('health.dismiss')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function endWords(act: Act, count: number): string {
  const counted: [string] = [numberWords(count)];
  return act === 'replay' ? i18n.t('health.replayed', count, counted) : i18n.t('health.dismissed', count, counted);
}
