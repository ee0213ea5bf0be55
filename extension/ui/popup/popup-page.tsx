import './popup-page.css';
import { i18n } from '#i18n';
import { PasteIntake } from '../intake/intake.tsx';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { openConsole } from './open-console.ts';
import { RecentBatches } from './recent-batches.tsx';

/** The popup: paste a list, see what is in it, go on in the console. */
export function PopupPage() {
  return (
    <main class="popup">
      <h1 class="only-heard">{i18n.t('extension_name')}</h1>
      <FailureBoundary>
        <PasteIntake
          onMade={(importId) => openConsole({ page: 'batch', importId })}
          onFiles={() => openConsole({ page: 'new-batch', way: 'invite', group: null })}
        />
        <ConnectionLine />
        <RecentBatches />
      </FailureBoundary>
    </main>
  );
}
