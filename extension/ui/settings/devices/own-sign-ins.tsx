import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SignIn } from '../../../../shared/contract/sign-in.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { useNow } from '../../clock.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { LoadFailure } from '../../space/load-failure.tsx';
import { syncProblemWords } from '../../words/sync-problem-words.ts';
import { deviceKindWords, deviceTimesWords } from './device-words.ts';
import type { useSignIns } from './use-sign-ins.ts';

/** The sign-ins, extensions and tokens of who looks, each with the way to end it. */
export function OwnSignIns({
  space,
  answer,
  reload,
  end,
  problem,
}: { space: StoredSpace } & ReturnType<typeof useSignIns>) {
  const [asked, setAsked] = useState<SignIn | null>(null);
  const now = useNow(60_000);
  // A program that nobody watches stops working with its token, so that is asked about first.
  const askOrEnd = (signIn: SignIn) => (signIn.kind === 'token' ? setAsked(signIn) : end(signIn.id));
  return (
    <section class="panel panel-parts" aria-labelledby="own-sign-ins">
      <h2 id="own-sign-ins">{i18n.t('settings.devices_mine')}</h2>
      <p class="soft">{i18n.t('settings.devices_mine_hint')}</p>
      {answer === undefined && <p class="soft">{i18n.t('loading')}</p>}
      {answer && 'problem' in answer && <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />}
      {problem && <Notice kind="bad">{syncProblemWords(problem, space.name)}</Notice>}
      {answer && 'value' in answer && (
        <ul class="setting-list">
          {answer.value.signIns.map((signIn) => (
            <li key={signIn.id} class="setting-line" data-testid="sign-in" data-kind={signIn.kind}>
              <div>
                <p>{`${signIn.label} (${deviceKindWords(signIn)})`}</p>
                <p class="soft small">{deviceTimesWords(signIn, now)}</p>
              </div>
              {/* This browser's own is ended by disconnecting, which also forgets it here. */}
              {!signIn.current && (
                <Button aria-label={i18n.t('settings.end_name', [signIn.label])} onClick={() => askOrEnd(signIn)}>
                  {i18n.t('settings.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <Dialog
          title={i18n.t('settings.end_token_title', [asked.label])}
          action={i18n.t('settings.end')}
          danger
          onAction={() => {
            setAsked(null);
            void end(asked.id);
          }}
          onClose={() => setAsked(null)}
        >
          {i18n.t('settings.end_token_words')}
        </Dialog>
      )}
    </section>
  );
}
