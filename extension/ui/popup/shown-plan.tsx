import { i18n } from '#i18n';
import { PlannedImport } from '../batches/plan/planned-import.tsx';
import { Button } from '../parts/button.tsx';
import { openConsole } from './open-console.ts';

/** What will happen to the people of an import, and the ways on and back. */
export function ShownPlan({ importId, onBack }: { importId: string; onBack: () => void }) {
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
