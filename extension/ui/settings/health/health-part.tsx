import './health.css';
import { i18n } from '#i18n';
import { healthEndpoints } from '../../../../shared/contract/health.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { useNow } from '../../clock.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { LoadFailure } from '../../space/load-failure.tsx';
import { useQuestion } from '../../space/use-question.ts';
import { numberWords } from '../../words/numbers.ts';
import { DeadLetters } from './dead-letters.tsx';
import { HealthFacts } from './health-facts.tsx';
import { pauseWords, reasonNextStep, reasonWords } from './health-words.ts';

/** Whether a space does its work, what is in its way and what to do about that, and the messages that it gave up. */
export function HealthPart({ space }: { space: StoredSpace }) {
  const { answer, reload, isAsking } = useQuestion(space.address, healthEndpoints.readHealth, {});
  const now = useNow(60_000);
  return (
    <div class="page page-narrow">
      <header class="page-head">
        <div>
          <h1>{i18n.t('health.title')}</h1>
          <p class="soft">{i18n.t('health.intro')}</p>
        </div>
        <Button disabled={isAsking} onClick={reload}>
          {i18n.t('health.look_again')}
        </Button>
      </header>
      {answer === undefined && <p class="soft">{i18n.t('loading')}</p>}
      {answer && 'problem' in answer && <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />}
      {answer && 'value' in answer && (
        <>
          {answer.value.status === 'ok' && <Notice kind="good">{i18n.t('health.well')}</Notice>}
          {answer.value.mailPause && (
            <Notice kind="warn" title={pauseWords(answer.value.mailPause, now)}>
              {i18n.t('health.mail_paused_step', answer.value.waitingMails, [numberWords(answer.value.waitingMails)])}
            </Notice>
          )}
          {answer.value.reasons.map((reason) => (
            <Notice key={reason} kind="warn" title={reasonWords(reason)}>
              {reasonNextStep(reason)}
            </Notice>
          ))}
          <HealthFacts health={answer.value} />
        </>
      )}
      <DeadLetters space={space} onChange={reload} />
      <section class="panel panel-parts" aria-labelledby="health-watch">
        <h2 id="health-watch">{i18n.t('health.watch_title')}</h2>
        <p>{i18n.t('health.watch_words')}</p>
        <p>
          <code class="health-address">{`${space.address}/healthz`}</code>
        </p>
      </section>
    </div>
  );
}
