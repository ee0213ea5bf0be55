import '../spaces/spaces.css';
import { i18n } from '#i18n';
import type { ConnectionProgress } from '../../spaces/connect.ts';
import type { PendingConnection, StoredSpace } from '../../spaces/stored-space.ts';
import { Notice } from '../parts/notice.tsx';
import { ConnectForm } from '../spaces/connect-form.tsx';
import { ConnectionEnd } from '../spaces/connection-end.tsx';
import { PendingPanel } from '../spaces/pending-panel.tsx';
import { listWords } from '../words/numbers.ts';

interface Props {
  spaces: readonly StoredSpace[];
  pending: PendingConnection | null;
  progress: ConnectionProgress;
}

/** The first step: from the address of a space to a connected browser, or to a space of one's own. */
export function ConnectStep({ spaces, pending, progress }: Props) {
  if (pending)
    return <PendingPanel pending={pending} problem={progress.kind === 'problem' ? progress.problem : null} />;
  if (spaces.length > 0)
    return <Notice kind="good">{i18n.t('welcome.connected', [listWords(spaces.map(({ name }) => name))])}</Notice>;
  return (
    <>
      <p>{i18n.t('welcome.connect')}</p>
      <ConnectionEnd progress={progress} spaces={spaces} />
      <ConnectForm />
      <details>
        <summary>{i18n.t('welcome.no_space')}</summary>
        <ul class="welcome-ways">
          <li>{i18n.t('welcome.no_space_ask')}</li>
          <li>{i18n.t('welcome.no_space_own')}</li>
          <li>{i18n.t('welcome.no_space_try')}</li>
        </ul>
      </details>
    </>
  );
}
