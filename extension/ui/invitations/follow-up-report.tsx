import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import type { FollowUp, FollowUpEnd } from './follow-up-work.ts';
import type { ShownFollowUp } from './use-follow-up.ts';

/** How far sending again or revoking is, with a way to stop; or what came of it. */
export function FollowUpReport({ followUp, space }: { followUp: ShownFollowUp; space: string }) {
  const { running, ended, stop, forget } = followUp;
  if (running) {
    const { work, of, counts } = running;
    const at = Math.min(of, counts.done + counts.capped + counts.passed);
    return (
      <div class="follow-up-progress">
        <ProgressBar done={at} of={of} words={progressWords(work, at, of)} />
        <Button onClick={stop}>{i18n.t('invitations.stop')}</Button>
      </div>
    );
  }
  if (!ended) return null;
  const { work, end } = ended;
  const words = resultWords(work, end);
  if (end.problem) {
    return (
      <Notice kind="bad" title={i18n.t('failed.title')} actions={<CloseButton onClick={forget} />}>
        {[syncProblemWords(end.problem, space), ...words, i18n.t('invitations.again')].join(' ')}
      </Notice>
    );
  }
  const isWhole = end.capped === 0 && end.passed === 0 && !end.isStopped;
  return (
    <Notice kind={isWhole ? 'good' : 'plain'} actions={<CloseButton onClick={forget} />}>
      {words.join(' ')}
    </Notice>
  );
}

function CloseButton({ onClick }: { onClick: () => void }) {
  return (
    <Button look="quiet" onClick={onClick}>
      {i18n.t('invitations.close')}
    </Button>
  );
}

function progressWords({ deed }: FollowUp, at: number, of: number): string {
  const numbers: [string, string] = [numberWords(at), numberWords(of)];
  return deed === 'resend' ? i18n.t('invitations.sending', numbers) : i18n.t('invitations.revoking', numbers);
}

/** What was done and what was not, in sentences. */
function resultWords({ deed }: FollowUp, { done, capped, passed, isStopped }: FollowUpEnd): string[] {
  return [
    deed === 'resend'
      ? i18n.t('invitations.sent', done, [numberWords(done)])
      : i18n.t('invitations.revoked', done, [numberWords(done)]),
    ...(capped > 0 ? [i18n.t('invitations.capped', capped, [numberWords(capped)])] : []),
    ...(passed > 0 ? [i18n.t('invitations.passed', passed, [numberWords(passed)])] : []),
    ...(isStopped ? [i18n.t('invitations.stopped')] : []),
  ];
}
