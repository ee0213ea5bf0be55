import './popup-page.css';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { lazily } from '../parts/lazily.tsx';
import { openConsole } from './open-console.ts';
import { usePopupPlan } from './popup-plan.ts';

const Waiting = () => <p role="status">{i18n.t('loading')}</p>;
// The popup shows its frame at once; what needs the database, and that is nearly all, comes a moment later.
const PopupLists = lazily(() => import('./popup-lists.tsx').then((loaded) => loaded.PopupLists), Waiting);
const PlannedImport = lazily(
  () => import('../batches/plan/planned-import.tsx').then((loaded) => loaded.PlannedImport),
  Waiting,
);
const ConnectionLine = lazily(() => import('./connection-line.tsx').then((loaded) => loaded.ConnectionLine));
const LongWait = lazily(() => import('../stored/long-wait.tsx').then((loaded) => loaded.LongWait));
const RecentBatches = lazily(() => import('./recent-batches.tsx').then((loaded) => loaded.RecentBatches));

/** The popup: the list in the tab, or one that is pasted; invite these people, keep them, or go on in the console. */
export function PopupPage() {
  const { importId, show, leave } = usePopupPlan();
  return (
    <main class="popup">
      <h1 class="only-heard">{i18n.t('extension_name')}</h1>
      <FailureBoundary>
        <LongWait />
        {importId === undefined ? (
          <Waiting />
        ) : importId === null ? (
          <PopupLists onInvite={show} />
        ) : (
          <Plan importId={importId} onBack={leave} />
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

function Plan({ importId, onBack }: { importId: string; onBack: () => void }) {
  return (
    <>
      <PlannedImport importId={importId} />
      <div class="connection-line">
        <Button onClick={() => openConsole({ page: 'batch', importId })}>{i18n.t('popup.rows')}</Button>
        <Button look="quiet" onClick={onBack}>
          {i18n.t('popup.another')}
        </Button>
      </div>
    </>
  );
}
