import './popup-page.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { PlannedImport } from '../batches/plan/planned-import.tsx';
import { PasteIntake } from '../intake/intake.tsx';
import { Button } from '../parts/button.tsx';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { openConsole } from './open-console.ts';
import { RecentBatches } from './recent-batches.tsx';

/** The popup: paste a list, see what is in it, invite these people or go on in the console. */
export function PopupPage() {
  const [importId, setImportId] = useState<string | null>(null);
  return (
    <main class="popup">
      <h1 class="only-heard">{i18n.t('extension_name')}</h1>
      <FailureBoundary>
        {importId === null ? (
          <PasteIntake
            onReview={(made) => openConsole({ page: 'batch', importId: made })}
            onInvite={setImportId}
            onFiles={() => openConsole({ page: 'new-batch', way: 'invite', target: null })}
          />
        ) : (
          <>
            <PlannedImport importId={importId} />
            <div class="connection-line">
              <Button onClick={() => openConsole({ page: 'batch', importId })}>{i18n.t('popup.rows')}</Button>
              <Button look="quiet" onClick={() => setImportId(null)}>
                {i18n.t('popup.another')}
              </Button>
            </div>
          </>
        )}
        <ConnectionLine />
        <RecentBatches />
        <p>
          <Button look="quiet" onClick={() => openConsole({ page: 'home' })}>
            {i18n.t('popup.create')}
          </Button>
        </p>
      </FailureBoundary>
    </main>
  );
}
