import { i18n } from '#i18n';
import type { PageProblem } from '../../capture/page/page-problem.ts';
import { Button } from '../parts/button.tsx';
import { lazily } from '../parts/lazily.tsx';
import { knownSiteWords } from '../words/known-site-words.ts';
import { pageProblemWords } from '../words/page-problem-words.ts';
import type { usePopupChoices } from './popup-choices.ts';
import type { TabCapture } from './use-captured-tab.ts';

const CapturedCard = lazily(() => import('./captured-card.tsx').then((loaded) => loaded.CapturedCard));
const SheetCard = lazily(() => import('./sheet-card.tsx').then((loaded) => loaded.SheetCard));

interface Props {
  capture: TabCapture;
  chosen: ReturnType<typeof usePopupChoices>;
  onReview: (importId: string) => void;
  onInvite: (importId: string) => void;
  onKept: () => void;
}

/** What the popup says of the tab that it was opened on; nothing where there is nothing to be captured. */
export function TabCard({ capture, ...rest }: Props) {
  const { state } = capture;
  switch (state.kind) {
    case 'looking':
    case 'none':
      return null;
    case 'reading':
      return (
        <section class="popup-card popup-wait">
          <p role="status">{i18n.t('popup.reading_page')}</p>
          <Button look="quiet" onClick={capture.stop}>
            {i18n.t('paste.stop')}
          </Button>
        </section>
      );
    case 'refused':
      if (isNoPlaceForLists(state.problem)) return null;
      return (
        <div class="popup-wait">
          <p class="soft small" role="status" data-testid="page-problem">
            {pageProblemWords(state.problem)}
          </p>
          <Button look="quiet" onClick={capture.lookAgain}>
            {i18n.t('capture.again')}
          </Button>
        </div>
      );
    case 'site':
      return (
        <section class="popup-card" data-testid="site-card">
          <p>{knownSiteWords(state.site)}</p>
          <p class="popup-quiet">
            <Button look="quiet" onClick={capture.readAsPage}>
              {i18n.t('popup.as_page')}
            </Button>
          </p>
        </section>
      );
    case 'sheet':
      return <SheetCard shown={state} capture={capture} />;
    case 'captured':
      return <CapturedCard key={state.page.id} shown={state} capture={capture} {...rest} />;
  }
}

/** Pages where nobody expects a list: the popup is opened there for something else. */
function isNoPlaceForLists({ code }: PageProblem): boolean {
  return (
    code === 'page-of-browser' ||
    code === 'page-of-store' ||
    code === 'page-not-granted' ||
    code === 'page-closed' ||
    code === 'page-capture-ended'
  );
}
