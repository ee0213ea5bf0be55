import './popup-page.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { PlannedImport } from '../batches/plan/planned-import.tsx';
import { Button } from '../parts/button.tsx';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { BasketLine } from './basket-line.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { openConsole } from './open-console.ts';
import { PasteIntake } from './paste-intake.tsx';
import { usePopupChoices } from './popup-choices.ts';
import { usePopupPlan } from './popup-plan.ts';
import { RecentBatches } from './recent-batches.tsx';
import { TabCard } from './tab-card.tsx';
import { useCapturedTab } from './use-captured-tab.ts';

/** The popup: the list in the tab, or one that is pasted; invite these people, keep them, or go on in the console. */
export function PopupPage() {
  const { importId, show, leave } = usePopupPlan();
  return (
    <main class="popup">
      <h1 class="only-heard">{i18n.t('extension_name')}</h1>
      <FailureBoundary>
        {importId === undefined ? (
          <p role="status">{i18n.t('loading')}</p>
        ) : importId === null ? (
          <Lists onInvite={show} />
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

function Lists({ onInvite }: { onInvite: (importId: string) => void }) {
  const capture = useCapturedTab();
  const chosen = usePopupChoices();
  const [wasKept, setKept] = useState(false);
  const onReview = (made: string) => openConsole({ page: 'batch', importId: made });
  const { kind } = capture.state;
  // Whether there will be a card is known in a moment; a box that jumps away would be typed into.
  if (kind === 'looking') return <p role="status">{i18n.t('loading')}</p>;
  return (
    <>
      <TabCard capture={capture} chosen={chosen} onReview={onReview} onInvite={onInvite} onKept={() => setKept(true)} />
      <BasketLine isNew={wasKept} />
      <PasteIntake
        chosen={chosen}
        isSecond={kind === 'captured' || kind === 'sheet' || kind === 'reading'}
        onReview={onReview}
        onInvite={onInvite}
      />
    </>
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
