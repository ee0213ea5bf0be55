import { i18n } from '#i18n';
import type { AnswerOf } from '../../../../shared/contract/endpoint.ts';
import type { healthEndpoints } from '../../../../shared/contract/health.ts';
import { numberWords } from '../../words/numbers.ts';
import { agoWords, faultWords } from './health-words.ts';

type SpaceHealth = AnswerOf<typeof healthEndpoints.readHealth>;

/** What waits in a space, and since when. */
export function HealthFacts({ health }: { health: SpaceHealth }) {
  const { lastTickSeconds, waitingMails, dueMailSeconds, passwordSeconds } = health;
  const since = (seconds: number | null) => (seconds === null ? i18n.t('health.none') : agoWords(seconds));
  const facts: [caption: string, fact: string][] = [
    [i18n.t('health.tick'), lastTickSeconds === null ? i18n.t('health.never') : agoWords(lastTickSeconds)],
    [i18n.t('health.waiting_mails'), numberWords(waitingMails)],
    [i18n.t('health.due_mail'), since(dueMailSeconds)],
    [i18n.t('health.tried_mail'), triedWords(health)],
    [i18n.t('health.password'), since(passwordSeconds)],
  ];
  return (
    <dl class="panel health-facts">
      {facts.map(([caption, fact]) => (
        <div key={caption}>
          <dt>{caption}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function triedWords({ triedMailSeconds, lastReply, mailFault }: SpaceHealth): string {
  if (triedMailSeconds === null) return i18n.t('health.none');
  const ago = agoWords(triedMailSeconds);
  if (mailFault !== null) return faultWords(mailFault, ago);
  return lastReply === null ? ago : i18n.t('health.tried_with_reply', [ago, lastReply]);
}
