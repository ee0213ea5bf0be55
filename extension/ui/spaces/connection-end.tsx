import { i18n } from '#i18n';
import type { ConnectionProgress } from '../../spaces/connect.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { Notice } from '../parts/notice.tsx';

interface Props {
  progress: ConnectionProgress;
  spaces: readonly StoredSpace[];
}

/** How the last attempt to connect has ended. */
export function ConnectionEnd({ progress, spaces }: Props) {
  switch (progress.kind) {
    case 'connected': {
      const space = spaces.find(({ address }) => address === progress.address);
      return space ? <Notice kind="good">{i18n.t('spaces.connected', [space.name])}</Notice> : null;
    }
    case 'denied':
      return <Notice kind="warn">{i18n.t('spaces.ended_denied')}</Notice>;
    case 'expired':
      return <Notice kind="warn">{i18n.t('spaces.ended_expired')}</Notice>;
    default:
      return null;
  }
}
