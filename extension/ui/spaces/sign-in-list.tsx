import { i18n } from '#i18n';
import type { SignIn } from '../../../shared/contract/space.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { useNow } from '../clock.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { momentWords } from '../words/moments.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { useSignIns } from './use-sign-ins.ts';

/** Where the admin is signed in to a space: browsers and connected extensions, each with the way to end it. */
export function SignInList({ space }: { space: StoredSpace }) {
  const { answer, load, end } = useSignIns(space.address);
  const now = useNow(60_000);
  if (answer === undefined) return <p class="soft">{i18n.t('loading')}</p>;
  if ('problem' in answer) {
    return (
      <Notice kind="warn" actions={<Button onClick={load}>{i18n.t('plan.again')}</Button>}>
        {syncProblemWords(answer.problem, space.name)}
      </Notice>
    );
  }
  return (
    <div>
      <h3>{i18n.t('spaces.devices')}</h3>
      <p class="soft">{i18n.t('spaces.devices_hint')}</p>
      <ul class="sign-in-list">
        {answer.signIns.map((signIn) => (
          <li key={signIn.id} class="sign-in" data-testid="sign-in">
            <span>
              {`${signIn.label} (${kindWords(signIn)})`}
              <span class="soft small">{` ${timesWords(signIn, now)}`}</span>
            </span>
            {/* This browser's own is ended by disconnecting, which also forgets it here. */}
            {!signIn.current && (
              <Button aria-label={i18n.t('spaces.revoke_name', [signIn.label])} onClick={() => end(signIn.id)}>
                {i18n.t('spaces.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function kindWords({ kind, current }: SignIn): string {
  if (current) return i18n.t('spaces.device_this');
  switch (kind) {
    case 'browser':
      return i18n.t('spaces.device_browser');
    case 'extension':
      return i18n.t('spaces.device_extension');
  }
}

function timesWords({ createdAt, lastUsedAt }: SignIn, now: number): string {
  return `${i18n.t('spaces.device_since', [momentWords(createdAt, now)])}, ${i18n.t('spaces.device_used', [momentWords(lastUsedAt, now)])}`;
}
