import './popup-page.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { PasteBox } from '../intake/paste-box.tsx';
import { useDraft } from '../intake/use-draft.ts';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { lazily } from '../parts/lazily.tsx';
import { usePopupPlan } from './popup-plan.ts';

// What the popup opens with is a box that takes a list; what needs the database, and that is nearly all, comes behind it.
const PopupLists = lazily(() => import('./popup-lists.tsx').then((loaded) => loaded.PopupLists));
const ShownPlan = lazily(() => import('./shown-plan.tsx').then((loaded) => loaded.ShownPlan), Waiting);
const PopupFoot = lazily(() => import('./popup-foot.tsx').then((loaded) => loaded.PopupFoot));

/** The popup: a list that is pasted, or the one in the tab; invite these people, keep them, or go on in the console. */
export function PopupPage() {
  const { importId, show, leave } = usePopupPlan();
  const box = useDraft({ isKept: true });
  const [isStoring, setStoring] = useState(false);
  return (
    <main class="popup">
      <h1 class="only-heard">{i18n.t('extension_name')}</h1>
      <FailureBoundary>
        {importId === undefined ? (
          <Waiting />
        ) : importId === null ? (
          <>
            <fieldset class="popup-box" disabled={isStoring}>
              <PasteBox box={box} example={i18n.t('paste.placeholder')} isFirst />
            </fieldset>
            <PopupLists box={box} onStoring={setStoring} onInvite={show} />
          </>
        ) : (
          <ShownPlan importId={importId} onBack={leave} />
        )}
        <PopupFoot />
      </FailureBoundary>
    </main>
  );
}

function Waiting() {
  return <p role="status">{i18n.t('loading')}</p>;
}
