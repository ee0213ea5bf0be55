import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { LongWait } from '../stored/long-wait.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { openConsole } from './open-console.ts';
import { RecentBatches } from './recent-batches.tsx';

/** What the popup says below its lists: the space, the latest batches, and the way to all else. */
export function PopupFoot() {
  return (
    <>
      <LongWait />
      <ConnectionLine />
      <RecentBatches />
      <p>
        <Button look="quiet" onClick={() => openConsole({ page: 'home' })}>
          {i18n.t('popup.create')}
        </Button>
      </p>
    </>
  );
}
